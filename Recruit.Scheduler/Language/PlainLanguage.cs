using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Language;

/// <summary>Finds what makes a text harder than it needs to be: the rules of thumb of plain Dutch and plain English (B1).</summary>
public sealed partial class PlainLanguage
{
    /// <summary>Words in a sentence; more are hard to follow.</summary>
    public const int LongestSentence = 15;

    private static readonly ConcurrentDictionary<string, PlainLanguage> Languages = [];

    private readonly Grammar grammar;
    private readonly IReadOnlyDictionary<string, string> easier;
    private readonly Regex hardWords;
    private readonly int longestWord;

    private PlainLanguage(string language)
    {
        (grammar, longestWord) = language switch { "en" => (Grammar.English, 15), _ => (Grammar.Dutch, 20) };
        easier = ReadHardWords(language);
        // The longest first, so that a saying goes before a word within it.
        var all = string.Join('|', easier.Keys.OrderByDescending(word => word.Length).Select(Regex.Escape));
        hardWords = new Regex($@"(?<![\p{{L}}\p{{N}}]){(all.Length == 0 ? "(?!)" : $"(?:{all})")}(?![\p{{L}}\p{{N}}])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <param name="language"><c>en</c> for English; anything else is Dutch.</param>
    public static PlainLanguage Of(string language) =>
        Languages.GetOrAdd(language switch { "en" => "en", _ => "nl" }, one => new PlainLanguage(one));

    /// <summary>How many words have an easier one beside them.</summary>
    public int HardWordCount => easier.Count;

    /// <summary>The hints on these sentences, in their order.</summary>
    public IReadOnlyList<ReadingHint> HintsOn(IEnumerable<string> sentences) => [.. sentences.SelectMany(HintsOn)];

    /// <summary>Whether the words of a link say nothing to somebody who hears only the links of a page.</summary>
    public bool SaysNothing(string linkText) =>
        grammar.EmptyLinks.Contains(linkText.Trim().TrimEnd('.', '!', '>', '»').Trim().ToLowerInvariant()) || Address().IsMatch(linkText);

    public ReadingEstimate EstimateOf(IReadOnlyCollection<string> sentences)
    {
        var counts = sentences.Select(sentence => WordsIn(sentence).Count).Where(count => count > 0).ToList();
        var words = counts.Sum();
        var syllables = sentences.SelectMany(WordsIn).Sum(word => Math.Max(1, Vowels().Count(word)));
        var ease = words == 0 ? 100 : grammar.Ease((double)words / counts.Count, (double)syllables / words);
        return new ReadingEstimate(
            words, counts.Count, counts.DefaultIfEmpty().Max(), Math.Clamp(ease, 0, 100), (int)Math.Ceiling(words * 60 / 200.0));
    }

    /// <summary>Running text as sentences; a full stop within a time or a number ends none.</summary>
    public static IEnumerable<string> SentencesIn(string text) =>
        SentenceEnd().Split(text).Select(sentence => Spaces().Replace(sentence, " ").Trim()).Where(sentence => sentence.Length > 0);

    private IEnumerable<ReadingHint> HintsOn(string sentence)
    {
        var words = WordsIn(sentence);
        ReadingHint Hint(ReadingHintKind kind, string found = "", string instead = "") => new(kind, sentence, found, instead, words.Count);

        if (words.Count > LongestSentence)
            yield return Hint(ReadingHintKind.LongSentence);
        if (grammar.PassiveIn(words) is { } passive)
            yield return Hint(ReadingHintKind.Passive, passive);
        foreach (var hard in hardWords.Matches(sentence).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase))
            yield return Hint(ReadingHintKind.HardWord, hard, easier[hard.ToLowerInvariant()]);
        foreach (var word in words.Where(word => word.Length >= longestWord && !word.Contains('{', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal))
            yield return Hint(ReadingHintKind.LongWord, word);
        foreach (Match loud in Loud().Matches(sentence))
            yield return Hint(ReadingHintKind.Shouting, loud.Value);
        foreach (Match date in DigitDate().Matches(sentence))
            yield return Hint(ReadingHintKind.DateInDigits, date.Value);
    }

    /// <summary>A placeholder counts as one word, whatever will stand there.</summary>
    private static List<string> WordsIn(string sentence) => [.. Word().Matches(sentence).Select(match => match.Value)];

    private static Dictionary<string, string> ReadHardWords(string language)
    {
        using var stream = typeof(PlainLanguage).Assembly.GetManifestResourceStream($"Language/HardWords.{language}.txt")
            ?? throw new InvalidOperationException($"Language/HardWords.{language}.txt was not built in.");
        using var reader = new StreamReader(stream);
        return (from line in reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n')
                where line.Contains(" = ", StringComparison.Ordinal) && !line.StartsWith('#')
                let sides = line.Split(" = ", 2)
                from form in sides[0].Split('/')
                select (Word: form.Trim(), Easier: sides[1].Trim()))
            .ToDictionary(pair => pair.Word, pair => pair.Easier, StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{\{[^{}]*\}\}|[\p{L}\p{N}](?:[\p{L}\p{N}]|['’.:@-](?=[\p{L}\p{N}]))*")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<=[.?!…]["")’”]*)\s+(?=\S)")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("[aeiouyáéíóúàèìòùäëïöüâêîôû]+", RegexOptions.IgnoreCase)]
    private static partial Regex Vowels();

    // Two loud words in a row, one long one, or more than one exclamation mark; NS and GGD are names.
    [GeneratedRegex(@"\b\p{Lu}{2,}(?:\s+\p{Lu}{2,})+\b|\b\p{Lu}{5,}\b|!\s*!+|[?!]{3,}")]
    private static partial Regex Loud();

    [GeneratedRegex(@"\b\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?\b|\b\d{1,2}\.\d{1,2}\.\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b")]
    private static partial Regex DigitDate();

    [GeneratedRegex(@"^\s*(?:https?://|www\.)\S+\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
