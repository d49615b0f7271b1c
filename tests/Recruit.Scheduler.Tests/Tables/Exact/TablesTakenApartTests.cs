using System.Globalization;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tables.Exact;
using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;
using Recruit.Testing;
using static Recruit.Scheduler.Tests.Tables.People;

namespace Recruit.Scheduler.Tests.Tables.Exact;

/// <summary>Tables that are taken apart and seated anew by the exact engine.</summary>
public sealed class TablesTakenApartTests
{
    private const int Cases = 5;

    private static readonly SolveBudget Budget = new(TimeSpan.FromMinutes(2)) { Work = 0.02 };

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

        Assert.True(tried > Cases / 2 && better > tried / 2, $"of {tried} it improved only {better}");
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
            new TableComposer(TimeProvider.System, new Liar(seed: 5))
                .Compose(problem, new CompositionOptions { Threads = 1, Moves = 0, Solver = SolverUse.Exact }, null, default)).Composition;

        Assert.True(composition.Bound <= composition.Deviation && composition.Gap is not 0,
            $"{composition.Bound} is called the bound of {composition.Deviation}");
    }

    private static Found Improve(SearchModel model, Found start, ISolver solver) =>
        new TablesTakenApart(model, solver, threads: 2, seed: 7).Improve(start, bound: 0, Budget, () => false, default);

    /// <summary>A seating that keeps every rule and was never balanced; null where none was found.</summary>
    private static SearchModel? FirstSeating(int seed)
    {
        var problem = Thirty(new Random(seed));
        var unsearched = new CompositionOptions { Threads = 1, Moves = 0, Seed = seed };
        if (new TableComposer(TimeProvider.System)
            .Compose(problem, unsearched, null, default) is not CompositionOutcome.Composed({ Unplaced: [] } composition)) return null;

        var parties = Party.AllOf(problem.Guests);
        int[] tableOf = [.. problem.Guests.Select(guest => int.Parse(composition.TableOf[guest.Id], CultureInfo.InvariantCulture) - 1)];
        return new Numbering(problem, OpenTables.For(problem, parties), tableOf).Model(parties);
    }

    // Ten couples who sit apart, friends who sit together, somebody pinned to every other table, and a third who cannot come to two tables.
    private static CompositionProblem Thirty(Random chance)
    {
        var tables = TablesOf(6, 5, 5);
        Guest[] guests = [.. Enumerable.Range(0, 30).Select(number => Guest($"p{number}")
            .With("gender", $"{chance.Next(2)}").With("age", $"{chance.Next(4)}").With("region", $"{chance.Next(5)}") with
        {
            Household = number < 20 ? $"couple {number / 2}" : null,
            Together = number is 21 or 22 ? ["friends"] : [],
            PinnedTo = number is 24 or 25 or 26 ? $"{2 * (number - 23)}" : null,
            Available = number is 0 or 3 or 6 or 9 or 12 or 15
                ? [.. tables.Select(table => table.Name).OrderBy(_ => chance.Next()).Take(4)]
                : null,
        })];
        return new CompositionProblem(
            guests, tables, [new BalancedAttribute("gender"), new BalancedAttribute("age"), new BalancedAttribute("region")]);
    }

    /// <summary>Calls any numbers that come to mind the best, with a bound that leaves nothing to wish.</summary>
    private sealed class Liar(int seed) : ISolver
    {
        private readonly Random chance = new(seed);

        public string Name => "liar";

        public int Asked { get; private set; }

        public LinearAnswer Solve(LinearModel model, SolveBudget budget, CancellationToken stop) =>
            LinearAnswer.None(new SolverNote.NoAnswer());

        public ExactAnswer Solve(ExactModel model, SolveBudget budget, CancellationToken stop)
        {
            lock (chance)
            {
                Asked++;
                long[] values = [.. model.Proto.Variables.Select(variable =>
                    chance.NextInt64(variable.Domain[0], Math.Min(variable.Domain[^1], variable.Domain[0] + 3) + 1))];
                return new ExactAnswer(SolveStatus.Optimal, 0, 1e9, values, []);
            }
        }
    }
}
