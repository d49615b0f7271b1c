using System.Globalization;
using System.Reflection;
using Google.OrTools.Sat;

namespace Recruit.Scheduler.Engines.Solver;

/// <summary>Google.OrTools in our own process: GLOP for linear programs, CP-SAT for exact models.</summary>
/// <remarks>
/// Every question has native memory of its own, so that threads share nothing. What native code would abort on is refused before it gets
/// there; what an abort would cost all the same stands in decision 7.
/// </remarks>
public sealed class GoogleSolver : ISolver
{
    // One worker, so that the same question takes the same course; all sums in the linear relaxation, which proves tables six times faster.
    private const string Course = "num_search_workers:1 linearization_level:2";

    public string Name { get; } =
        $"Google.OrTools {typeof(CpSolver).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";

    public LinearAnswer Solve(LinearModel model, SolveBudget budget, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (ModelFault.In(model) is { } fault) return LinearAnswer.None(new SolverNote.NotTaken(fault));

        using var program = new GlopProgram(model, budget);
        return program.Solve(stop);
    }

    public ExactAnswer Solve(ExactModel model, SolveBudget budget, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (ModelFault.In(model) is { } fault) return ExactAnswer.None(new SolverNote.NotTaken(fault));

        using var search = new SolveWrapper();
        search.SetStringParameters(Parameters(budget));
        using var interrupt = stop.Register(search.StopSearch);
        stop.ThrowIfCancellationRequested();
        var answer = search.Solve(model.Proto);
        stop.ThrowIfCancellationRequested();
        return answer.Status switch
        {
            CpSolverStatus.Optimal => Found(SolveStatus.Optimal, answer),
            CpSolverStatus.Feasible => Found(SolveStatus.Feasible, answer),
            CpSolverStatus.Infeasible => new(
                SolveStatus.Infeasible, double.NaN, double.NaN, [], [.. answer.SufficientAssumptionsForInfeasibility]),
            CpSolverStatus.ModelInvalid => ExactAnswer.None(new SolverNote.NotTaken(answer.SolutionInfo)),
            _ => ExactAnswer.None(new SolverNote.NothingFound()),
        };
    }

    private static ExactAnswer Found(SolveStatus status, CpSolverResponse answer) =>
        new(status, answer.ObjectiveValue, answer.BestObjectiveBound, answer.Solution, []) { Work = answer.DeterministicTime };

    private static string Parameters(SolveBudget budget)
    {
        var work = double.IsFinite(budget.Work) ? $" max_deterministic_time:{Number(budget.Work)}" : "";
        var time = budget.Time < TimeSpan.MaxValue ? $" max_time_in_seconds:{Number(Math.Max(0, budget.Time.TotalSeconds))}" : "";
        return $"{Course} random_seed:{budget.Seed.ToString(CultureInfo.InvariantCulture)}{work}{time}";
    }

    private static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);
}
