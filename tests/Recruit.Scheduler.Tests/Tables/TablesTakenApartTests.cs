using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tables.Exact;
using Recruit.Scheduler.Tables.Search;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Tables;

/// <summary>Tables that are taken apart and seated anew by the exact engine.</summary>
public sealed class TablesTakenApartTests
{
    private const int Cases = 12;

    private static readonly SolveBudget Budget = new(TimeSpan.FromMinutes(2)) { Work = 0.05 };

    [Fact]
    public void It_never_worsens_a_seating_keeps_every_rule_and_gives_the_same_for_a_seed()
    {
        var (tried, better) = (0, 0);
        for (var seed = 0; seed < Cases; seed++)
        {
            if (FirstSeating(seed) is not { } model) continue;
            var start = new Found(new SeatingState(model, model.Start));

            var (once, again) = (Improve(model, start, WarmSolver.Instance), Improve(model, start, WarmSolver.Instance));

            Assert.True(once.Deviation <= start.Deviation, $"Case {seed} became worse");
            Assert.True(model.IsKeptBy(once.TableOf), $"Case {seed} breaks a rule");
            Assert.Equal(once.TableOf, again.TableOf);
            tried++;
            if (once.Deviation < start.Deviation) better++;
        }

        Assert.True(tried > Cases / 3 && better > tried / 2, $"of {tried} it improved only {better}");
    }

    [Fact]
    public void An_engine_that_lies_costs_time_and_never_a_rule()
    {
        var liar = new Liar(seed: 3);
        for (var seed = 0; seed < Cases; seed++)
        {
            if (FirstSeating(seed) is not { } model) continue;
            var start = new Found(new SeatingState(model, model.Start));

            var found = Improve(model, start, liar);

            Assert.True(found.Deviation <= start.Deviation && model.IsKeptBy(found.TableOf), $"Case {seed} believed a lie");
        }

        Assert.True(liar.Asked > Cases, $"it was asked only {liar.Asked} times");
    }

    [Fact]
    public void A_bound_above_what_is_attained_is_not_believed()
    {
        var problem = RandomCases.Problem(1, people: 12, tables: 3, withRules: false);

        var composition = Assert.IsType<CompositionOutcome.Composed>(
            new TableComposer(TimeProvider.System, new Liar(seed: 5)).Compose(problem, new CompositionOptions { Threads = 1, Moves = 0, Solver = SolverUse.Exact }, null, default)).Composition;

        Assert.True(composition.Bound <= composition.Deviation && composition.Gap is not 0, $"{composition.Bound} is called the bound of {composition.Deviation}");
    }

    private static Found Improve(SearchModel model, Found start, ISolver solver) =>
        new TablesTakenApart(model, solver, threads: 2, seed: 7).Improve(start, bound: 0, Budget, () => false, default);

    private static SearchModel? FirstSeating(int seed)
    {
        var problem = RandomCases.Problem(seed, people: 30, tables: 6, withRules: true);
        var parties = Party.AllOf(problem.Guests);
        var masks = OpenTables.For(problem, parties);
        var model = new Numbering(problem, masks, new SeatPlanner(problem, parties, masks, seed).Plan().TableOf).Model(parties);
        return model.IsKeptBy(model.Start) ? model : null;
    }

    /// <summary>Calls any numbers that come to mind the best, with a bound that leaves nothing to wish.</summary>
    private sealed class Liar(int seed) : ISolver
    {
        private readonly Random chance = new(seed);

        public string Name => "liar";

        public int Asked { get; private set; }

        public LinearAnswer Solve(LinearModel model, SolveBudget budget, CancellationToken stop) => LinearAnswer.None("not in this test");

        public ExactAnswer Solve(ExactModel model, SolveBudget budget, CancellationToken stop)
        {
            lock (chance)
            {
                Asked++;
                long[] values = [.. model.Proto.Variables.Select(variable => chance.NextInt64(variable.Domain[0], Math.Min(variable.Domain[^1], variable.Domain[0] + 3) + 1))];
                return new ExactAnswer(SolveStatus.Optimal, 0, 1e9, values, []);
            }
        }
    }
}
