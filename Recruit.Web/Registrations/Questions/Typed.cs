namespace Recruit.Web.Registrations.Questions;

/// <summary>What stands in the fields of a form, by the name of the field.</summary>
public sealed class Typed(IEnumerable<KeyValuePair<string, string[]>> fields)
{
    private readonly Dictionary<string, string[]> fields = new(fields, StringComparer.Ordinal);

    public Typed(params (string Name, string? Value)[] lines)
        : this(lines.Select(line => KeyValuePair.Create(line.Name, line.Value is null ? Array.Empty<string>() : [line.Value])))
    {
    }

    public static Typed Of(IFormCollection form) =>
        new(form.Select(field => KeyValuePair.Create(field.Key, field.Value.OfType<string>().ToArray())));

    /// <summary>What stands in a field, the first of several; empty when nothing does.</summary>
    public string this[string name] => All(name).FirstOrDefault() ?? "";

    /// <summary>Everything that was chosen in a field.</summary>
    public string[] All(string name) => fields.GetValueOrDefault(name) ?? [];
}
