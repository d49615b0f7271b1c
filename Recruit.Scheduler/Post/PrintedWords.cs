using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Post;

/// <summary>
/// A message as it stands on paper, kept under the person's key as a mail is. Code and link stand apart from the words: whoever reads the
/// words on a page of ours gets no power by it.
/// </summary>
/// <param name="Html">What stands within the letter; where the code belongs stands <see cref="CodePlace"/>.</param>
/// <param name="Code">Null when the letter is about nothing that a code opens.</param>
/// <param name="Link">The whole link, for a QR code; null when the letter has none.</param>
public sealed partial record PrintedWords(
    string Subject, string Text, string Html, CalendarPart? Calendar, IReadOnlyDictionary<string, string> Headers, string? Code,
    string? Link)
{
    /// <summary>Where an invitation is opened by its code.</summary>
    public const string CodePage = "/code";

    /// <summary>The page on which the code is typed.</summary>
    public string Page { get; init; } = CodePage;

    /// <summary>Stands in the words in place of the code.</summary>
    public const string CodePlace = "····-····-····";

    // Raw HTML stays text, as in a mail.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static PrintedWords FromJson(string json) => JsonSerializer.Deserialize<PrintedWords>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>The words with the code in its place, for the printer.</summary>
    public string HtmlToPrint => Html.Replace(CodePlace, Code ?? "", StringComparison.Ordinal);

    /// <summary>What was written to go on paper; a link becomes a short address and a code.</summary>
    /// <param name="site">Where the web is reached; ends without a slash.</param>
    /// <param name="code">Null when no code belongs to it.</param>
    public static PrintedWords Of(Writing.Written written, string site, string? code, string language)
    {
        var document = Markdig.Markdown.Parse(written.Markdown, Pipeline);
        var links = document.Descendants<LinkInline>().ToList();
        var own = links.Select(link => link.Url ?? "").FirstOrDefault(url =>
            url.StartsWith(site + "/", StringComparison.Ordinal) && (Token().IsMatch(url) || SignUp().IsMatch(url)));
        var signsUp = own is not null && SignUp().IsMatch(own);
        var page = signsUp ? own![site.Length..] : CodePage;
        foreach (var link in links)
            PutOnPaper(link, link.Url == own ? Guidance(site + page, code, language) : Target(link));
        foreach (var address in document.Descendants<AutolinkInline>().ToList())
            address.ReplaceBy(new LiteralInline(address.Url));
        return new PrintedWords(written.Subject, PlainText.Of(document), Markdig.Markdown.ToHtml(document, Pipeline), null,
            new Dictionary<string, string>(), own is null ? null : code, signsUp && code is not null ? $"{own}?code={code}" : own)
        {
            Page = page,
        };
    }

    private static void PutOnPaper(LinkInline link, IEnumerable<Inline> guidance)
    {
        Inline last = new LiteralInline(WordsOf(link));
        // Its words are in that already: copying what stands in the link would say them twice.
        link.ReplaceBy(last, copyChildren: false);
        foreach (var part in guidance)
        {
            last.InsertAfter(part);
            last = part;
        }
    }

    private static IEnumerable<Inline> Guidance(string page, string? code, string language)
    {
        Inline Said(string english, string dutch) => new LiteralInline(new Wording(english, dutch).In(language));
        return code is null
            ? [Said(": scan the square on this letter.", ": scan het vierkant op deze brief.")]
            :
            [
                Said(": go to ", ": ga naar "), Bold(page[(page.IndexOf("//", StringComparison.Ordinal) + 2)..]),
                Said(" and type this code: ", " en typ deze code: "), Bold(CodePlace),
            ];
    }

    private static IEnumerable<Inline> Target(LinkInline link)
    {
        var target = link.Url is { } url && url.StartsWith("mailto:", StringComparison.Ordinal) ? url["mailto:".Length..] : link.Url ?? "";
        return target.Length == 0 || target == WordsOf(link) ? [] : [new LiteralInline($" ({target})")];
    }

    private static string WordsOf(LinkInline link) =>
        string.Concat(link.Descendants<LiteralInline>().Select(words => words.Content.ToString()));

    private static EmphasisInline Bold(string words)
    {
        var bold = new EmphasisInline { DelimiterChar = '*', DelimiterCount = 2 };
        bold.AppendChild(new LiteralInline(words));
        return bold;
    }

    // What CapabilityStore issues: 22 characters after the last slash.
    [GeneratedRegex("/[A-Za-z0-9_-]{22}$")]
    private static partial Regex Token();

    [GeneratedRegex("^https?://[^/]+/aanmelden/[^/]+$")]
    private static partial Regex SignUp();
}
