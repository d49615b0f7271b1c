using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Testing;

/// <summary>The exact solver as the product has it, but a search of limited work is cut off sooner.</summary>
/// <remarks>
/// A round of sixty people costs the product five seconds of proof. Tests of sites need a round and not its last hundredth;
/// how good tables and proofs are is shown on <see cref="WarmSolver"/>.
/// </remarks>
public sealed class BriefSolver : ISolver
{
    // In the engine's deterministic seconds.
    private const double MostWork = 0.1;

    public string Name => WarmSolver.Instance.Name;

    public LinearAnswer Solve(LinearModel model, SolveBudget budget, CancellationToken stop) =>
        WarmSolver.Instance.Solve(model, budget, stop);

    public ExactAnswer Solve(ExactModel model, SolveBudget budget, CancellationToken stop) =>
        WarmSolver.Instance.Solve(
            model, double.IsFinite(budget.Work) ? budget with { Work = Math.Min(budget.Work, MostWork) } : budget, stop);
}
