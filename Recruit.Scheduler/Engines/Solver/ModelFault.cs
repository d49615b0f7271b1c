using System.Globalization;
using Google.OrTools.Sat;

namespace Recruit.Scheduler.Engines.Solver;

/// <summary>What native code would abort on, or answer with nonsense: looked for before a model gets there.</summary>
internal static class ModelFault
{
    // GLOP's own limit of what it takes for a number.
    private const double Huge = 1e30;

    /// <summary>The first fault in one sentence; null where there is none.</summary>
    public static string? In(LinearModel model)
    {
        foreach (var (number, variable) in model.Variables.Index())
            if ((OfLimits(variable.Lower, variable.Upper) ?? OfNumber(variable.Cost, "the cost")) is { } fault)
                return $"variable {number}: {fault}.";
        var seen = new int[model.Variables.Count];
        foreach (var (number, row) in model.Rows.Index())
            if ((OfLimits(row.Lower, row.Upper) ?? OfTerms(row, number + 1, seen)) is { } fault) return $"row {number}: {fault}.";
        return null;
    }

    /// <summary>The first fault in CP-SAT's own words; null where there is none.</summary>
    public static string? In(ExactModel model) =>
        CpSatHelper.ValidateModel(model.Proto) is { Length: > 0 } fault ? FirstLineOf(fault) : null;

    private static string? OfLimits(double lower, double upper)
    {
        if (double.IsNaN(lower) || double.IsNaN(upper)) return "a limit is no number";
        if (lower > upper) return Say($"its limits cross, {lower} to {upper}");
        if (lower >= Huge || upper <= -Huge) return Say($"no number is within {lower} to {upper}");
        return null;
    }

    // A variable named twice would count with its last coefficient only.
    private static string? OfTerms(LinearRow row, int mark, int[] seen)
    {
        for (var term = 0; term < row.Variables.Count; term++)
        {
            var variable = row.Variables[term];
            if (variable < 0 || variable >= seen.Length) return Say($"there is no variable {variable}");
            if (seen[variable] == mark) return Say($"variable {variable} is named twice");
            if (OfNumber(row.Coefficients[term], "a coefficient") is { } fault) return fault;
            seen[variable] = mark;
        }

        return null;
    }

    private static string? OfNumber(double number, string what) => Math.Abs(number) < Huge ? null : Say($"{what} is {number}");

    private static string FirstLineOf(string text) => text.ReplaceLineEndings("\n").Split('\n')[0];

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
