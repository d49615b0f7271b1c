using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tables.Rules;

namespace Recruit.Scheduler.Tests.Tables.Rules;

/// <summary>What the exact engine is told is what the rules say.</summary>
public sealed class RuleDemandTests
{
    [Fact]
    public void Told_as_sums_every_rule_allows_exactly_the_seatings_without_a_breach()
    {
        var (kept, broken) = (0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var problem = WithEverything(RandomCases.Problem(seed, people: 6, tables: 3, withRules: true));
            var chance = new Random(seed);
            int[] tableOf = [.. problem.Guests.Select(_ => chance.Next(3))];
            var seating = Seating.Of(problem.Tables, problem.Guests, tableOf);
            foreach (var rule in TableRule.All)
            {
                var isKept = !rule.BreachesIn(seating).Any();

                Assert.True(isKept == rule.DemandsOf(problem).All(demand => Holds(demand, problem, tableOf)),
                    $"Case {seed}: {rule.GetType().Name} and its sums disagree");
                (kept, broken) = isKept ? (kept + 1, broken) : (kept, broken + 1);
            }
        }

        Assert.True(kept > 5000 && broken > 2000, $"{kept} rules kept and {broken} broken say too little");
    }

    [Fact]
    public void Without_all_its_demands_a_rule_has_nothing_left_to_breach()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = WithEverything(RandomCases.Problem(seed, people: 6, tables: 3, withRules: true));
            var chance = new Random(seed);
            int[] tableOf = [.. problem.Guests.Select(_ => chance.Next(3))];
            foreach (var rule in TableRule.All)
            {
                var without = rule.DemandsOf(problem).Aggregate(problem, (relaxed, demand) => demand.Drop(relaxed));

                Assert.Empty(rule.BreachesIn(Seating.Of(without.Tables, without.Guests, tableOf)));
            }
        }
    }

    /// <summary>Spread by age, and every third person brings somebody along.</summary>
    private static CompositionProblem WithEverything(CompositionProblem problem) => SpreadOverTables.Of(
        ChairsForCompanions.Of(problem with
        {
            Guests = [.. problem.Guests.Index().Select(guest => guest.Item with { Accompanied = guest.Index % 3 == 0 })],
        }), ["age"]);

    private static bool Holds(RuleDemand demand, CompositionProblem problem, int[] tableOf)
    {
        var tables = problem.Tables.Count;
        var seats = problem.Guests.Index()
            .ToDictionary(guest => guest.Item.Id, guest => Enumerable.Range(guest.Index * tables, tables).ToArray());
        return demand.Limits(new SeatChoices(problem, seats))
            .All(limit => Total(limit.Sum) >= limit.Least && Total(limit.Sum) <= limit.Most);

        long Total(ExactSum sum) =>
            sum.Variables.Zip(sum.Coefficients, (seat, factor) => tableOf[seat / tables] == seat % tables ? factor : 0).Sum();
    }
}
