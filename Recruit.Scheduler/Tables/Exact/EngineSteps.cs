using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Proof;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Exact;

/// <summary>
/// What the exact engine adds to what the search found in a round: a bound for all attributes together, a few tables seated
/// anew, a proof of the whole.
/// </summary>
/// <remarks>
/// A seating of the engine counts once our own rules and arithmetic have said so; a bound above what is attained never does.
/// </remarks>
internal sealed class EngineSteps(SearchModel model, ISolver solver, CompositionOptions options, Func<TimeSpan> spent)
{
    /// <summary>No seating with tables of these sizes has a smaller deviation; 0 when nothing is proven.</summary>
    public long Bound { get; private set; }

    /// <summary>Why it added nothing, though it was asked.</summary>
    public SolverNote? Note { get; private set; }

    /// <summary>Whether a time limit cut it off, so that another machine may find another seating.</summary>
    public bool TimeRanOut { get; private set; }

    /// <summary>What each step came to, in units of the search.</summary>
    public List<(string By, long Deviation, long Bound)> Taken { get; } = [];

    /// <summary>Whether it found a better seating or a better bound.</summary>
    public bool Gained { get; private set; }

    private bool IsSmall => SeatingModel.SizeOf(model) <= ExactSeating.SmallProblem;

    private bool TimeIsUp => options.TimeLimit is { } limit && spent() > limit;

    /// <summary>Asks for a bound that knows all attributes at once.</summary>
    public void ProveJointly(Found found, long bound, CancellationToken stop)
    {
        if (found.Meets(bound) || !JointBound.IsPromising(model, found.Deviation, bound)) return;
        if (ExactBudget.ForProof(options, spent()) is not { } budget) return;
        (var joint, Note) = JointBound.Of(model, solver, budget, stop);
        Raise(joint ?? 0, found);
        if (joint is not null) Taken.Add(("all attributes together", found.Deviation, Math.Max(bound, Bound)));
    }

    /// <summary>A seating that is at least as good, and a better bound.</summary>
    public Found Improve(Found found, long bound, CancellationToken stop)
    {
        var whole = options.Solver == SolverUse.Exact || ExactSeating.IsPromising(model, found.Deviation, bound);
        if (!whole || !IsSmall) found = TakeApart(found, bound, stop);
        return whole ? Prove(found, bound, stop) : found;
    }

    private Found TakeApart(Found found, long bound, CancellationToken stop)
    {
        if (!TablesTakenApart.IsPromising(model, found.Deviation, bound)) return found;
        if (ExactBudget.ForSomeTables(options, spent()) is not { } budget) return found;
        var better = new TablesTakenApart(model, solver, options.Threads, options.Seed).Improve(found, bound, budget, () => TimeIsUp, stop);
        TimeRanOut |= TimeIsUp;
        Gained |= better.Deviation < found.Deviation;
        Taken.Add(("tables taken apart", better.Deviation, bound));
        return better;
    }

    private Found Prove(Found found, long bound, CancellationToken stop)
    {
        if (found.Meets(bound) || ExactBudget.ForProof(options, spent(), IsSmall) is not { } budget) return found;
        var better = new ExactSeating(solver).Improve(model, found, budget, stop);
        if (better.TimeRanOut && !ExactBudget.HasTime(options))
            better = ExactFind.Nothing(new SolverNote.TookTooLong());
        TimeRanOut |= better.TimeRanOut;
        Note = better.Because ?? Note;
        if (better.TableOf is { } tableOf && model.IsKeptBy(tableOf))
            (found, Gained) = (new Found(new SeatingState(model, tableOf)) with { Moves = found.Moves }, true);
        Raise(better.Bound ?? 0, found);
        if (better.Bound is not null) Taken.Add(("the whole at once", found.Deviation, Math.Max(bound, Bound)));
        return found;
    }

    private void Raise(long proven, Found found)
    {
        if (proven > found.Deviation || proven <= Bound) return;
        (Bound, Gained) = (proven, true);
    }
}
