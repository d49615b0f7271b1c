using System.Globalization;
using System.Net;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Recruit.Scheduler.Messages;

/// <summary>The two forms of a mail, made from one Markdown source so that they cannot say different things.</summary>
public sealed record MailBody(string Text, string Html)
{
    // Raw HTML stays text: nothing that a person or an organiser typed becomes markup.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    // Slower, and needed only by those who tell an organiser where something stands.
    private static readonly MarkdownPipeline WithLines = new MarkdownPipelineBuilder().DisableHtml().UsePreciseSourceLocation().Build();

    private const string ButtonStyle =
        "display:inline-block;padding:14px 24px;background:#154273;color:#ffffff;font-weight:bold;text-decoration:none;border-radius:4px";

    public static MailBody From(string subject, string markdown, string language)
    {
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
            Dress(link);
        Defuse(document);
        return new MailBody(PlainText.Of(document), Page(subject, Markdig.Markdown.ToHtml(document, Pipeline), language));
    }

    /// <summary>The same Markdown, just as harmless, as a part of a page.</summary>
    /// <param name="top">The level of its highest headings there.</param>
    public static string PartOf(string markdown, int top)
    {
        var document = Markdig.Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().Where(link => link.IsImage || !LeadsSomewhereSafe(link.Url)))
            (link.Url, link.IsImage) = ("", false);
        Defuse(document);
        var headings = document.Descendants<HeadingBlock>().ToList();
        var highest = headings.Select(heading => heading.Level).DefaultIfEmpty(1).Min();
        foreach (var heading in headings)
            heading.Level = Math.Min(heading.Level - highest + top, 6);
        return Markdig.Markdown.ToHtml(document, Pipeline);
    }

    /// <summary>Markdown as mails understand it; every part knows on which line it stands.</summary>
    internal static MarkdownDocument Parse(string markdown) => Markdig.Markdown.Parse(markdown, WithLines);

    private static void Defuse(MarkdownDocument document)
    {
        foreach (var address in document.Descendants<AutolinkInline>()
            .Where(address => !address.IsEmail && !LeadsSomewhereSafe(address.Url)).ToList())
            address.ReplaceBy(new LiteralInline(address.Url));
    }

    /// <summary>
    /// A link that is a paragraph of its own becomes a button; one that leads anywhere but the web, a mailbox or a telephone leads nowhere.
    /// </summary>
    private static void Dress(LinkInline link)
    {
        if (link.IsImage || !LeadsSomewhereSafe(link.Url))
            (link.Url, link.IsImage) = ("", false);
        else if (StandsAlone(link))
            link.GetAttributes().AddProperty("style", ButtonStyle);
    }

    /// <summary>Whether a link is all that its paragraph holds.</summary>
    internal static bool StandsAlone(LinkInline link) =>
        link.Parent is { ParentBlock: ParagraphBlock } paragraph && paragraph.FirstChild == link && paragraph.LastChild == link;

    internal static bool LeadsSomewhereSafe(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" or "mailto" or "tel";

    private static string Page(string subject, string content, string language) => string.Create(CultureInfo.InvariantCulture,
        $"""
        <!doctype html>
        <html lang="{WebUtility.HtmlEncode(language)}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{WebUtility.HtmlEncode(subject)}</title>
        </head>
        <body style="margin:0;padding:16px;background:#ffffff;color:#1a1a1a;font:18px/1.5 Arial,Helvetica,sans-serif">
        <main style="max-width:600px;margin:0 auto">
        <h1 style="font-size:24px;line-height:1.3">{WebUtility.HtmlEncode(subject)}</h1>
        {content}</main>
        </body>
        </html>

        """);
}
