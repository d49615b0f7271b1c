using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Recruit.Scheduler.Engines.Solver;

/// <summary>Models and answers as JSON: for exact models in CP-SAT's own format, so that every host of OR-Tools can read it.</summary>
internal static class SolverJson
{
    /// <summary>The largest whole number that JSON carries without loss; beyond it a limit is no limit.</summary>
    public const long Largest = (1L << 53) - 1;

    /// <summary>One line: <c>{"kind":"linear","seconds":…,"model":{…}}</c>; a limit that is infinite is null.</summary>
    public static string Question(LinearModel model, SolveBudget budget) => Written(json =>
    {
        Begin(json, "linear", budget);
        WriteNumbers(json, "lower", model.Variables.Select(variable => variable.Lower));
        WriteNumbers(json, "upper", model.Variables.Select(variable => variable.Upper));
        WriteNumbers(json, "cost", model.Variables.Select(variable => variable.Cost));
        WriteWhole(json, "whole", Enumerable.Range(0, model.Variables.Count).Where(index => model.Variables[index].Whole).Select(index => (long)index));
        json.WriteStartArray("rows");
        foreach (var row in model.Rows)
        {
            json.WriteStartObject();
            WriteNumber(json, "lower", row.Lower);
            WriteNumber(json, "upper", row.Upper);
            WriteWhole(json, "variables", row.Variables.Select(index => (long)index));
            WriteNumbers(json, "coefficients", row.Coefficients);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>One line: <c>{"kind":"exact","seconds":…,"seed":…,"model":{…}}</c>.</summary>
    public static string Question(ExactModel model, SolveBudget budget) => Written(json =>
    {
        Begin(json, "exact", budget);
        WriteExact(json, model);
        json.WriteEndObject();
    });

    /// <summary>The model alone, as CP-SAT's <c>CpModelProto</c> in JSON.</summary>
    public static string ModelOf(ExactModel model) => Written(json =>
    {
        json.WriteStartObject();
        WriteExact(json, model);
    });

    public static LinearAnswer LinearAnswer(string line)
    {
        using var document = JsonDocument.Parse(line);
        var answer = document.RootElement;
        var status = StatusOf(answer);
        if (status == SolveStatus.NoAnswer) return Solver.LinearAnswer.None(BecauseOf(answer));
        var cost = NumberOf(answer, "cost");
        var prices = NumbersOf(answer, "prices");
        return status is SolveStatus.Optimal or SolveStatus.Feasible
            ? new(status, cost, status == SolveStatus.Optimal ? cost : NumberOf(answer, "bound"), NumbersOf(answer, "values"), prices)
            : new(status, double.NaN, double.NaN, [], []);
    }

    public static ExactAnswer ExactAnswer(string line)
    {
        using var document = JsonDocument.Parse(line);
        var answer = document.RootElement;
        var status = StatusOf(answer);
        if (status == SolveStatus.NoAnswer) return Solver.ExactAnswer.None(BecauseOf(answer));
        return status is SolveStatus.Optimal or SolveStatus.Feasible
            ? new(status, NumberOf(answer, "cost"), NumberOf(answer, "bound"), [.. NumbersOf(answer, "values").Select(value => (long)value)], []) { Work = NumberOf(answer, "work") }
            : new(status, double.NaN, double.NaN, [], [.. NumbersOf(answer, "clashing").Select(literal => (int)literal)]);
    }

    private static void Begin(Utf8JsonWriter json, string kind, SolveBudget budget)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind);
        json.WriteNumber("seconds", budget.Time.TotalSeconds);
        json.WriteNumber("seed", budget.Seed);
        WriteNumber(json, "work", budget.Work);
        json.WriteStartObject("model");
    }

    private static void WriteExact(Utf8JsonWriter json, ExactModel model)
    {
        json.WriteStartArray("variables");
        foreach (var variable in model.Variables)
        {
            json.WriteStartObject();
            WriteLimits(json, variable.Lower, variable.Upper);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("constraints");
        foreach (var row in model.Rows) WriteRow(json, row);
        json.WriteEndArray();
        if (model.Cost is { } cost) WriteSum(json, "objective", cost);
        WriteWhole(json, "assumptions", model.Assumptions.Select(literal => (long)literal));
        if (model.Hints.Count == 0) return;
        json.WriteStartObject("solutionHint");
        WriteWhole(json, "vars", model.Hints.Keys.Select(variable => (long)variable));
        WriteWhole(json, "values", model.Hints.Values);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, ExactRow row)
    {
        json.WriteStartObject();
        WriteWhole(json, "enforcementLiteral", row.OnlyIf.Select(literal => (long)literal));
        WriteSum(json, "linear", row.Sum, () => WriteLimits(json, row.Lower, row.Upper));
        json.WriteEndObject();
    }

    private static void WriteSum(Utf8JsonWriter json, string name, ExactSum sum, Action? rest = null)
    {
        json.WriteStartObject(name);
        WriteWhole(json, "vars", sum.Variables.Select(variable => (long)variable));
        WriteWhole(json, "coeffs", sum.Coefficients);
        rest?.Invoke();
        json.WriteEndObject();
    }

    private static void WriteLimits(Utf8JsonWriter json, long lower, long upper) =>
        WriteWhole(json, "domain", [Math.Max(lower, -Largest), Math.Min(upper, Largest)]);

    private static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            if (double.IsFinite(value)) json.WriteNumberValue(value);
            else json.WriteNullValue();
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private static void WriteWhole(Utf8JsonWriter json, string name, IEnumerable<long> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static SolveStatus StatusOf(JsonElement answer) => answer.GetProperty("status").GetString() switch
    {
        "OPTIMAL" => SolveStatus.Optimal,
        "FEASIBLE" => SolveStatus.Feasible,
        "INFEASIBLE" => SolveStatus.Infeasible,
        "UNBOUNDED" => SolveStatus.Unbounded,
        _ => SolveStatus.NoAnswer,
    };

    private static string BecauseOf(JsonElement answer) => answer.TryGetProperty("because", out var because) && because.GetString() is { } text
        ? $"The solver could not answer: {text}"
        : $"The solver found nothing in its time ({answer.GetProperty("status").GetString()}).";

    private static double NumberOf(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;

    private static double[] NumbersOf(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(value => value.GetDouble())] : [];
}
