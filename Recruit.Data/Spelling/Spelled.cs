using System.Buffers;
using System.Globalization;
using System.Text;

namespace Recruit.Data.Spelling;

/// <summary>
/// The one form in which texts are kept and compared: composed (NFC), without signs that nobody sees, without spaces around it.
/// </summary>
public static class Spelled
{
    private const int Joiner = 0x200D;
    private const int NonJoiner = 0x200C;

    // Scripts from Hebrew on, and emoji, are written with joiners; Latin, Greek and Cyrillic are not.
    private const int FirstJoinedLetter = 0x0590;

    /// <summary>Texts that people take for the same, whatever their capitals and invisible signs.</summary>
    public static IEqualityComparer<string> Alike { get; } = new AlikeComparer();

    /// <summary>
    /// A text on one line: every letter of the world, and nothing that turns, breaks or hides it; any run of spaces is one.
    /// </summary>
    public static string Line(string text) =>
        IsPlain(text) ? text : string.Join(' ', Seen(text).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same for a text of several lines, which stay.</summary>
    public static string Lines(string text) => Seen(text.ReplaceLineEndings("\n")).Trim();

    /// <summary>
    /// What stays when a text is compared: capitals count for nothing, nor do joiners and the variants of a sign. Capitals of ß are SS, and
    /// of the Turkish i an İ: Groß and GROSS, İstanbul and istanbul are one word.
    /// </summary>
    public static string Key(string text) => Lower(text).Replace("ß", "ss", StringComparison.Ordinal).Replace('İ', 'i').Replace('ı', 'i');

    /// <summary>The same with every letter kept, as two mailboxes may differ in an ß.</summary>
    internal static string Lower(string text)
    {
        var line = Line(text);
        if (Ascii.IsValid(line)) return line.ToLowerInvariant();
        var letters = string.Concat(line.EnumerateRunes().Where(sign => !IsVariant(sign.Value)));
        // Upwards first, so that both forms of the Greek sigma become one.
        return letters.ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormC);
    }

    /// <summary>A postcode, house number or household: neither spaces nor capitals count, nor how wide digits and letters are.</summary>
    public static string Household(string text) =>
        string.Concat(Key(text).Where(sign => sign != ' ').Select(Narrow)).ToUpperInvariant();

    // Keyboards of East Asia write １２３４ＡＢ.
    private static char Narrow(char sign) => sign is >= '\uFF01' and <= '\uFF5E' ? (char)(sign - 0xFEE0) : sign;

    /// <summary>Whether nothing in it needs a look: printable ASCII with single spaces inside.</summary>
    private static bool IsPlain(string text) =>
        !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.StartsWith(' ') && !text.EndsWith(' ')
        && !text.Contains("  ", StringComparison.Ordinal);

    private static string Seen(string text)
    {
        var seen = new StringBuilder(text.Length);
        var (rest, before) = (text.AsMemory(), 0);
        while (rest.Length > 0)
        {
            var sound = Rune.DecodeFromUtf16(rest.Span, out var sign, out var length) == OperationStatus.Done;
            rest = rest[length..];
            if (!sound || IsHidden(sign) || (sign.Value is Joiner or NonJoiner && !Joins(before, rest.Span)))
                continue;
            seen.Append(sign.Value == '\n' ? "\n" : IsSpace(sign) ? " " : sign.ToString());
            before = sign.Value;
        }

        return seen.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool Joins(int before, ReadOnlySpan<char> after) =>
        before >= FirstJoinedLetter
        && Rune.DecodeFromUtf16(after, out var next, out _) == OperationStatus.Done
        && next.Value >= FirstJoinedLetter;

    private static bool IsSpace(Rune sign) => Rune.IsControl(sign) || Rune.IsWhiteSpace(sign);

    /// <summary>
    /// Format signs such as a zero-width space or a turn of the direction of writing, fillers, and what is no character at all.
    /// </summary>
    private static bool IsHidden(Rune sign) =>
        (Rune.GetUnicodeCategory(sign) == UnicodeCategory.Format && sign.Value is not (Joiner or NonJoiner))
        || sign.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x2065 or 0x3164 or 0xFFA0 or (>= 0xFDD0 and <= 0xFDEF)
            or (>= 0xE0000 and <= 0xE00FF)
        || (sign.Value & 0xFFFE) == 0xFFFE;

    private static bool IsVariant(int sign) =>
        sign is Joiner or NonJoiner or (>= 0x180B and <= 0x180F) or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private sealed class AlikeComparer : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) =>
            string.Equals(x, y, StringComparison.OrdinalIgnoreCase)
            || (x is not null && y is not null && !(IsPlain(x) && IsPlain(y)) && Key(x) == Key(y));

        public int GetHashCode(string obj) => StringComparer.OrdinalIgnoreCase.GetHashCode(IsPlain(obj) ? obj : Key(obj));
    }
}
