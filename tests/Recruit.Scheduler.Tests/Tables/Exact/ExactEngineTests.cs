using System.Globalization;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tables.Exact;
using Recruit.Scheduler.Tables.Rules;
using Recruit.Scheduler.Tables.Seats;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Tables.Exact;

/// <summary>The exact engine against every seating there is, on groups so small that all can be looked at.</summary>
public sealed class ExactEngineTests
{
    // One move only: what is found and proven then is the engine's work.
    private static readonly CompositionOptions AlmostNoSearch = new() { Threads = 1, Moves = 1, Solver = SolverUse.Exact };

    [Fact]
    public void Its_seating_is_the_best_there_is_and_so_is_its_bound()
    {
        var proven = 0;
        for (var seed = 0; seed < 220; seed++)
        {
            var problem = RandomCases.Problem(seed, people: 6 + seed % 3, tables: 2 + seed % 2, withRules: true);
            if (new TableComposer(TimeProvider.System, WarmSolver.Instance)
                .Compose(problem, AlmostNoSearch, null, default) is not CompositionOutcome.Composed({ Unplaced: [] } composition)) continue;

            int[] seats = [.. problem.Guests.Select(guest => int.Parse(composition.TableOf[guest.Id], CultureInfo.InvariantCulture) - 1)];
            var best = Exhaustive.Seatings(problem)
                .Where(other => Exhaustive.SizesOf(other) == Exhaustive.SizesOf(seats))
                .Min(other => Exhaustive.Deviation(problem, other));

            Assert.True(Math.Abs(composition.Deviation - best) < 1e-9m, $"Case {seed}: {composition.Deviation} and {best} is possible");
            Assert.True(Math.Abs(composition.Bound - best) < 1e-9m, $"Case {seed}: a bound of {composition.Bound} and the best is {best}");
            if (composition.Solver != "search") proven++;
        }

        Assert.True(proven > 20, $"The engine was needed only {proven} times");
    }

    [Fact]
    public void It_tells_whether_all_rules_can_be_kept_and_which_few_cannot()
    {
        var (can, cannot) = (0, 0);
        for (var seed = 0; seed < 150; seed++)
        {
            var problem = RandomCases.Problem(seed, people: 6, tables: 2 + seed % 2, withRules: true);
            var plan = new SeatPlan([.. problem.Guests.Select(_ => 0)], [], [], []);

            switch (new ExactRules(problem, plan, WarmSolver.Instance, SolveBudget.Ordinary).Settle(default))
            {
                case RulesVerdict.CanBeKept(var tableOf):
                    Assert.True(TableRule.All.All(rule => !rule.BreachesIn(Seating.Of(problem.Tables, problem.Guests, tableOf)).Any()),
                        $"Case {seed} breaks a rule");
                    can++;
                    break;
                case RulesVerdict.Clash:
                    Assert.False(Exhaustive.Seatings(problem).Any(), $"Case {seed} has a seating and is said to have none");
                    cannot++;
                    break;
                case null:
                    Assert.Fail($"Case {seed} was not settled");
                    break;
            }
        }

        Assert.True(can > 30 && cannot > 30, $"{can} and {cannot} cases say too little");
    }

    [Fact]
    public void Where_seats_are_short_it_may_leave_out_others_than_the_plan_did()
    {
        Guest[] guests = [People.Guest("ben").With("gender", "man"), People.Guest("cem").With("gender", "man"), People.Guest("anna")
            .With("gender", "woman")];
        TableSpec[] tables = [new("1", 1, 1) { Targets = [new TableTarget("gender", "woman", 1, 1)] }, new("2", 1, 1)];
        var problem = new CompositionProblem(guests, tables, []);
        var plan = SeatPlan.Of(problem, Party.AllOf(guests), OpenTables.For(problem, Party.AllOf(guests)), [0, 1, -1]);

        var verdict = new ExactRules(problem, plan, WarmSolver.Instance, SolveBudget.Ordinary).Settle(default);

        var tableOf = Assert.IsType<RulesVerdict.CanBeKept>(verdict).TableOf;
        Assert.Equal(0, tableOf[2]);
        Assert.Equal(2, tableOf.Count(table => table >= 0));
    }

    [Fact]
    public void None_of_the_rules_that_it_names_can_be_spared_and_its_remedy_works()
    {
        // Anna, Ben and Cem must all keep apart, two by two, and there are two tables; the pin and the choir have no part in it.
        Guest[] guests =
        [
            new("anna") { Apart = ["quarrel"], Household = "h2" },
            new("ben") { Apart = ["quarrel", "hedge"] },
            new("cem") { Apart = ["hedge"], Household = "h2" },
            new("dirk") { PinnedTo = "1", Apart = ["choir"] },
            new("els") { Apart = ["choir"] },
        ];
        var problem = new CompositionProblem(guests, [new TableSpec("1", 1, 4), new TableSpec("2", 1, 4)], []);

        var verdict = new ExactRules(problem, new SeatPlan([0, 0, 0, 0, 0], [], [], []), WarmSolver.Instance, SolveBudget.Ordinary)
            .Settle(default);

        var clash = Assert.IsType<RulesVerdict.Clash>(verdict).Found;
        Assert.Equal("These cannot all be kept with tables of these sizes: household h2, apart group quarrel and apart group hedge",
            clash.Sentence.English);
        Assert.Contains(clash.Remedy.English,
            new[] { "household h2", "apart group quarrel", "apart group hedge" }.Select(rule => $"Without {rule} it can be done."));
        Assert.Equal(["anna", "ben", "cem"], clash.Guests.Order());
    }
}
