using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Exact;
using Recruit.Scheduler.Tables.Proof;
using Recruit.Scheduler.Tables.Rules;
using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>Searches one round after the other from a plan of seats, and says of each how good it is.</summary>
internal sealed class RoundSearch
{
    private readonly CompositionProblem problem;
    private readonly IReadOnlyList<Party> parties;
    private readonly TableMasks masks;
    private readonly SeatPlan plan;
    private readonly CompositionOptions options;
    private readonly TimeProvider clock;
    private readonly long started;
    private readonly Numbering numbering;
    private readonly SearchModel model;
    private readonly List<long?> bounds;
    private readonly TimeSpan proofTime;
    private EngineSteps? engine;
    private long searched;
    private bool timeRanOut;

    public RoundSearch(
        CompositionProblem problem, IReadOnlyList<Party> parties, TableMasks masks, SeatPlan plan, CompositionOptions options,
        TimeProvider clock, long started)
    {
        (this.problem, this.parties, this.masks, this.plan) = (problem, parties, masks, plan);
        (this.options, this.clock, this.started) = (options, clock, started);
        numbering = new Numbering(problem, masks, plan.TableOf);
        model = numbering.Model(parties);
        bounds = Bounds();
        proofTime = clock.GetElapsedTime(started);
    }

    /// <summary>What polishes and proves where the search's own bound is not met; null to leave that be.</summary>
    public ISolver? Solver { get; init; }

    // Rounds that are not to be searched.
    private int Settled => problem.FirstRound is null ? 0 : 1;

    private long Bound => Math.Max(engine?.Bound ?? 0, bounds.Sum(bound => bound!.Value));

    public CompositionOutcome Compose(int rounds, IProgress<CompositionProgress>? progress, CancellationToken stop)
    {
        if (TargetsOutOfReach() is { Count: > 0 } clashes) return Clash.Outcome(clashes);

        if (Solver is not null && options.Solver != SolverUse.Search)
            engine = new EngineSteps(model, Solver, options, () => clock.GetElapsedTime(started));
        var meetings = new MeetingBook(model);
        var compositions = new List<Composition>();
        for (var round = 0; round < rounds; round++)
        {
            var began = clock.GetTimestamp();
            var settled = round < Settled ? new Found(new SeatingState(model, TablesIn(problem.FirstRound!))) : null;
            var found = settled ?? SearchRound(round, meetings, progress, stop);
            if (settled is null && BreachesOf(GuestsAt(found.TableOf)) is { Count: > 0 } breaches) return NothingFound(breaches);
            searched = found.Deviation;
            if (round == 0) engine?.ProveJointly(found, Bound, stop);
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
        var seed = FastRandom.Branch(options.Seed, round, 0);
        var search = new AnnealedSwaps(meetings.Teach(model, round), Bound, budget, options.Threads, seed)
        {
            OtherStart = model is { People: < SearchBudget.FewPeople, HasRules: true }
                ? new OtherStarts(problem, numbering, model, seed).Start
                : null,
        };
        return search.Run(TimeIsUp, progress is null ? null : Report, stop);

        void Report(Found best, long moves) => progress!.Report(new CompositionProgress(
            moves, budget.Moves * options.Threads, best.Deviation / numbering.Scale.PerPerson, Bound / numbering.Scale.PerPerson));
    }

    // Only a single round: the engine knows nothing of who met before. Wishes are granted anew within the balance that it found.
    private Found Polished(Found found, CancellationToken stop)
    {
        if (engine is null || found.Meets(Bound) || TimeIsUp()) return found;
        var better = engine.Improve(found, Bound, stop);
        timeRanOut |= engine.TimeRanOut;
        if (better.TableOf == found.TableOf || !model.HasPreferences) return better;
        var (from, budget) = (model with { Start = better.TableOf }, SearchBudget.For(model, options.Moves));
        var pleasing = new AnnealedSwaps(from, Bound, budget, options.Threads, FastRandom.Branch(options.Seed, 0, 1));
        return pleasing.RunPleasing(TimeIsUp, stop) with { Moves = found.Moves };
    }

    /// <summary>The best there is with tables of any sizes, where that can be proven; otherwise what was composed.</summary>
    public Composition WithAnySizes(Composition composed, CancellationToken stop)
    {
        if (engine is null || composed is not { Status: CompositionStatus.Optimal, OfTheseSizes: true } || TimeIsUp()) return composed;
        if (ExactBudget.ForProof(options, clock.GetElapsedTime(started)) is not { } budget) return composed;
        var found = new Found(new SeatingState(model, TablesIn(composed.TableOf)));
        if (new FreeSizes(model, problem.Tables, Solver!).Best(found, budget, stop) is not { } tableOf) return composed;

        var seats = SeatPlan.Of(problem, parties, masks, GuestsAt(tableOf));
        var best = new RoundSearch(problem, parties, masks, seats, options, clock, started).AsPlanned();
        if (BreachesOf(seats.TableOf).Count > 0 || best.Deviation > composed.Deviation) return composed;
        return (best.Deviation < composed.Deviation ? best : composed) with
        {
            Bound = best.Deviation,
            OfTheseSizes = false,
            Solver = ByEngine,
            Moves = composed.Moves,
            SearchTime = clock.GetElapsedTime(started) - proofTime,
            ProofTime = proofTime,
            Steps = [.. composed.Steps, new("tables of any sizes", best.Deviation, best.Deviation)],
        };
    }

    // Where few are left to meet, a later round could not avoid repeats alone; each round is looked at once more with all others known.
    private List<Composition> Polished(List<Composition> compositions, MeetingBook meetings, CancellationToken stop)
    {
        for (var round = Settled; round < compositions.Count && meetings.Count().Pairs < meetings.Count().MostPairs && !TimeIsUp(); round++)
        {
            var search = new AnnealedSwaps(
                meetings.Teach(model, round) with { Start = meetings.Rounds[round] }, Bound, SearchBudget.For(model, options.Moves),
                options.Threads, FastRandom.Branch(options.Seed, round, 1));
            var found = search.RunPleasing(TimeIsUp, stop);
            if (!meetings.Replace(round, found.TableOf)) continue;
            compositions[round] = Write(found) with
            {
                SearchTime = compositions[round].SearchTime,
                Moves = compositions[round].Moves + found.Moves,
                TimeRanOut = timeRanOut,
            };
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

    private List<Breach> BreachesOf(int[] tableOf)
    {
        var seating = Seating.Of(problem.Tables, problem.Guests, tableOf);
        return [.. TableRule.All.SelectMany(rule => rule.BreachesIn(seating))];
    }

    /// <summary>The table per guest of the problem (−1 for none), of that per person of the search.</summary>
    private int[] GuestsAt(int[] people)
    {
        int[] tableOf = [.. Enumerable.Repeat(-1, problem.Guests.Count)];
        foreach (var (guest, table) in numbering.Seated.Zip(people)) tableOf[guest] = table;
        return tableOf;
    }

    private int[] TablesIn(IReadOnlyDictionary<string, string> composed)
    {
        var numberOf = problem.Tables.Index().ToDictionary(table => table.Item.Name, table => table.Index);
        return [.. numbering.Seated.Select(guest => numberOf[composed[problem.Guests[guest].Id]])];
    }

    private IEnumerable<(string By, long Deviation, long Bound)> Steps =>
        [("search", searched, bounds.Sum(bound => bound!.Value)), .. engine?.Taken ?? []];

    private string ByEngine => $"search, {Solver!.Name}";

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
            OfTheseSizes = FreeSizes.AreThere(problem.Tables, model.People),
            Steps = [.. Steps.Select(step => new CompositionStep(step.By, writer.InPeople(step.Deviation), writer.InPeople(step.Bound)))],
            Solver = engine?.Gained == true ? ByEngine : "search",
            SolverNote = engine?.Note,
        };
    }
}
