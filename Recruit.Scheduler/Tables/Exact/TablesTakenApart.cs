using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Exact;

/// <summary>
/// A large-neighbourhood search (Shaw 1998): takes a few tables apart and lets the exact engine seat their people anew, with the seating as
/// its hint, as long as that gains. Sets that share no table are taken side by side, so that all they gain holds
/// together, whichever ends first.
/// </summary>
internal sealed class TablesTakenApart(SearchModel model, ISolver solver, int threads, long seed)
{
    // So many people, or those of two tables, are seated anew at once.
    private const int PeopleAtOnce = 40;

    // A search without a gain in so many rounds has found what it can.
    private const int MostIdle = 6;

    private const long LeastPartOfBound = 1_000;

    // A person off beyond what cannot be helped makes a table so many times as likely to be taken.
    private const int Likelier = 16;

    private FastRandom dice = new(seed);

    /// <summary>
    /// Whether it is worth its time: where rules bind, no exchange may lead on; where they do not, annealing gets there sooner.
    /// </summary>
    public static bool IsPromising(SearchModel model, long deviation, long bound) =>
        model.HasRules && model.Tables > 2 && deviation - bound > bound / LeastPartOfBound;

    /// <summary>The best seating found; the same for a seed and so many threads, unless the time is up.</summary>
    /// <param name="found">A seating that keeps every rule.</param>
    /// <param name="bound">Where it may stop.</param>
    /// <param name="budget">For each set of tables.</param>
    /// <param name="timeIsUp">Asked before every round.</param>
    /// <param name="stop">Nobody wants to know any more.</param>
    public Found Improve(Found found, long bound, SolveBudget budget, Func<bool> timeIsUp, CancellationToken stop)
    {
        var best = found;
        for (var idle = 0; idle < MostIdle && !best.Meets(bound) && !timeIsUp(); idle++)
        {
            var anew = SeatAnew(best, budget, stop);
            if ((anew.Breaches, anew.Deviation).CompareTo((best.Breaches, best.Deviation)) < 0) (best, idle) = (anew, -1);
        }

        return best with { Moves = found.Moves };
    }

    private Found SeatAnew(Found best, SolveBudget budget, CancellationToken stop)
    {
        SomeTables[] sets = [.. Sets(new SeatingState(model, best.TableOf)).Select(tables => SomeTables.Of(model, tables, best.TableOf))];
        var seatings = new int[]?[sets.Length];
        Parallel.For(0, sets.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, set =>
        {
            var seating = new SeatingModel(sets[set].Part, sets[set].Part.Start);
            var answer = solver.Solve(seating.Exact, budget, stop);
            if (answer.Status is SolveStatus.Optimal or SolveStatus.Feasible) seatings[set] = seating.TableOf(answer.Values);
        });

        int[] tableOf = [.. best.TableOf];
        foreach (var (set, seating) in sets.Zip(seatings))
            if (seating is not null) set.Apply(seating, tableOf);
        return model.IsKeptBy(tableOf) ? new Found(new SeatingState(model, tableOf)) : best;
    }

    private IEnumerable<int[]> Sets(SeatingState state)
    {
        var left = Enumerable.Range(0, model.Tables).ToList();
        for (var set = 0; set < threads && left.Count > 1; set++)
        {
            var tables = new List<int> { TakeByExcess(left, state) };
            while (left.Count > 0 && (tables.Count < 2 || tables.Sum(model.SizeOf) < PeopleAtOnce))
                tables.Add(dice.Below(2) == 0 ? TakeByExcess(left, state) : Take(left, dice.Below(left.Count)));
            yield return [.. tables];
        }
    }

    // The more a table is off, the sooner it is taken.
    private int TakeByExcess(List<int> left, SeatingState state)
    {
        int[] excess = [.. left.Select(table => 1 + Likelier * ExcessAt(table, state))];
        var (draw, place) = (dice.Below(excess.Sum()), 0);
        for (; draw >= excess[place]; place++) draw -= excess[place];
        return Take(left, place);
    }

    private static int Take(List<int> left, int place)
    {
        var table = left[place];
        left.RemoveAt(place);
        return table;
    }

    /// <summary>How many people a table has too many or too few, beyond the part of a person that cannot be helped.</summary>
    private int ExcessAt(int table, SeatingState state)
    {
        var (ideals, unit) = (model.Costs.Kinds[model.KindOf[table]].Ideals, model.Costs.Scale.Unit);
        var counted = Enumerable.Range(0, model.Levels).Where(level => model.Costs.Weights[level] > 0);
        return (int)counted.Sum(level => Math.Abs(state.CountAt(table, level) * unit - ideals[level]) / unit);
    }
}
