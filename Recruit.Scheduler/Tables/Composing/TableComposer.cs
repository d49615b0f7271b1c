using Recruit.Scheduler.Tables.Proof;
using Recruit.Scheduler.Tables.Rules;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>Composes tables: seats everyone by the rules, proves how balanced that can be at best, and searches until it is.</summary>
public sealed class TableComposer(TimeProvider clock)
{
    /// <summary>Composes, or says which rules clash. The ids of guests and the names of tables must differ.</summary>
    public CompositionOutcome Compose(CompositionProblem problem, CompositionOptions options, IProgress<CompositionProgress>? progress, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        var parties = Party.AllOf(problem.Guests);
        if (new Contradictions(problem, parties).Find() is { Count: > 0 } contradictions) return Clash.Outcome(contradictions);

        var masks = OpenTables.For(problem, parties);
        var plan = new SeatPlanner(problem, parties, masks, options.Seed).Plan();
        var outcome = plan.Clashes.Count > 0 ? Clash.Outcome(plan.Clashes) : ComposeFrom(plan);
        return outcome is CompositionOutcome.Impossible && new RuleMender(problem, parties, masks, plan.TableOf, options.Seed).Mend() is { } mended
            ? ComposeFrom(plan with { TableOf = mended })
            : outcome;

        CompositionOutcome ComposeFrom(SeatPlan from) => Compose(problem, parties, masks, from, options, progress, started, stop);
    }

    private CompositionOutcome Compose(
        CompositionProblem problem, IReadOnlyList<Party> parties, TableMasks masks, SeatPlan plan,
        CompositionOptions options, IProgress<CompositionProgress>? progress, long started, CancellationToken stop)
    {
        var numbering = new Numbering(problem, masks, plan.TableOf);
        var model = numbering.Model(parties);
        var bounds = Bounds(numbering, model);
        if (UnmetTargets(numbering, bounds) is { Count: > 0 } unmet) return Clash.Outcome(unmet);

        var proven = clock.GetTimestamp();
        var (found, timeRanOut) = Search(model, bounds.Sum(bound => bound!.Value), options, numbering, progress, started, stop);
        return Outcome(problem, plan, numbering, model, found, [.. bounds.Select(bound => bound!.Value)]) switch
        {
            CompositionOutcome.Composed(var composition) => new CompositionOutcome.Composed(composition with
            {
                ProofTime = clock.GetElapsedTime(started, proven),
                SearchTime = clock.GetElapsedTime(proven),
                TimeRanOut = timeRanOut,
            }),
            var impossible => impossible,
        };
    }

    private static List<long?> Bounds(Numbering numbering, SearchModel model)
    {
        var tablesOfKind = new int[model.Costs.Kinds.Count];
        foreach (var kind in model.KindOf) tablesOfKind[kind]++;
        var proof = new AttributeBound(model.Costs, tablesOfKind);
        return [.. numbering.Attributes.Select(attribute => proof.Of(attribute.First, attribute.People))];
    }

    private static List<Clash> UnmetTargets(Numbering numbering, List<long?> bounds) =>
    [
        .. from attribute in numbering.Attributes.Zip(bounds)
           where attribute.Second is null
           select new Clash($"The targets of the tables for {(attribute.First.Balanced ? attribute.First.Name : "roles")} cannot all be met with the people there are",
               "Widen the least and most of these targets until they add up to the people per level and the seats per table.", []),
    ];

    private (Found Found, bool TimeRanOut) Search(
        SearchModel model, long bound, CompositionOptions options, Numbering numbering, IProgress<CompositionProgress>? progress, long started, CancellationToken stop)
    {
        var budget = SearchBudget.For(model.People, options.Moves);
        var timeRanOut = false;
        var search = new AnnealedSwaps(model, bound, budget, Math.Max(1, options.Threads), options.Seed);
        var found = search.Run(TimeIsUp, progress is null ? null : Report, stop);
        return (found, timeRanOut);

        bool TimeIsUp() => timeRanOut = timeRanOut || (options.TimeLimit is { } limit && clock.GetElapsedTime(started) > limit);

        void Report(Found best, long moves) => progress!.Report(new CompositionProgress(
            moves, budget.Moves * options.Threads, best.Deviation / numbering.Scale.PerPerson, bound / numbering.Scale.PerPerson));
    }

    private static CompositionOutcome Outcome(
        CompositionProblem problem, SeatPlan plan, Numbering numbering, SearchModel model, Found found, IReadOnlyList<long> bounds)
    {
        int[] tableOf = [.. Enumerable.Repeat(-1, problem.Guests.Count)];
        for (var person = 0; person < found.TableOf.Length; person++) tableOf[numbering.Seated[person]] = found.TableOf[person];
        var seating = Seating.Of(problem.Tables, problem.Guests, tableOf);
        var breaches = TableRule.All.SelectMany(rule => rule.BreachesIn(seating)).ToList();
        if (breaches.Count > 0) return NothingFound(breaches);

        var writer = new CompositionWriter(problem, numbering, model);
        var tables = writer.Tables(found.TableOf);
        return new CompositionOutcome.Composed(new Composition
        {
            Tables = tables,
            TableOf = writer.TableOf(found.TableOf),
            Unplaced = plan.Unplaced,
            ReservesLeft = plan.ReservesLeft,
            Attributes = writer.Attributes(tables, bounds),
            Deviation = writer.InPeople(found.Deviation),
            Bound = writer.InPeople(bounds.Sum()),
            Moves = found.Moves,
            SearchTime = default,
            ProofTime = default,
            TimeRanOut = false,
        });
    }

    private static CompositionOutcome.Impossible NothingFound(List<Breach> breaches) =>
        new([.. breaches.Take(20).Select(breach => $"No seating was found that keeps every rule; the best one found has this left: {breach.Explanation}")],
            "Loosen one of the rules named, or give the search more time.");
}
