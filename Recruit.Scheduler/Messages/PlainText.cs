using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Recruit.Scheduler.Messages;

/// <summary>Markdown as plain text that reads well by itself: links written out, lists with their marks, no signs of markup.</summary>
internal static class PlainText
{
    public static string Of(MarkdownDocument document) =>
        string.Join("\n\n", document.Select(BlockText).Where(text => text.Length > 0)) + "\n";

    private static string BlockText(Block block) => block switch
    {
        ListBlock list => string.Join("\n", list.Cast<ListItemBlock>().Select(item => ItemText(list, item))),
        QuoteBlock quote => Indented(Joined(quote), "> ", "> "),
        CodeBlock code => code.Lines.ToString(),
        ThematicBreakBlock => "--",
        LeafBlock { Inline: { } inline } => InlineText(inline).Trim(),
        ContainerBlock container => Joined(container),
        _ => "",
    };

    private static string Joined(ContainerBlock container) => string.Join("\n\n", container.Select(BlockText));

    private static string ItemText(ListBlock list, ListItemBlock item)
    {
        var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{item.Order}. ") : "- ";
        return Indented(Joined(item), mark, new string(' ', mark.Length));
    }

    private static string Indented(string text, string first, string others) =>
        first + text.Replace("\n", "\n" + others, StringComparison.Ordinal);

    private static string InlineText(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (var inline in container)
            text.Append(InlineText(inline));
        return text.ToString();
    }

    private static string InlineText(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline { IsHard: true } => "\n",
        LineBreakInline => " ",
        AutolinkInline autolink => autolink.Url,
        LinkInline link => LinkText(InlineText((ContainerInline)link), link.Url ?? "", MailBody.StandsAlone(link)),
        ContainerInline container => InlineText(container),
        _ => "",
    };

    private static string LinkText(string words, string url, bool alone)
    {
        var target = url.StartsWith("mailto:", StringComparison.Ordinal) ? url["mailto:".Length..] : url;
        return target.Length == 0 || words == target ? words
            : alone ? $"{words}:\n{target}"
            : $"{words} ({target})";
    }
}
