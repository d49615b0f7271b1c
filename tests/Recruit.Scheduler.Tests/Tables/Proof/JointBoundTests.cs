using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tests.Tables.Composing;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Tables.Proof;

/// <summary>A proof that takes all attributes together, from prices that an engine proposes.</summary>
public sealed class JointBoundTests
{
    private const int Cases = 400;

    private static readonly CompositionOptions Options = new() { Threads = 1, Moves = 40_000 };

    [Fact]
    public void Where_each_attribute_could_be_balanced_but_not_all_at_once_it_proves_that()
    {
        // Only Anna, Ben and Cem can come in the morning, and any two of them are alike in one attribute.
        Guest[] guests =
        [
            Of("anna", "young", "woman", "town"), Of("ben", "young", "man", "village"), Of("cem", "old", "woman", "village"),
            Of("dirk", "old", "man", "town", "evening"), Of("els", "old", "man", "village", "evening"),
            Of("fien", "young", "woman", "town", "evening"),
        ];
        var problem = new CompositionProblem(guests, [new TableSpec("morning", 2, 2), new TableSpec("evening", 4, 4)],
            [new BalancedAttribute("age"), new BalancedAttribute("gender"), new BalancedAttribute("place")]);

        var (each, joint) = (Compose(problem, null), Compose(problem, new OnlyLinear(WarmSolver.Instance)));

        Assert.Equal((4, 0), (each.Deviation, each.Bound));
        Assert.Equal((4, 4), (joint.Deviation, joint.Bound));
    }

    [Fact]
    public void In_tiny_groups_with_all_kinds_of_rules_it_is_never_above_the_best_seating_there_is()
    {
        var solver = new OnlyLinear(WarmSolver.Instance);
        var higher = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var problem = TinyProblems.Of(seed);
            if (ComposingAgainstExhaustionTests.Compare(seed, problem, new TableComposer(TimeProvider.System, solver), Options)
                is CompositionOutcome.Composed(var joint)
                && new TableComposer(TimeProvider.System).Compose(problem, Options, null, default) is CompositionOutcome.Composed(var each)
                && joint.Bound > each.Bound)
                higher++;
        }

        Assert.True(higher > Cases / 40, $"it was higher than attribute by attribute only {higher} times, asked {solver.Asked}");
    }

    [Fact]
    public void Whatever_an_engine_claims_no_bound_above_the_truth_comes_of_it()
    {
        var solver = new Liar(seed: 7);
        for (var seed = 0; seed < Cases; seed++)
            ComposingAgainstExhaustionTests.Compare(seed, TinyProblems.Of(seed), new TableComposer(TimeProvider.System, solver), Options);

        Assert.True(solver.Asked > Cases / 20, $"it was asked only {solver.Asked} times");
    }

    private static Composition Compose(CompositionProblem problem, ISolver? solver) =>
        Assert.IsType<CompositionOutcome.Composed>(
            new TableComposer(TimeProvider.System, solver).Compose(problem, Options, null, default)).Composition;

    private static Guest Of(string id, string age, string gender, string place, string? available = null) => new(id)
    {
        Levels = new Dictionary<string, string> { ["age"] = age, ["gender"] = gender, ["place"] = place },
        Available = available is null ? null : [available],
    };

    /// <summary>Leaves the search alone and proves by linear programs only.</summary>
    private sealed class OnlyLinear(ISolver solver) : ISolver
    {
        public string Name => solver.Name;

        public int Asked { get; private set; }

        public LinearAnswer Solve(LinearModel model, SolveBudget budget, CancellationToken stop)
        {
            Asked++;
            return solver.Solve(model, budget, stop);
        }

        public ExactAnswer Solve(ExactModel model, SolveBudget budget, CancellationToken stop) =>
            ExactAnswer.None(new SolverNote.NoAnswer());
    }

    /// <summary>Calls any prices that come to mind the best.</summary>
    private sealed class Liar(int seed) : ISolver
    {
        private readonly Random chance = new(seed);

        public string Name => "liar";

        public int Asked { get; private set; }

        public LinearAnswer Solve(LinearModel model, SolveBudget budget, CancellationToken stop)
        {
            Asked++;
            return new LinearAnswer(
                SolveStatus.Optimal, 1e6, 1e6, [.. model.Variables.Select(_ => 0.0)], [.. model.Rows.Select(_ => AnyPrice())]);
        }

        private double AnyPrice() => chance.Next(100) switch
        {
            0 => double.NaN,
            1 => double.PositiveInfinity,
            2 => -1e300,
            _ => 6 * (chance.NextDouble() - 0.5),
        };

        public ExactAnswer Solve(ExactModel model, SolveBudget budget, CancellationToken stop) =>
            ExactAnswer.None(new SolverNote.NoAnswer());
    }
}
