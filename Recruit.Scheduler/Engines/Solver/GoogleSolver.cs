using System.Globalization;
using System.Reflection;
using Google.OrTools.Sat;
using GoogleLinear = Google.OrTools.LinearSolver;

namespace Recruit.Scheduler.Engines.Solver;

/// <summary>Google.OrTools in our own process, asked with the same model data as its WebAssembly build.</summary>
/// <remarks>A native solver that crashes takes the program along: for a machine that runs <c>work</c> rather than for one that serves pages.</remarks>
public sealed class GoogleSolver : ISolver
{
    public string Name => $"Google.OrTools {typeof(CpSolver).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion}";

    public LinearAnswer Solve(LinearModel model, SolveBudget budget, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var whole = model.Variables.Any(variable => variable.Whole);
        using var solver = GoogleLinear.Solver.CreateSolver(whole ? "SCIP" : "GLOP");
        if (solver is null) return LinearAnswer.None("This build of Google.OrTools lacks the linear solver.");

        solver.SetTimeLimit((long)budget.Time.TotalMilliseconds);
        var variables = model.Variables.Select(variable => solver.MakeVar(variable.Lower, variable.Upper, variable.Whole, "")).ToList();
        var rows = model.Rows.Select((row, index) => RowOf(solver, row, index, variables)).ToList();
        for (var index = 0; index < variables.Count; index++) solver.Objective().SetCoefficient(variables[index], model.Variables[index].Cost);
        solver.Objective().SetMinimization();

        using var interrupt = stop.Register(() => solver.InterruptSolve());
        var status = StatusOf(Answer(solver, whole));
        if (status == SolveStatus.Infeasible && HasSolution(solver)) status = SolveStatus.Unbounded;
        stop.ThrowIfCancellationRequested();
        return status switch
        {
            SolveStatus.Optimal or SolveStatus.Feasible => new(
                status, solver.Objective().Value(), whole ? solver.Objective().BestBound() : solver.Objective().Value(),
                [.. variables.Select(variable => variable.SolutionValue())], whole ? [] : [.. rows.Select(row => row.DualValue())]),
            SolveStatus.NoAnswer => LinearAnswer.None("The solver found nothing in its time."),
            _ => new(status, double.NaN, double.NaN, [], []),
        };
    }

    public ExactAnswer Solve(ExactModel model, SolveBudget budget, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var asked = new CpModel();
        asked.Model.MergeFrom(CpModelProto.Parser.ParseJson(SolverJson.ModelOf(model)));
        if (asked.Validate() is { Length: > 0 } fault) return ExactAnswer.None($"The solver could not answer: {fault}");

        var work = double.IsFinite(budget.Work) ? string.Create(CultureInfo.InvariantCulture, $" max_deterministic_time:{budget.Work}") : "";
        var solver = new CpSolver
        {
            StringParameters = string.Create(CultureInfo.InvariantCulture, $"num_search_workers:1 linearization_level:2 max_time_in_seconds:{budget.Time.TotalSeconds} random_seed:{budget.Seed}{work}"),
        };
        using var interrupt = stop.Register(solver.StopSearch);
        var status = solver.Solve(asked);
        stop.ThrowIfCancellationRequested();
        return status switch
        {
            CpSolverStatus.Optimal or CpSolverStatus.Feasible when solver.Response is { } answer => new(
                status == CpSolverStatus.Optimal ? SolveStatus.Optimal : SolveStatus.Feasible,
                solver.ObjectiveValue, solver.BestObjectiveBound, [.. answer.Solution], []) { Work = answer.DeterministicTime },
            CpSolverStatus.Infeasible when solver.Response is { } answer => new(SolveStatus.Infeasible, double.NaN, double.NaN, [], [.. answer.SufficientAssumptionsForInfeasibility]),
            _ => ExactAnswer.None("The solver found nothing in its time."),
        };
    }

    private static GoogleLinear.Constraint RowOf(GoogleLinear.Solver solver, LinearRow row, int index, List<GoogleLinear.Variable> variables)
    {
        var made = solver.MakeConstraint(row.Lower, row.Upper, string.Create(CultureInfo.InvariantCulture, $"row{index}"));
        for (var term = 0; term < row.Variables.Count; term++) made.SetCoefficient(variables[row.Variables[term]], row.Coefficients[term]);
        return made;
    }

    // Presolve and scaling stumble over coefficients that are rounding errors; without them the same program is solved.
    private static GoogleLinear.Solver.ResultStatus Answer(GoogleLinear.Solver solver, bool whole) =>
        solver.Solve() is var status && status == GoogleLinear.Solver.ResultStatus.ABNORMAL && !whole && solver.SetSolverSpecificParametersAsString("use_preprocessing: false use_scaling: false")
            ? solver.Solve()
            : status;

    // GLOP also calls a program infeasible whose presolve could not tell that from unbounded: without a goal there is only the one question.
    private static bool HasSolution(GoogleLinear.Solver solver)
    {
        solver.Objective().Clear();
        return StatusOf(solver.Solve()) == SolveStatus.Optimal;
    }

    private static SolveStatus StatusOf(GoogleLinear.Solver.ResultStatus status) => status switch
    {
        GoogleLinear.Solver.ResultStatus.OPTIMAL => SolveStatus.Optimal,
        GoogleLinear.Solver.ResultStatus.FEASIBLE => SolveStatus.Feasible,
        GoogleLinear.Solver.ResultStatus.INFEASIBLE => SolveStatus.Infeasible,
        GoogleLinear.Solver.ResultStatus.UNBOUNDED => SolveStatus.Unbounded,
        _ => SolveStatus.NoAnswer,
    };
}
