using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Recruit.Data.Spelling;

/// <summary>
/// The words by which a person is told from others of the house: without accents, capitals, particles and titles, in any order.
/// It finds likely doubles and decides nothing by itself.
/// </summary>
public sealed partial class PersonName
{
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal)
    {
        "de", "den", "der", "van", "von", "ten", "ter", "te", "het", "'t", "'s", "la", "le", "du", "des", "di", "da", "del", "el", "al",
        "bin", "ibn", "dhr", "mevr", "mw", "dr", "drs", "ir", "ing", "mr", "prof",
    };

    // Letters that no decomposition takes apart; ij and y are one letter to many a Dutch keyboard.
    private static readonly (string From, string To)[] Letters =
    [
        ("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("đ", "d"), ("ð", "d"), ("ł", "l"), ("ı", "i"), ("þ", "th"), ("’", "'"),
        ("‘", "'"), ("`", "'"), ("ĳ", "ij"), ("ij", "y"),
    ];

    private readonly IReadOnlyList<string> words;

    private PersonName(IReadOnlyList<string> words) => this.words = words;

    public static PersonName Of(string name)
    {
        var folded = Letters.Aggregate(WithoutAccents(Spelled.Key(name)), (text, letter) =>
            text.Replace(letter.From, letter.To, StringComparison.Ordinal));
        var all = Between().Split(folded).Where(word => word.Trim('\'').Length > 0).ToList();
        var large = all.Where(word => !Small.Contains(word)).ToList();
        return new PersonName([.. (large.Count > 0 ? large : all).Select(word => word.Replace("'", "", StringComparison.Ordinal))]);
    }

    /// <summary>
    /// Whether one person may be called both: every word of the shorter is in the longer or is an initial there, and at least one is a
    /// whole word. Anna and Ben of one family are not alike, nor are Sanne and Sander.
    /// </summary>
    public bool IsLike(PersonName other)
    {
        var (few, many) = words.Count <= other.words.Count ? (words, other.words) : (other.words, words);
        if (few.Count == 0 || (few.Count == 1 && many.Count > 1))
            return false;
        var left = many.ToList();
        var initials = few.Where(word => !left.Remove(word)).ToList();
        return few.Except(initials).Any(word => word.Length > 1) && initials.TrueForAll(word => TakeInitial(left, word));
    }

    /// <summary>Whether both are written with the same words in the same order.</summary>
    public bool IsSame(PersonName other) => words.SequenceEqual(other.words, StringComparer.Ordinal);

    /// <summary>
    /// Whether this mends one slip of the other: one letter of one word, and that word keeps its first letter and is long enough that the
    /// slip does not make it another name, as Tim and Tom are.
    /// </summary>
    public bool Corrects(PersonName other)
    {
        if (words.Count != other.words.Count)
            return false;
        var changed = words.Zip(other.words).Where(pair => pair.First != pair.Second).ToList();
        return changed is [var (now, before)] && Math.Min(now.Length, before.Length) >= ShortestToMend && now[0] == before[0]
            && IsOneSlip(now, before);
    }

    private const int ShortestToMend = 5;

    /// <summary>One letter more, less, other, or two next to each other swapped.</summary>
    private static bool IsOneSlip(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        var start = shorter.Zip(longer).TakeWhile(pair => pair.First == pair.Second).Count();
        var (restShort, restLong) = (shorter[start..], longer[start..]);
        return (longer.Length - shorter.Length) switch
        {
            0 => restShort[1..] == restLong[1..]
                || (restShort.Length > 1 && restShort[0] == restLong[1] && restShort[1] == restLong[0] && restShort[2..] == restLong[2..]),
            1 => restShort == restLong[1..],
            _ => false,
        };
    }

    private static bool TakeInitial(List<string> left, string word)
    {
        var at = left.FindIndex(one => (one.Length == 1 || word.Length == 1) && one[0] == word[0] && char.IsLetter(one[0]));
        if (at >= 0)
            left.RemoveAt(at);
        return at >= 0;
    }

    private static string WithoutAccents(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .Where(sign => CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark));

    [GeneratedRegex(@"[^\p{L}\p{Mc}\p{N}']+")]
    private static partial Regex Between();
}
