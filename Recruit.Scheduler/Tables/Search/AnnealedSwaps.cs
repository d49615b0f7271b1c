namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// Runs annealings side by side, and again with longer cooling, until one meets the bound or the budget is spent.
/// What it finds depends on seed, threads and budget alone: an annealing that meets the bound stops only those that would have needed more moves.
/// </summary>
public sealed class AnnealedSwaps(SearchModel model, long bound, SearchBudget budget, int threads, long seed)
{
    private readonly int[] movable = MovablePeople(model);
    private Found? best;
    private long movesBefore;

    /// <summary>The best seating of all annealings; <paramref name="timeIsUp"/> is asked every thousand moves.</summary>
    public Found Run(Func<bool> timeIsUp, Action<Found, long>? report, CancellationToken stop)
    {
        best = new Found(new SeatingState(model, model.Start));
        if (movable.Length + model.Blocks.Count < 2 || best.Meets(bound)) return best;

        var lookalikes = new Lookalikes(model, movable, seed);
        for (var stage = 0; stage < budget.Annealings.Count && !best.Meets(bound) && !timeIsUp(); stage++)
            Anneal(stage, lookalikes, timeIsUp, report, stop);

        return best with { Moves = movesBefore };
    }

    private void Anneal(int stage, Lookalikes lookalikes, Func<bool> timeIsUp, Action<Found, long>? report, CancellationToken stop)
    {
        var fewest = long.MaxValue;
        var chains = new SwapChain[threads];
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = stop }, thread =>
        {
            var chain = chains[thread] = new SwapChain(model, movable, lookalikes, model.Start, Dice.Branch(seed, stage, thread));
            chain.Anneal(Cooling.For(model, stage), budget.Annealings[stage], bound, () =>
            {
                if (thread == 0 && chain.Moves % (256 * SwapChain.Stride) == 0) report?.Invoke(best!, movesBefore + chain.Moves * threads);
                return Interlocked.Read(ref fewest) < chain.Moves || timeIsUp() || stop.IsCancellationRequested;
            });
            if (chain.Met(bound)) Lower(ref fewest, chain.Moves);
        });

        stop.ThrowIfCancellationRequested();
        movesBefore += chains.Sum(chain => chain.Moves);
        best = BestOf(chains);
        report?.Invoke(best, movesBefore);
    }

    // Of those that met the bound the first counts, in moves: the others were stopped at a moment that differs from run to run.
    private Found BestOf(SwapChain[] chains) =>
        chains.Where(chain => chain.Met(bound)).MinBy(chain => chain.Moves) is { } first
            ? new Found(first.State)
            : chains.Select(chain => chain.Best).Prepend(best!).MinBy(found => (found.Breaches, found.Deviation, found.Energy))!;

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

/// <summary>A seating that the search found, with its exact deviation.</summary>
public sealed record Found(int[] TableOf, long Deviation, int Breaches, long Energy)
{
    public Found(SeatingState state)
        : this([.. state.TableOf], state.Deviation, state.Breaches, state.Energy())
    {
    }

    /// <summary>Swaps tried by all threads.</summary>
    public long Moves { get; init; }

    public bool Meets(long bound) => Deviation <= bound && Breaches == 0;
}
