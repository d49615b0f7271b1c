using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Exact;

/// <summary>Asks the exact engine for a better seating than the search found, and for a bound that knows every rule at once.</summary>
internal sealed class ExactSeating(ISolver solver)
{
    // Up to so many numbers everything is proven, whatever the gap.
    private const long TinyProblem = 150;

    /// <summary>Sixty people at five tables have 450, a hundred at seven 900: up to here a proof is worth some time.</summary>
    public const long SmallProblem = 1_000;

    // Beyond so many a proof is out of reach within seconds.
    private const long LargestToHopeFor = 2_500;

    // Where rules bind, our own bound is off by more than this; a smaller gap is one that the engine does not close either.
    private const long LeastPartOfBound = 100;

    /// <summary>Beyond so many numbers the engine would need more memory than it may have.</summary>
    public const long LargestProblem = 120_000;

    /// <summary>
    /// Whether a proof is to be hoped for though nobody asked for one: in the tiniest groups, and where rules bind at few tables.
    /// </summary>
    public static bool IsPromising(SearchModel model, long deviation, long bound) => SeatingModel.SizeOf(model) switch
    {
        <= TinyProblem => true,
        <= LargestToHopeFor => model.HasRules && deviation - bound > bound / LeastPartOfBound,
        _ => false,
    };

    /// <summary>Polishes a seating that keeps every rule.</summary>
    public ExactFind Improve(SearchModel model, Found found, SolveBudget budget, CancellationToken stop)
    {
        if (SeatingModel.SizeOf(model) > LargestProblem) return ExactFind.Nothing(new SolverNote.TooManyPeople());
        if (model.Costs.Deviation.Max() > ExactModel.LargestCost / model.People)
            return ExactFind.Nothing(new SolverNote.TooManyDecimals());

        var seating = new SeatingModel(model, found.TableOf);
        var answer = solver.Solve(seating.Exact, budget, stop);
        return answer.Status switch
        {
            SolveStatus.Optimal or SolveStatus.Feasible => new(
                seating.ToDeviation(answer.Cost) < found.Deviation ? seating.TableOf(answer.Values) : null,
                seating.ToBound(answer.Bound), answer.Status == SolveStatus.Feasible && answer.Work < budget.Work * 0.99, null),
            _ => ExactFind.Nothing(answer.Because ?? new SolverNote.NoAnswer()),
        };
    }
}

/// <summary>What the exact engine adds to a seating.</summary>
/// <param name="TableOf">The table of each person of the search in a better seating; null when it found none.</param>
/// <param name="Bound">No seating has a smaller deviation; null when it proved nothing.</param>
/// <param name="TimeRanOut">The time limit cut it off, so that another machine may find another seating.</param>
/// <param name="Because">Why it adds nothing.</param>
internal sealed record ExactFind(int[]? TableOf, long? Bound, bool TimeRanOut, SolverNote? Because)
{
    public static ExactFind Nothing(SolverNote because) => new(null, null, false, because);
}
