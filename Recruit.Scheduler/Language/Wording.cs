using System.Globalization;
using System.Text.Json;

namespace Recruit.Scheduler.Language;

/// <summary>One thing to say, in both languages of the site.</summary>
public sealed record Wording(string English, string Dutch)
{
    // With a decimal comma, whatever languages the machine knows.
    private static readonly NumberFormatInfo DutchNumbers = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    /// <summary>Says a sentence with figures, each as the language writes them.</summary>
    public static Wording Of(FormattableString english, FormattableString dutch) =>
        new(english.ToString(CultureInfo.InvariantCulture), dutch.ToString(DutchNumbers));

    public static Wording Joined(string separator, IReadOnlyList<Wording> parts) =>
        new(string.Join(separator, parts.Select(part => part.English)), string.Join(separator, parts.Select(part => part.Dutch)));

    /// <summary>Reads what <see cref="ToJson"/> wrote; a text from before there were two languages is English in both.</summary>
    public static Wording Read(string text) =>
        text.StartsWith('{') && JsonSerializer.Deserialize<Wording>(text) is { } both ? both : new(text, text);

    /// <param name="language"><c>en</c> for English; anything else is Dutch.</param>
    public string In(string language) => language switch { "en" => English, _ => Dutch };

    public string ToJson() => JsonSerializer.Serialize(this);
}
