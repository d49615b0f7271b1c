using System.Globalization;
using Google.OrTools.LinearSolver;
using GlopStatus = Google.OrTools.LinearSolver.Solver.ResultStatus;

namespace Recruit.Scheduler.Engines.Solver;

/// <summary>A linear model in GLOP's own memory, for one question.</summary>
internal sealed class GlopProgram : IDisposable
{
    private readonly Google.OrTools.LinearSolver.Solver glop = Google.OrTools.LinearSolver.Solver.CreateSolver("GLOP");
    private readonly Variable[] variables;
    private readonly Constraint[] rows;
    private readonly Objective objective;
    private readonly string limits;

    public GlopProgram(LinearModel model, SolveBudget budget)
    {
        objective = glop.Objective();
        variables = [.. model.Variables.Select(VariableOf)];
        rows = [.. model.Rows.Select(RowOf)];
        objective.SetMinimization();
        limits = double.IsFinite(budget.Work) ? string.Create(CultureInfo.InvariantCulture, $"max_deterministic_time: {budget.Work}") : "";
        if (budget.Time < TimeSpan.MaxValue) glop.SetTimeLimit(Math.Max(1, (long)budget.Time.TotalMilliseconds));
    }

    public LinearAnswer Solve(CancellationToken stop)
    {
        using var interrupt = stop.Register(() => glop.InterruptSolve());
        var status = Ask();
        stop.ThrowIfCancellationRequested();
        if (status is GlopStatus.OPTIMAL or GlopStatus.FEASIBLE) return Read(status);
        // GLOP also calls infeasible what its presolve could not tell from unbounded: without a goal there is only the one question.
        if (status == GlopStatus.INFEASIBLE && HasSolution()) status = GlopStatus.UNBOUNDED;
        stop.ThrowIfCancellationRequested();
        return status switch
        {
            GlopStatus.INFEASIBLE => new LinearAnswer(SolveStatus.Infeasible, double.NaN, double.NaN, [], []),
            GlopStatus.UNBOUNDED => new LinearAnswer(SolveStatus.Unbounded, double.NaN, double.NaN, [], []),
            _ => LinearAnswer.None(new SolverNote.NothingFound()),
        };
    }

    public void Dispose() => glop.Dispose();

    // Presolve and scaling stumble over coefficients that are rounding errors; without them the same program is solved.
    private GlopStatus Ask()
    {
        glop.SetSolverSpecificParametersAsString(limits);
        if (glop.Solve() is var status && status != GlopStatus.ABNORMAL) return status;

        glop.SetSolverSpecificParametersAsString($"use_preprocessing: false use_scaling: false {limits}");
        return glop.Solve();
    }

    private LinearAnswer Read(GlopStatus status)
    {
        var (optimal, cost) = (status == GlopStatus.OPTIMAL, objective.Value());
        double[] values = [.. variables.Select(variable => variable.SolutionValue())];
        return new LinearAnswer(
            optimal ? SolveStatus.Optimal : SolveStatus.Feasible, cost, optimal ? cost : double.NegativeInfinity, values,
            [.. rows.Select(row => row.DualValue())])
        { Steps = glop.Iterations() };
    }

    private bool HasSolution()
    {
        objective.Clear();
        return Ask() == GlopStatus.OPTIMAL;
    }

    private Variable VariableOf(LinearVariable asked)
    {
        var made = glop.MakeNumVar(asked.Lower, asked.Upper, "");
        if (asked.Cost != 0) objective.SetCoefficient(made, asked.Cost);
        return made;
    }

    private Constraint RowOf(LinearRow asked)
    {
        var made = glop.MakeConstraint(asked.Lower, asked.Upper);
        foreach (var (variable, coefficient) in asked.Variables.Zip(asked.Coefficients))
            made.SetCoefficient(variables[variable], coefficient);
        return made;
    }
}
