using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Exact;

/// <summary>The search's own model, told to an exact engine: the same sizes, rules and costs, in whole numbers.</summary>
internal sealed class SeatingModel
{
    private const int NotOpen = -1;

    private readonly SearchModel model;
    private readonly IReadOnlyList<SeatUnit> units;
    private readonly int[][] seats;
    private readonly int[] unitOf;
    private readonly ExactModel exact = new();
    private readonly ExactSum cost = new();
    private readonly IReadOnlyList<TableSpec>? ranges;
    private readonly long step;

    /// <param name="model">The people, tables, rules and costs.</param>
    /// <param name="hint">A seating to begin from.</param>
    /// <param name="ranges">The least and most that each table may seat; null to keep every size as it is.</param>
    public SeatingModel(SearchModel model, int[] hint, IReadOnlyList<TableSpec>? ranges = null)
    {
        (this.model, this.ranges) = (model, ranges);
        units = SeatUnit.AllOf(model);
        unitOf = UnitOfPeople();
        step = CommonStep();
        seats = [.. units.Select(unit => AddSeats(unit))];
        for (var table = 0; table < model.Tables; table++) AddTable(table);
        KeepApart();
        exact.Minimise(cost);
        Hint(hint);
    }

    /// <summary>How many numbers a problem asks for, before anything is built.</summary>
    public static long SizeOf(SearchModel model) => (long)SeatUnit.AllOf(model).Count * model.Tables + (long)model.Levels * model.Tables;

    /// <summary>Whether the ideal of every level is a whole number per seat, and the costs are small enough to be added up.</summary>
    public static bool CanFreeSizes(SearchModel model) =>
        model.Costs.Kinds.All(kind => kind.Ideals.All(ideal => ideal % kind.Size == 0))
        && (Int128)model.Costs.Scale.Unit * model.Costs.Weights.Sum() * model.Tables * model.People * (model.People * model.People + 1L)
        < ExactModel.LargestCost;

    /// <summary>What to solve; its cost is the deviation divided by <see cref="ToDeviation"/>'s step.</summary>
    public ExactModel Exact => exact;

    /// <summary>The deviation, in units of the search, behind a cost of the exact model.</summary>
    public long ToDeviation(double cost) => (long)Math.Round(cost) * step;

    /// <summary>The deviation that no seating can beat, given the engine's bound of the cost: a cost is a whole number.</summary>
    public long ToBound(double bound) => (long)Math.Ceiling(bound - 1e-6) * step;

    /// <summary>The table of each person in a solution; null where that seats nobody or somebody twice.</summary>
    public int[]? TableOf(IReadOnlyList<long> values)
    {
        var tableOf = new int[model.People];
        foreach (var (index, unit) in units.Index())
        {
            var next = 0;
            var all = seats[index].Where(seat => seat != NotOpen).Sum(seat => Math.Clamp(values[seat], 0, unit.Most + 1));
            if (all != unit.Most) return null;
            for (var table = 0; table < model.Tables; table++)
            {
                var sitting = seats[index][table] == NotOpen ? 0 : values[seats[index][table]];
                for (var seat = 0; seat < (unit.Together ? sitting * unit.People.Length : sitting); seat++)
                    tableOf[unit.People[next++]] = table;
            }
        }

        return tableOf;
    }

    private int[] AddSeats(SeatUnit unit)
    {
        var open = Enumerable.Range(0, model.Tables).Where(table => IsOpen(unit, table)).ToList();
        var mine = Enumerable.Repeat(NotOpen, model.Tables).ToArray();
        foreach (var table in open) mine[table] = exact.AddVariable(0, Math.Min(unit.Most, MostAt(table)));
        exact.AddRow(ExactSum.Of(open.Select(table => mine[table])), unit.Most, unit.Most);
        return mine;
    }

    private bool IsOpen(SeatUnit unit, int table) =>
        unit.People.All(person => model.Masks?.Allows(person, table) ?? true)
        && (!model.Fixed.Contains(unit.People[0]) || model.Start[unit.People[0]] == table);

    private void AddTable(int table)
    {
        var size = SumAt(table, unit => SeatsOf(unit));
        exact.AddRow(size, ranges?[table].Min ?? model.SizeOf(table), MostAt(table));
        if (ranges is not null) AddFreeTable(table, size);
        for (var level = 0; level < model.Levels && ranges is null; level++)
            AddCell(table, SumAt(table, unit => PeopleOf(unit, level)), model.Costs.Row(model.KindOf[table], level));
    }

    // Deviation is convex in the count: the lines through neighbouring counts bound it from below, and meet it at every whole count.
    private void AddCell(int table, ExactSum count, int row)
    {
        var size = model.SizeOf(table);
        var allowed = Enumerable.Range(0, size + 1).Where(people => model.Costs.Shortfall[row + people] == 0).ToList();
        if (allowed.Count == 0) allowed = [size + 1];
        if (allowed[0] > 0 || allowed[^1] < size) exact.AddRow(count, allowed[0], allowed[^1]);

        var deviations = Enumerable.Range(0, size + 1).Select(people => model.Costs.Deviation[row + people] / step).ToArray();
        if (deviations.All(deviation => deviation == 0)) return;
        var off = exact.AddVariable(deviations.Min(), deviations.Max());
        cost.Add(off, 1);
        long? before = null;
        for (var people = 0; people < size; people++)
        {
            var slope = deviations[people + 1] - deviations[people];
            if (slope == before) continue;
            before = slope;
            exact.AddRow(count.Times(-slope).Add(off, 1), deviations[people] - slope * people, long.MaxValue);
        }
    }

    // The ideal rises with the size, so that a cell is off by a sum of seats. Of equal deviations the one with the most equal sizes costs
    // least: the lines through neighbouring squares are the square at every whole size.
    private void AddFreeTable(int table, ExactSum size)
    {
        var (kind, unit) = (model.Costs.Kinds[model.KindOf[table]], model.Costs.Scale.Unit);
        for (var level = 0; level < model.Levels; level++)
        {
            var (count, share) = (SumAt(table, one => PeopleOf(one, level)), kind.Ideals[level] / kind.Size);
            exact.AddRow(count, kind.Least[level], Math.Min(kind.Most[level], model.People));
            if (model.Costs.Weights[level] == 0) continue;
            var off = exact.AddVariable(0, model.People * unit);
            cost.Add(off, model.Costs.Weights[level] * Evenness);
            var over = SumAt(table, one => share * SeatsOf(one) - unit * PeopleOf(one, level));
            exact.AddRow(over.Times(1).Add(off, 1), 0, long.MaxValue);
            exact.AddRow(over.Times(-1).Add(off, 1), 0, long.MaxValue);
        }

        var square = exact.AddVariable(0, (long)model.People * model.People);
        cost.Add(square, 1);
        for (var people = ranges![table].Min; people < Math.Min(MostAt(table), model.People); people++)
            exact.AddRow(size.Times(-(2 * people + 1)).Add(square, 1), -(long)people * (people + 1), long.MaxValue);
    }

    private void KeepApart()
    {
        foreach (var group in model.ApartGroups)
        {
            var peopleOf = group.CountBy(person => unitOf[person]).ToList();
            for (var table = 0; table < model.Tables; table++) exact.AddRow(SumAt(table, peopleOf), 0, 1);
        }
    }

    private void Hint(int[] tableOf)
    {
        foreach (var (index, unit) in units.Index())
            for (var table = 0; table < model.Tables; table++)
                if (seats[index][table] != NotOpen)
                    exact.Hint(seats[index][table],
                        unit.Together ? (tableOf[unit.People[0]] == table ? 1 : 0) : unit.People.Count(person => tableOf[person] == table));
    }

    private ExactSum SumAt(int table, Func<SeatUnit, long> people)
    {
        var sum = new ExactSum();
        foreach (var (index, unit) in units.Index())
            if (seats[index][table] != NotOpen && people(unit) is not 0 and var number) sum.Add(seats[index][table], number);
        return sum;
    }

    private ExactSum SumAt(int table, IEnumerable<KeyValuePair<int, int>> peopleOfUnit)
    {
        var sum = new ExactSum();
        foreach (var (unit, people) in peopleOfUnit)
            if (seats[unit][table] != NotOpen) sum.Add(seats[unit][table], people);
        return sum;
    }

    private int MostAt(int table) => ranges?[table].Max ?? model.SizeOf(table);

    private long Evenness => (long)model.People * model.People + 1;

    private static int SeatsOf(SeatUnit unit) => unit.Together ? unit.People.Length : 1;

    private int PeopleOf(SeatUnit unit, int level) =>
        unit.Together ? unit.People.Count(person => Has(person, level)) : Has(unit.People[0], level) ? 1 : 0;

    private bool Has(int person, int level) => model.LevelsOf.AsSpan(person * model.Attributes, model.Attributes).Contains((ushort)level);

    private int[] UnitOfPeople()
    {
        var unitOf = new int[model.People];
        foreach (var (index, unit) in units.Index())
            foreach (var person in unit.People) unitOf[person] = index;
        return unitOf;
    }

    // The engine proves small numbers faster than large ones.
    private long CommonStep()
    {
        var common = model.Costs.Deviation.Aggregate(0L, GreatestCommonDivisor);
        return Math.Max(1, common);
    }

    private static long GreatestCommonDivisor(long one, long other) => other == 0 ? one : GreatestCommonDivisor(other, one % other);
}
