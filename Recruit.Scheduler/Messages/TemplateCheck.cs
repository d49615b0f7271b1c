using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Recruit.Scheduler.Messages;

/// <summary>Whether words can be a letter: they name only what that letter can tell, and keep the links that it is for.</summary>
public static partial class TemplateCheck
{
    public const int LongestSubject = 200;
    public const int LongestText = 20_000;

    // What an organiser may well try, as the pages are in Dutch.
    private static readonly Dictionary<string, string[]> Dutch = new(StringComparer.Ordinal)
    {
        ["naam"] = ["name"],
        ["voornaam"] = ["name"],
        ["programma"] = ["programme"],
        ["titel"] = ["title"],
        ["dialoog"] = ["title"],
        ["onderwerp"] = ["title"],
        ["wanneer"] = ["moment"],
        ["datum"] = ["day", "moment"],
        ["dag"] = ["day"],
        ["tijd"] = ["time"],
        ["plaats"] = ["place"],
        ["waar"] = ["place"],
        ["locatie"] = ["place"],
        ["duur"] = ["length"],
        ["knop"] = ["link"],
        ["antwoord_voor"] = ["answer_by"],
        ["uiterlijk"] = ["answer_by"],
        ["waarom"] = ["why"],
        ["reden"] = ["why"],
        ["adres"] = ["contact", "contact_address"],
        ["laatste_dag"] = ["last_day"],
        ["van_tot"] = ["between"],
    };

    /// <param name="example">The letter that the words are for, with example values in it.</param>
    /// <returns>Empty when they can be saved; else in the order of the lines.</returns>
    public static IReadOnlyList<TemplateFault> FaultsIn(string subject, string text, Letter example, string language)
    {
        text = text.ReplaceLineEndings("\n");
        List<TemplateFault> faults = [.. OfSubject(subject), .. OfText(text)];
        var known = example.Values();
        foreach (var (line, words) in LetterFile.TextOf(text, onPaper: false).Split('\n').Select((words, index) => (index + 1, words))
                     .Prepend((TemplateFault.Subject, subject)))
            faults.AddRange(OfBraces(line, words, known));
        if (!faults.Any(fault => fault is TemplateFault.UnknownPlaceholder or TemplateFault.LooseBraces or TemplateFault.NoText))
            faults.AddRange(OfLinks(text, example, language));
        return [.. faults.OrderBy(fault => fault.Line)];
    }

    private static IEnumerable<TemplateFault> OfSubject(string subject)
    {
        if (string.IsNullOrWhiteSpace(subject))
            yield return new TemplateFault.NoSubject();
        if (subject.Any(sign =>
            char.IsControl(sign) || char.GetUnicodeCategory(sign) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
            yield return new TemplateFault.SubjectOfMoreLines();
        if (subject.Length > LongestSubject)
            yield return new TemplateFault.SubjectTooLong(LongestSubject);
    }

    private static IEnumerable<TemplateFault> OfText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield return new TemplateFault.NoText();
        if (text.Length > LongestText)
            yield return new TemplateFault.TextTooLong(LongestText);
    }

    private static IEnumerable<TemplateFault> OfBraces(int line, string words, IReadOnlyDictionary<string, object> known)
    {
        foreach (Match match in Braces().Matches(words))
        {
            var name = match.Groups["name"].Value.Trim();
            if (match.Groups["name"].Success && !known.ContainsKey(name))
                yield return new TemplateFault.UnknownPlaceholder(line, name, Meant(name, known.Keys));
            else if (match.Groups["loose"].Success || known.ContainsKey(match.Groups["single"].Value.Trim()))
                yield return new TemplateFault.LooseBraces(line, match.Value);
        }
    }

    private static IEnumerable<TemplateFault> OfLinks(string text, Letter example, string language)
    {
        // A list of our own may bring lines along, and then those of the text would be counted wrong.
        var values = example.Values().ToDictionary(value => value.Key, value => value.Value is Markdown ? "" : value.Value);
        var words = LetterFile.Own(example.Kind(), "-", text);
        var document = MailBody.Parse(words.Fill(values).Markdown);
        var first = 1 + text.TakeWhile(sign => sign == '\n').Count();
        var links = document.Descendants<LinkInline>().ToList();
        foreach (var link in links.Where(link => link.IsImage))
            yield return new TemplateFault.Picture(link.Line + first);
        foreach (var link in links.Where(link => !link.IsImage && !MailBody.LeadsSomewhereSafe(link.Url)))
            yield return new TemplateFault.UnsafeLink(link.Line + first, link.Url ?? "");
        foreach (var address in document.Descendants<AutolinkInline>()
            .Where(address => !address.IsEmail && !MailBody.LeadsSomewhereSafe(address.Url)))
            yield return new TemplateFault.UnsafeLink(address.Line + first, address.Url);
        // Who gets it on paper needs the link as well.
        var targets = MailBody.Parse(words.Fill(values, onPaper: true).Markdown).Descendants<LinkInline>()
            .Where(link => !link.IsImage).Select(link => link.Url).ToHashSet(StringComparer.Ordinal);
        foreach (var name in example.StandardWords(language).LinkPlaceholders.Where(name => !targets.Contains(values[name].ToString())))
            yield return new TemplateFault.LinkMissing(name);
    }

    /// <summary>The known name that somebody most likely meant.</summary>
    private static string? Meant(string name, IEnumerable<string> known)
    {
        var typed = name.ToLowerInvariant().Replace(' ', '_').Replace('-', '_');
        var names = known.Order(StringComparer.Ordinal).ToList();
        if (Dutch.GetValueOrDefault(typed, []).FirstOrDefault(names.Contains) is { } translated)
            return translated;
        return names.Select(candidate => (Name: candidate, Distance: Distance(typed, candidate)))
            .Where(candidate => candidate.Distance <= Math.Max(1, candidate.Name.Length / 3))
            .OrderBy(candidate => candidate.Distance).Select(candidate => candidate.Name).FirstOrDefault();
    }

    /// <summary>How many letters have to be added, left out or changed to make one word of another (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
                (diagonal, row[j]) = (row[j],
                    Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }

    [GeneratedRegex(@"\{\{(?<name>[^{}]*)\}\}|(?<loose>\{\{+|\}\}+)|\{(?<single>[^{}]*)\}")]
    private static partial Regex Braces();
}
