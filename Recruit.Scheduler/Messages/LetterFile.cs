using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Messages;

/// <summary>A letter's Markdown with its named placeholders.</summary>
public sealed partial class LetterFile
{
    private readonly string name;

    private LetterFile(string name, string subject, string body) => (this.name, Subject, Body) = (name, subject, body);

    public string Subject { get; }

    /// <summary>The Markdown below the subject.</summary>
    public string Body { get; }

    /// <summary>The names between double braces, each once.</summary>
    public IReadOnlyList<string> Placeholders => NamesIn(Placeholder(), Subject + "\n" + TextOf(Body, onPaper: false));

    /// <summary>The placeholders that are all there is to the target of a link, such as the link to somebody's own page.</summary>
    public IReadOnlyList<string> LinkPlaceholders => NamesIn(LinkTarget(), Body);

    /// <summary>A programme's own words for a kind of letter.</summary>
    public static LetterFile Own(string letter, string subject, string body) =>
        new(letter, OneLine(subject), body.ReplaceLineEndings("\n").Trim('\n'));

    /// <summary>Whether these are a programme's words for this kind of letter, and it can still tell all that they name.</summary>
    public bool Fits(Letter letter) => name == letter.Kind() && letter.Values() is var values && Placeholders.All(values.ContainsKey);

    /// <summary>The file that stands beside <paramref name="letter"/>; Dutch when there is none in this language.</summary>
    public static LetterFile Beside(Type letter, string language)
    {
        var folder = letter.Namespace!["Recruit.Scheduler.".Length..].Replace('.', '/');
        using var stream = letter.Assembly.GetManifestResourceStream($"{folder}/{letter.Name}.{language}.md")
            ?? letter.Assembly.GetManifestResourceStream($"{folder}/{letter.Name}.nl.md")
            ?? throw new InvalidOperationException($"{folder}/{letter.Name}.nl.md was not built into {letter.Assembly.GetName().Name}.");
        using var reader = new StreamReader(stream);
        return Parse($"{letter.Name}.{language}.md", reader.ReadToEnd());
    }

    /// <exception cref="FormatException">When the first line is no heading.</exception>
    public static LetterFile Parse(string name, string source)
    {
        var lines = source.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n', 2);
        if (!lines[0].StartsWith("# ", StringComparison.Ordinal) || lines.Length < 2)
            throw new FormatException($"{name}: line 1 should be the subject, as in '# Uw plaats aan tafel'");
        return new LetterFile(name, lines[0][2..].Trim(), lines[1].Trim('\n'));
    }

    /// <summary>The words without their marks: in a mail all that is marked <c>{{mail_only}}</c> is said, on paper none of it.</summary>
    internal static string TextOf(string words, bool onPaper) => MailOnly().Replace(words, onPaper ? "" : "$1");

    /// <exception cref="FormatException">When a placeholder has no value.</exception>
    public Writing.Written Fill(IReadOnlyDictionary<string, object> values, bool onPaper = false) => new(
        Placeholder().Replace(Subject, match => OneLine(ValueOf(values, match).ToString()!)),
        Placeholder().Replace(TextOf(Body, onPaper),
            match => ValueOf(values, match) is Markdown markdown ? markdown.Source : Escaped(ValueOf(values, match).ToString()!)));

    private object ValueOf(IReadOnlyDictionary<string, object> values, Match match) =>
        values.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new FormatException(
                $"{name}: {match.Value} is not known here; known are {string.Join(", ", values.Keys.Order(StringComparer.Ordinal))}");

    // CommonMark, 2.4: any ASCII punctuation may be escaped, in text and in the target of a link alike.
    internal static string Escaped(string text) => Punctuation().Replace(OneLine(text), @"\$0");

    private static string OneLine(string text) => WhiteSpace().Replace(text, " ").Trim();

    private static List<string> NamesIn(Regex pattern, string text) =>
        [.. pattern.Matches(text).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\]\(\s*<?\s*\{\{\s*([a-z0-9_]+)\s*\}\}\s*>?\s*\)")]
    private static partial Regex LinkTarget();

    [GeneratedRegex(@"^\{\{ *mail_only *\}\}[ \t]*(.*\n?)", RegexOptions.Multiline)]
    private static partial Regex MailOnly();

    [GeneratedRegex(@"\{\{\s*([a-z0-9_]+)\s*\}\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"[!-/:-@\[-`{-~]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
