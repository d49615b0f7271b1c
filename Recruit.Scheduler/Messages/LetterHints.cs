using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Messages;

/// <summary>How plainly a letter speaks: hints, and how it reads as a whole. What placeholders will say is not judged.</summary>
public sealed record LetterHints(IReadOnlyList<ReadingHint> Hints, ReadingEstimate Estimate)
{
    public static LetterHints On(string subject, string markdown, string language)
    {
        var plain = PlainLanguage.Of(language);
        var document = MailBody.Parse(Kept(LetterFile.TextOf(markdown, onPaper: false)));
        var prose = Leaves(document).SelectMany(leaf => PlainLanguage.SentencesIn(Back(TextOf(leaf.Inline!)))).ToList();
        var links = from link in document.Descendants<LinkInline>()
                    let words = Back(TextOf(link))
                    where plain.SaysNothing(words)
                    select new ReadingHint(ReadingHintKind.EmptyLinkText, words, words, "", 0);
        var all = PlainLanguage.SentencesIn(subject).Concat(prose).ToList();
        return new LetterHints([.. plain.HintsOn(all), .. links], plain.EstimateOf(all));
    }

    private static IEnumerable<LeafBlock> Leaves(MarkdownDocument document) =>
        document.Descendants<LeafBlock>().Where(leaf => leaf.Inline is not null);

    // Two signs that mean nothing to Markdown stand for the braces, so that the text comes back as it was typed.
    private static string Kept(string markdown) =>
        markdown.Replace("{{", "\uE000", StringComparison.Ordinal).Replace("}}", "\uE001", StringComparison.Ordinal);

    private static string Back(string text) =>
        text.Replace("\uE000", "{{", StringComparison.Ordinal).Replace("\uE001", "}}", StringComparison.Ordinal);

    private static string TextOf(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (var inline in container)
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                AutolinkInline autolink => autolink.Url,
                ContainerInline inner => TextOf(inner),
                _ => "",
            });
        return text.ToString();
    }
}
