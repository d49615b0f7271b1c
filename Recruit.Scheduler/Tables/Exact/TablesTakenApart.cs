using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Exact;

/// <summary>
/// A large-neighbourhood search (Shaw 1998): takes a few tables apart and lets the exact engine seat their people anew, with the seating as its hint,
/// as long as that gains. Sets that share no table are taken side by side, so that all they gain holds together, whichever ends first.
/// </summary>
internal sealed class TablesTakenApart(SearchModel model, ISolver solver, int threads, long seed)
{
    // So many people, or two tables, are seated anew at once.
    public static readonly int PeopleAtOnce = int.Parse(Environment.GetEnvironmentVariable("LNSP") ?? "36");

    // For each set, in the engine's deterministic seconds.
    public static readonly double Work = double.Parse(Environment.GetEnvironmentVariable("LNSW") ?? "0.5", System.Globalization.CultureInfo.InvariantCulture);

    public static readonly int MostIdle = int.Parse(Environment.GetEnvironmentVariable("LNSI") ?? "12");

    private Dice dice = new(seed);

    public Found Improve(Found found, long bound, Func<bool> timeIsUp, CancellationToken stop)
    {
        var state = new SeatingState(model, found.TableOf);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var rounds = 0;
        for (var idle = 0; idle < MostIdle && state.Deviation > bound && !timeIsUp(); idle++, rounds++)
        {
            var sets = Enumerable.Range(0, 0).Select(_ => (SomeTables)null!).ToList();
            sets.AddRange(Sets(state).Select(tables => SomeTables.Of(model, tables, state.TableOf)));
            var seatings = new int[]?[sets.Count];
            Parallel.For(0, sets.Count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, set => seatings[set] = SeatedAnew(sets[set], stop));

            var tableOf = state.TableOf.ToArray();
            foreach (var (set, seating) in sets.Zip(seatings))
                if (seating is not null) set.Apply(seating, tableOf);
            var anew = new SeatingState(model, tableOf);
            if ((anew.Breaches, anew.Deviation).CompareTo((state.Breaches, state.Deviation)) >= 0) continue;
            Console.Error.WriteLine($"lns {watch.Elapsed.TotalSeconds:0.0} round {rounds} {state.Deviation / (double)model.Costs.Scale.PerPerson:0.00} -> {anew.Deviation / (double)model.Costs.Scale.PerPerson:0.00} bound {bound / (double)model.Costs.Scale.PerPerson:0.00}");
            (state, idle) = (anew, 0);
        }
        Console.Error.WriteLine($"lns end {watch.Elapsed.TotalSeconds:0.0} rounds {rounds}");

        return new Found(state) with { Moves = found.Moves };
    }

    private int[]? SeatedAnew(SomeTables set, CancellationToken stop)
    {
        var seating = new SeatingModel(set.Part, set.Part.Start);
        var answer = solver.Solve(seating.Exact, new SolveBudget(TimeSpan.FromMinutes(10), (int)(seed & int.MaxValue)) { Work = Work }, stop);
        return answer.Status is SolveStatus.Optimal or SolveStatus.Feasible ? seating.TableOf(answer.Values) : null;
    }

    private List<int[]> Sets(SeatingState state)
    {
        var left = Enumerable.Range(0, model.Tables).ToList();
        var sets = new List<int[]>();
        while (sets.Count < threads && left.Count > 1)
        {
            var set = new List<int> { Take(left, state) };
            for (var people = model.SizeOf(set[0]); left.Count > 0 && (set.Count < 2 || people < PeopleAtOnce); people += model.SizeOf(set[^1]))
                set.Add(dice.Below(2) == 0 ? Take(left, state) : TakeAt(left, dice.Below(left.Count)));
            sets.Add([.. set]);
        }

        return sets;
    }

    private int Take(List<int> left, SeatingState state)
    {
        var excess = left.Select(table => ExcessAt(table, state)).ToList();
        var total = excess.Sum();
        if (total == 0) return TakeAt(left, dice.Below(left.Count));
        var draw = dice.Below((int)total);
        var place = 0;
        for (; draw >= excess[place]; place++) draw -= (int)excess[place];
        return TakeAt(left, place);
    }

    private static int TakeAt(List<int> left, int place)
    {
        var table = left[place];
        left.RemoveAt(place);
        return table;
    }

    // How many people are off beyond what whole people cannot avoid.
    private long ExcessAt(int table, SeatingState state)
    {
        var (kind, excess) = (model.Costs.Kinds[model.KindOf[table]], 0L);
        for (var level = 0; level < model.Levels; level++)
            if (model.Costs.Weights[level] > 0)
            excess += Math.Abs(state.CountAt(table, level) * model.Costs.Scale.Unit - kind.Ideals[level]) / model.Costs.Scale.Unit;
        return excess;
    }
}
