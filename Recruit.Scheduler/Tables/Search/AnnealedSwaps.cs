namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// Runs annealings side by side, and again with longer cooling, until one meets the bound or the budget is spent.
/// What it finds depends on seed, threads and budget alone: an annealing that meets the bound stops only those that would
/// have needed more moves.
/// </summary>
public sealed class AnnealedSwaps(SearchModel model, long bound, SearchBudget budget, int threads, long seed)
{
    private readonly int[] movable = MovablePeople(model);
    private Found? best;
    private long movesBefore;

    /// <summary>Gives every annealing but the first a seating of its own to start from; null to start all from the model's.</summary>
    public Func<int, int[]>? OtherStart { get; init; }

    /// <summary>The best seating of all annealings; <paramref name="timeIsUp"/> is asked every thousand moves.</summary>
    public Found Run(Func<bool> timeIsUp, Action<Found, long>? report, CancellationToken stop)
    {
        best = new Found(new SeatingState(model, model.Start));
        if (movable.Length + model.Blocks.Count < 2) return best;

        var lookalikes = new Lazy<Lookalikes>(() => new Lookalikes(model, movable, seed));
        for (var stage = 0; stage < budget.Annealings.Count && !best.Meets(bound) && !timeIsUp(); stage++)
            Anneal(new AnnealingStage(stage, Cooling.For(model, stage), budget.Annealings[stage], bound, lookalikes.Value), timeIsUp,
                report, stop);
        if (model.HasPreferences && !timeIsUp()) Please(lookalikes.Value, timeIsUp, report, stop);

        return best with { Moves = movesBefore };
    }

    /// <summary>Leaves the balance of the model's start as it is, and grants wishes and new meetings within it.</summary>
    public Found RunPleasing(Func<bool> timeIsUp, CancellationToken stop)
    {
        best = new Found(new SeatingState(model, model.Start));
        if (movable.Length > 1) Please(new Lookalikes(model, movable, seed), timeIsUp, report: null, stop);
        return best with { Moves = movesBefore };
    }

    // Balance comes first: from here on no seating counts whose deviation is larger than the least that was found.
    private void Please(Lookalikes lookalikes, Func<bool> timeIsUp, Action<Found, long>? report, CancellationToken stop)
    {
        var state = new SeatingState(model, best!.TableOf);
        state.HeedPreferences();
        best = new Found(state);
        foreach (var (again, cooling) in Cooling.Pleasing.Index().TakeWhile(_ => best.Unmet > 0 && !timeIsUp()))
            Anneal(new AnnealingStage(-1 - again, cooling, budget.Annealings[0] * (again == 0 ? 1 : 4), best.Deviation, lookalikes,
                Pleasing: true), timeIsUp, report, stop);
    }

    private void Anneal(AnnealingStage stage, Func<bool> timeIsUp, Action<Found, long>? report, CancellationToken stop)
    {
        var fewest = long.MaxValue;
        var chains = new SwapChain[threads];
        var start = StartOf(stage);
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, thread =>
        {
            var chain = chains[thread] = new SwapChain(
                model, movable, stage.Lookalikes, start, stage.Pleasing, FastRandom.Branch(seed, stage.Number, thread));
            chain.Anneal(stage.Cooling, stage.Moves, stage.Bound, () =>
            {
                if (thread == 0 && chain.Moves % (256 * SwapChain.Stride) == 0) report?.Invoke(best!, movesBefore + chain.Moves * threads);
                return Interlocked.Read(ref fewest) < chain.Moves || timeIsUp() || stop.IsCancellationRequested;
            });
            if (chain.Met(stage.Bound)) Lower(ref fewest, chain.Moves);
        });

        stop.ThrowIfCancellationRequested();
        movesBefore += chains.Sum(chain => chain.Moves);
        best = BestOf(chains, stage.Bound);
        report?.Invoke(best, movesBefore);
    }

    private int[] StartOf(AnnealingStage stage) => stage switch
    {
        { Pleasing: true } => best!.TableOf,
        { Number: > 0 } when OtherStart is not null => OtherStart(stage.Number),
        { Number: > 0 } when SearchBudget.GoesOnFromTheBest(model) => best!.TableOf,
        _ => model.Start,
    };

    // Of those that met the bound the first counts, in moves: the others were stopped at a moment that differs from run to run.
    private Found BestOf(SwapChain[] chains, long goal) =>
        chains.Where(chain => chain.Met(goal)).MinBy(chain => chain.Moves) is { } first
            ? new Found(first.State)
            : chains.Select(chain => chain.Best)
                .Prepend(best!)
                .MinBy(found => (found.Breaches, found.Deviation, found.Unmet, found.Energy))!;

    private static void Lower(ref long fewest, long moves)
    {
        for (var seen = Interlocked.Read(ref fewest); moves < seen;)
        {
            var now = Interlocked.CompareExchange(ref fewest, moves, seen);
            if (now == seen) return;
            seen = now;
        }
    }

    private static int[] MovablePeople(SearchModel model)
    {
        var still = model.Fixed.Concat(model.Blocks.SelectMany(block => block)).ToHashSet();
        return [.. Enumerable.Range(0, model.People).Where(person => !still.Contains(person))];
    }
}

/// <summary>One annealing by all threads: how it cools, for how long, and the deviation at which it may stop.</summary>
internal sealed record AnnealingStage(int Number, Cooling Cooling, long Moves, long Bound, Lookalikes Lookalikes, bool Pleasing = false);

/// <summary>A seating that the search found, with its exact deviation.</summary>
public sealed record Found(int[] TableOf, long Deviation, int Breaches, int Unmet, long Energy)
{
    public Found(SeatingState state)
        : this([.. state.TableOf], state.Deviation, state.Breaches, state.Unmet, state.Energy())
    {
    }

    /// <summary>Swaps tried by all threads.</summary>
    public long Moves { get; init; }

    public bool Meets(long bound) => Deviation <= bound && Breaches == 0;
}
