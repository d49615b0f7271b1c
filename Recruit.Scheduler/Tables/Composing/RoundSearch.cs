using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Exact;
using Recruit.Scheduler.Tables.Proof;
using Recruit.Scheduler.Tables.Rules;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>Searches one round after the other from a plan of seats, and says of each how good it is.</summary>
internal sealed class RoundSearch
{
    private readonly CompositionProblem problem;
    private readonly SeatPlan plan;
    private readonly CompositionOptions options;
    private readonly TimeProvider clock;
    private readonly long started;
    private readonly Numbering numbering;
    private readonly SearchModel model;
    private readonly List<long?> bounds;
    private readonly TimeSpan proofTime;
    private long proven;
    private string? solverNote;
    private bool timeRanOut;

    public RoundSearch(
        CompositionProblem problem, IReadOnlyList<Party> parties, TableMasks masks, SeatPlan plan, CompositionOptions options, TimeProvider clock, long started)
    {
        (this.problem, this.plan, this.options, this.clock, this.started) = (problem, plan, options, clock, started);
        numbering = new Numbering(problem, masks, plan.TableOf);
        model = numbering.Model(parties);
        bounds = Bounds();
        proofTime = clock.GetElapsedTime(started);
    }

    /// <summary>What polishes and proves where the search's own bound is not met; null to leave that be.</summary>
    public ISolver? Solver { get; init; }

    private long Bound => Math.Max(proven, bounds.Sum(bound => bound!.Value));

    public CompositionOutcome Compose(int rounds, IProgress<CompositionProgress>? progress, CancellationToken stop)
    {
        if (TargetsOutOfReach() is { Count: > 0 } clashes) return Clash.Outcome(clashes);

        var meetings = new MeetingBook(model);
        var compositions = new List<Composition>();
        for (var round = 0; round < rounds; round++)
        {
            var began = clock.GetTimestamp();
            var found = SearchRound(round, meetings, progress, stop);
            if (Breaches(found) is { Count: > 0 } breaches) return NothingFound(breaches);
            if (round == 0) ProveJointly(found, stop);
            if (rounds == 1) found = Polished(found, stop);

            meetings.Note(found.TableOf);
            compositions.Add(Write(found) with { SearchTime = clock.GetElapsedTime(began), TimeRanOut = timeRanOut });
        }

        return new CompositionOutcome.ComposedInRounds(Polished(compositions, meetings, stop), meetings.Count());
    }

    /// <summary>The deviation of the plan as it stands.</summary>
    public decimal PlannedDeviation => new SeatingState(model, model.Start).Deviation / numbering.Scale.PerPerson;

    /// <summary>The plan as it stands, with its proof and nobody moved.</summary>
    public Composition AsPlanned() => Write(new Found(new SeatingState(model, model.Start)));

    private Found SearchRound(int round, MeetingBook meetings, IProgress<CompositionProgress>? progress, CancellationToken stop)
    {
        var budget = SearchBudget.For(model, options.Moves);
        var seed = Dice.Branch(options.Seed, round, 0);
        var search = new AnnealedSwaps(meetings.Teach(model, round), Bound, budget, options.Threads, seed)
        {
            OtherStart = model is { People: < SearchBudget.FewPeople, HasRules: true } ? new OtherStarts(problem, numbering, model, seed).Start : null,
        };
        return search.Run(TimeIsUp, progress is null ? null : Report, stop);

        void Report(Found best, long moves) => progress!.Report(new CompositionProgress(
            moves, budget.Moves * options.Threads, best.Deviation / numbering.Scale.PerPerson, Bound / numbering.Scale.PerPerson));
    }

    private void ProveJointly(Found found, CancellationToken stop)
    {
        if (Solver is null || !JointBound.IsPromising(model, found.Deviation, Bound) || BudgetFor(found) is not { } budget) return;
        (var joint, solverNote) = JointBound.Of(model, Solver, budget, stop);
        proven = joint ?? 0;
    }

    // Only a single round: the engine knows nothing of who met before.
    private Found Polished(Found found, CancellationToken stop)
    {
        if (Solver is null || BudgetFor(found) is not { } budget) return found;
        if (options.Solver == SolverUse.Auto && !ExactSeating.IsPromising(model, found.Deviation, Bound)) return found;

        var better = new ExactSeating(Solver).Improve(model, found, budget, stop);
        if (better.TimeRanOut && !ExactBudget.HasTime(options)) better = ExactFind.Nothing("The exact solver took too long here; this is what the search found.");
        proven = Math.Max(proven, better.Bound ?? 0);
        timeRanOut |= better.TimeRanOut;
        solverNote = better.Because ?? solverNote;
        return better.TableOf is { } tableOf ? Pleased(model with { Start = tableOf }) with { Moves = found.Moves } : found;

        Found Pleased(SearchModel from) => from.HasPreferences
            ? new AnnealedSwaps(from, Bound, SearchBudget.For(model, options.Moves), options.Threads, Dice.Branch(options.Seed, 0, 1)).RunPleasing(TimeIsUp, stop)
            : new Found(new SeatingState(from, from.Start));
    }

    /// <summary>What the engine may take for a better proof; null when none is needed, nobody wants one, or the time is up.</summary>
    private SolveBudget? BudgetFor(Found found) =>
        found.Meets(Bound) || options.Solver == SolverUse.Search || TimeIsUp() ? null : ExactBudget.ForProof(options, clock.GetElapsedTime(started));

    // Where few are left to meet, a later round could not avoid repeats alone; each round is looked at once more with all others known.
    private List<Composition> Polished(List<Composition> compositions, MeetingBook meetings, CancellationToken stop)
    {
        for (var round = 0; round < compositions.Count && meetings.Count().Pairs < meetings.Count().MostPairs && !TimeIsUp(); round++)
        {
            var search = new AnnealedSwaps(
                meetings.Teach(model, round) with { Start = meetings.Rounds[round] }, Bound, SearchBudget.For(model, options.Moves), options.Threads, Dice.Branch(options.Seed, round, 1));
            var found = search.RunPleasing(TimeIsUp, stop);
            if (!meetings.Replace(round, found.TableOf)) continue;
            compositions[round] = Write(found) with { SearchTime = compositions[round].SearchTime, Moves = compositions[round].Moves + found.Moves, TimeRanOut = timeRanOut };
        }

        return compositions;
    }

    private bool TimeIsUp() => timeRanOut = timeRanOut || (options.TimeLimit is { } limit && clock.GetElapsedTime(started) > limit);

    private List<long?> Bounds()
    {
        var tablesOfKind = new int[model.Costs.Kinds.Count];
        foreach (var kind in model.KindOf) tablesOfKind[kind]++;
        var proof = new AttributeBound(model.Costs, tablesOfKind);
        var confined = AvailabilityBound.For(model);
        return
        [
            .. numbering.Attributes.Select((attribute, index) => confined is null
                ? proof.Of(attribute.First, attribute.People)
                : confined.Of(index, attribute.First, attribute.Levels.Length)),
        ];
    }

    private List<Clash> TargetsOutOfReach() =>
    [
        .. from attribute in numbering.Attributes.Zip(bounds)
           where attribute.Second is null
           select ClashWords.TargetsOutOfReach(attribute.First.Balanced ? attribute.First.Name : null),
    ];

    private List<Breach> Breaches(Found found)
    {
        int[] tableOf = [.. Enumerable.Repeat(-1, problem.Guests.Count)];
        for (var person = 0; person < found.TableOf.Length; person++) tableOf[numbering.Seated[person]] = found.TableOf[person];
        var seating = Seating.Of(problem.Tables, problem.Guests, tableOf);
        return [.. TableRule.All.SelectMany(rule => rule.BreachesIn(seating))];
    }

    private static CompositionOutcome.Impossible NothingFound(List<Breach> breaches) =>
        new([.. breaches.Take(20).Select(breach => ClashWords.LeftInTheBest(breach.Explanation))], ClashWords.LoosenOrWait);

    private Composition Write(Found found)
    {
        var writer = new CompositionWriter(problem, numbering, model);
        var tables = writer.Tables(found.TableOf);
        return new Composition
        {
            Tables = tables,
            TableOf = writer.TableOf(found.TableOf),
            Unplaced = plan.Unplaced,
            ReservesLeft = plan.ReservesLeft,
            Attributes = writer.Attributes(tables, [.. bounds.Select(bound => bound!.Value)]),
            Deviation = writer.InPeople(found.Deviation),
            Bound = writer.InPeople(Bound),
            Wishes = writer.Wishes(found.TableOf),
            Moves = found.Moves,
            SearchTime = TimeSpan.Zero,
            ProofTime = proofTime,
            TimeRanOut = timeRanOut,
            Solver = proven > 0 ? $"search, {Solver!.Name}" : "search",
            SolverNote = solverNote,
        };
    }
}
