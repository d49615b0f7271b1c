using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Proof;

/// <summary>
/// The least deviation that all attributes can have together. Where rules bind, whomever a table gets for one attribute it gets with all
/// the others, so that this is more than the sum of what each attribute needs. People may be shared out in parts here, which
/// makes it a linear program.
/// </summary>
/// <remarks>
/// With x_ik of the m_i of unit i (<see cref="SeatUnit"/>) at the T_k tables of class k (<see cref="TableClasses"/>), which have S_k
/// seats each; a_i people in one of the unit, p_il of them of level l and g_ih of a group h that must be apart; n_kl people of a level at a
/// class; and D_kl the convex deviation that one table has with so many of them:
///   minimise Σ_kl T_k·D_kl(n_kl / T_k)   where   Σ_k x_ik = m_i,   Σ_i a_i·x_ik = T_k·S_k,   n_kl = Σ_i p_il·x_ik,   Σ_i g_ih·x_ik ≤ T_k,
/// x ≥ 0 in parts, at classes that are open to the unit; D between whole numbers is a line, and where quotas forbid a number it has none.
/// The engine only proposes prices: q_k of a seat, π_kl of a person of a level at a class, μ_hk ≥ 0 of two who should be apart. Whatever
/// they are, no seating deviates less than (Lagrange: weak duality; what has a price is 0 in a seating, or not above 0 where it is μ)
///   Σ_k T_k·(q_k·S_k − Σ_h μ_hk) + Σ_kl T_k·min_n (D_kl(n) − π_kl·n) + Σ_i m_i·min_k (Σ_l π_kl·p_il + Σ_h μ_hk·g_ih − q_k·a_i).
/// That is added up in whole numbers, so that nobody has to trust the engine.
/// </remarks>
internal sealed class JointBound
{
    // Prices are rounded to this part of a unit of the search.
    private const long Part = 1024;

    private const double HighestPrice = 1L << 42;

    // Beyond so many terms the program takes longer than the search.
    private const long MostTerms = 300_000;

    // Far more than such a program takes, in the engine's deterministic seconds.
    private const double WorkOfProgram = 60;

    // A smaller gap than this part of the bound is not worth the second that the program takes.
    private const long LeastPartOfBound = 200;

    private readonly SearchModel model;
    private readonly TableClasses classes;
    private readonly IReadOnlyList<SeatUnit> units;
    private readonly ILookup<int, int> groupsOfUnit;
    private readonly LinearModel program = new();
    private readonly int[] seatRows;
    private readonly JointCell?[][] cells;
    private readonly int[][] apartRows;

    private JointBound(SearchModel model, TableClasses classes, IReadOnlyList<SeatUnit> units)
    {
        (this.model, this.classes, this.units) = (model, classes, units);
        groupsOfUnit = GroupsOfUnits();
        seatRows = [.. Classes.Select(one => AddRow(classes.TablesOf(one) * classes.SizeOf(one)))];
        cells = [.. Classes.Select(one => Enumerable.Range(0, model.Levels)
            .Select(level => JointCell.Add(program, model.Costs, classes.KindOf(one), classes.TablesOf(one), level))
            .ToArray())];
        apartRows = [.. model.ApartGroups.Select(_ =>
            Classes.Select(one => program.AddRow(double.NegativeInfinity, classes.TablesOf(one))).ToArray())];
        foreach (var (number, unit) in units.Index())
            AddUnit(number, unit);
    }

    private IEnumerable<int> Classes => Enumerable.Range(0, classes.Count);

    /// <summary>
    /// Whether there is something to gain. Where nothing binds, all attributes together need no more than each by itself.
    /// </summary>
    public static bool IsPromising(SearchModel model, long deviation, long bound) =>
        model.HasRules && deviation - bound > bound / LeastPartOfBound;

    /// <summary>Asks for a bound, in units of the search.</summary>
    /// <returns>Null and no reason where the program would be too large; null and why when the engine has no answer.</returns>
    public static (long? Bound, SolverNote? Because) Of(SearchModel model, ISolver solver, SolveBudget budget, CancellationToken stop)
    {
        var classes = new TableClasses(model);
        var units = SeatUnit.AllOf(model);
        return (long)units.Count * classes.Count * (model.Attributes + 2) <= MostTerms
            ? new JointBound(model, classes, units).Ask(solver, budget, stop)
            : (null, null);
    }

    private (long?, SolverNote?) Ask(ISolver solver, SolveBudget budget, CancellationToken stop)
    {
        var answer = solver.Solve(program, budget with { Work = Math.Max(budget.Work, WorkOfProgram) }, stop);
        return answer.Status == SolveStatus.Optimal ? (BoundOf(answer.Prices), null) : (null, answer.Because);
    }

    private int AddRow(double exactly) => program.AddRow(exactly, exactly);

    private void AddUnit(int number, SeatUnit unit)
    {
        var row = AddRow(unit.Most);
        var (levels, groups) = (LevelsOf(unit), groupsOfUnit[number].CountBy(group => group).ToList());
        foreach (var one in OpenTo(unit))
        {
            var seats = program.AddVariable(0, unit.Most, 0);
            program.AddTerm(row, seats, 1);
            program.AddTerm(seatRows[one], seats, SeatsOf(unit));
            foreach (var (level, people) in levels)
                if (cells[one][level] is { } cell) program.AddTerm(cell.Row, seats, people);
            foreach (var group in groups) program.AddTerm(apartRows[group.Key][one], seats, group.Value);
        }
    }

    private long BoundOf(IReadOnlyList<double> prices)
    {
        var ofSeat = Classes.Select(one => Rounded(prices[seatRows[one]])).ToArray();
        var ofPerson = Classes.Select(one => cells[one].Select(cell => cell is null ? 0 : -Rounded(prices[cell.Row])).ToArray()).ToArray();
        var ofMeeting = apartRows.Select(rows => rows.Select(row => Math.Max(0, -Rounded(prices[row]))).ToArray()).ToArray();

        var total = Int128.Zero;
        foreach (var one in Classes)
        {
            total += (Int128)ofSeat[one] * classes.TablesOf(one) * classes.SizeOf(one)
                - ofMeeting.Sum(meetings => meetings[one]) * (Int128)classes.TablesOf(one);
            foreach (var (level, cell) in cells[one].Index()) total += cell?.LeastAt(ofPerson[one][level], Part) ?? 0;
        }

        foreach (var (number, unit) in units.Index())
        {
            var levels = LevelsOf(unit);
            total += unit.Most * OpenTo(unit).Min(one =>
                levels.Sum(level => ofPerson[one][level.Level] * level.People)
                - ofSeat[one] * SeatsOf(unit)
                + groupsOfUnit[number].Sum(group => ofMeeting[group][one]));
        }

        return (long)Ceiling(total);
    }

    // A deviation is a whole number of units.
    private static Int128 Ceiling(Int128 total) => total / Part + (total % Part > 0 ? 1 : 0);

    // Any price will do, also one without sense; only sums of them must fit.
    private long Rounded(double price) =>
        (long)Math.Clamp(Math.Round(price * (double)model.Costs.Scale.PerPerson * Part), -HighestPrice, HighestPrice);

    private IEnumerable<int> OpenTo(SeatUnit unit) =>
        Classes.Where(one => unit.People.All(person => classes.IsOpen(classes.CrowdOf(person), one)));

    private static int SeatsOf(SeatUnit unit) => unit.Together ? unit.People.Length : 1;

    private List<(int Level, int People)> LevelsOf(SeatUnit unit) =>
    [
        .. from person in unit.Together ? unit.People : unit.People[..1]
           from level in model.LevelsOf[(person * model.Attributes)..((person + 1) * model.Attributes)]
           group person by level into same
           select ((int)same.Key, same.Count()),
    ];

    private ILookup<int, int> GroupsOfUnits()
    {
        var unitOf = new int[model.People];
        foreach (var (number, unit) in units.Index())
            foreach (var person in unit.People) unitOf[person] = number;
        return model.ApartGroups.Index()
            .SelectMany(group => group.Item.Select(person => (Unit: unitOf[person], Group: group.Index)))
            .ToLookup(one => one.Unit, one => one.Group);
    }
}
