using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Rules;
using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tests.Tables.Search;

/// <summary>What the search counts in passing is what the rules and the definition say when asked.</summary>
public sealed class SearchAgainstRulesTests
{
    private static readonly TableRule[] RulesThatCost =
        [new SeparateHouseholds(), new KeepApart(), new FillRoles(), new MeetTableTargets()];
    private static readonly TableRule[] RulesThatFilter = [new HonourPins(), new SitWhereAvailable(), new KeepToRegion()];

    [Fact]
    public void After_many_random_swaps_the_running_figures_equal_a_fresh_count()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (problem, numbering, model, _) = Modelled(seed);
            var (state, dice) = (new SeatingState(model, model.Start), new FastRandom(seed));

            for (var swap = 0; swap < 200; swap++)
            {
                var (one, other) = (dice.Below(model.People), dice.Below(model.People));
                if (state.TableOf[one] != state.TableOf[other]) state.Swap(one, other);
            }

            Assert.True((state.Deviation, state.Breaches) == state.Recount(), $"Case {seed}: running figures differ from a fresh count");
            var seats = Seats(problem, numbering, state.TableOf);
            Assert.True(Math.Abs(Exhaustive.Deviation(problem, seats) - state.Deviation / numbering.Scale.PerPerson) < 1e-9m,
                $"Case {seed}: the deviation is not that of the definition");
        }
    }

    [Fact]
    public void A_swap_changes_the_energy_by_what_was_foretold()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (_, _, model, _) = Modelled(seed);
            var (state, dice) = (new SeatingState(model, model.Start), new FastRandom(seed));

            for (var swap = 0; swap < 100; swap++)
            {
                var (one, other) = (dice.Below(model.People), dice.Below(model.People));
                if (state.TableOf[one] == state.TableOf[other]) continue;
                var (before, foretold, breaches, meetings) = (state.Energy(), state.EnergyOfSwap(one, other), state.Breaches,
                    state.MeetingsOfSwap(one, other));
                var shortfall = Shortfall(model, state);
                state.Swap(one, other);

                Assert.True(
                    state.Energy() - before == foretold, $"Case {seed}, swap {swap}: foretold {foretold}, came {state.Energy() - before}");
                Assert.True(state.Breaches - breaches == meetings + Shortfall(model, state) - shortfall,
                    $"Case {seed}, swap {swap}: breaches went astray");
            }
        }
    }

    [Fact]
    public void The_search_sees_a_breach_exactly_where_a_rule_does()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (problem, numbering, model, masks) = Modelled(seed);
            var (state, dice) = (new SeatingState(model, model.Start), new FastRandom(seed));
            for (var swap = 0; swap < seed % 30; swap++)
            {
                var (one, other) = (dice.Below(model.People), dice.Below(model.People));
                if (state.TableOf[one] != state.TableOf[other]) state.Swap(one, other);
            }

            var seating = Seating.Of(problem.Tables, problem.Guests, Seats(problem, numbering, state.TableOf));
            var filtered = Enumerable.Range(0, model.People).Any(person => !masks.Allows(numbering.Seated[person], state.TableOf[person]));

            // Where someone sits who may not, a level can be over what could ever come there: only then may the search count
            // more than the rules.
            Assert.True(RulesThatCost.Any(rule => rule.BreachesIn(seating).Any()) == state.Breaches > 0 || (filtered && state.Breaches > 0),
                $"Case {seed}: the search counts {state.Breaches} breaches");
            Assert.True(RulesThatFilter.Any(rule => rule.BreachesIn(seating).Any()) == filtered,
                $"Case {seed}: the filter of moves and the rules disagree");
        }
    }

    [Fact]
    public void Wishes_and_repeated_meetings_are_followed_through_every_swap()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (_, _, model, _) = Modelled(seed);
            var dice = new FastRandom(seed);
            var liked = new TableMasks(model.People, model.Tables);
            for (var person = 0; person < model.People; person++) liked.Allow(person, _ => dice.Below(2) == 0);
            var wishing = model with { Liked = [liked], Acquaintances = Circle(model.People) };
            var state = new SeatingState(wishing, model.Start);
            state.HeedPreferences();

            for (var swap = 0; swap < 100; swap++)
            {
                var (one, other) = (dice.Below(model.People), dice.Below(model.People));
                if (state.TableOf[one] != state.TableOf[other]) state.Swap(one, other);
            }

            var fresh = new SeatingState(wishing, state.TableOf);
            fresh.HeedPreferences();
            Assert.True(fresh.Unmet == state.Unmet, $"Case {seed}: {state.Unmet} unmet in passing, {fresh.Unmet} when counted");
        }
    }

    // Everyone knows the neighbours left and right.
    private static int[][] Circle(int people) =>
        [.. Enumerable.Range(0, people)
            .Select(person => new[] { (person + 1) % people, (person + people - 1) % people }.Order().ToArray())];

    private static int Shortfall(SearchModel model, SeatingState state) =>
        (from table in Enumerable.Range(0, model.Tables)
         from level in Enumerable.Range(0, model.Levels)
         select model.Costs.Kinds[model.KindOf[table]].Shortfall(level, state.CountAt(table, level))).Sum();

    // People who sit together are no unit here: single swaps are what is looked at.
    private static (CompositionProblem, Numbering, SearchModel, TableMasks) Modelled(int seed)
    {
        var made = RandomCases.Problem(seed, people: 12 + seed % 5, tables: 3, withRules: true);
        var problem = made with { Guests = [.. made.Guests.Select(guest => guest with { Together = [] })] };
        var parties = Party.AllOf(problem.Guests);
        var masks = OpenTables.For(problem, parties);
        int[] tableOf = [.. Enumerable.Range(0, problem.Guests.Count).Select(guest => guest % 3)];
        var numbering = new Numbering(problem, masks, tableOf);
        return (problem, numbering, numbering.Model(parties), masks);
    }

    private static int[] Seats(CompositionProblem problem, Numbering numbering, int[] tableOf)
    {
        var seats = new int[problem.Guests.Count];
        for (var person = 0; person < tableOf.Length; person++) seats[numbering.Seated[person]] = tableOf[person];
        return seats;
    }
}
