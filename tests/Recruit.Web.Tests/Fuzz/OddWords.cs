using System.Globalization;
using System.Text;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>
/// What people and programs send that nobody expects, as it stands in an address: escaped by percent signs, also where that makes no text.
/// </summary>
internal static class OddWords
{
    private static readonly string[] NotText =
    [
        "%00", "a%00b", "%FF%FE", "%C0%AF", "%C1%9C", "%ED%A0%80", "%F4%90%80%80", "%80", "%E2%82", "%u0041", "%", "%2", "%zz", "%%%",
        "..%2F..%2Fetc%2Fpasswd", "%2e%2e", "%5C%5Cevil", "+", "%0d%0aX-Evil:%201", "%09", "%7f", "%1b[2J", "%EF%BF%BE", "%EF%BB%BF",
    ];

    private static readonly string[] Numbers =
    [
        "-1", "0", "00", "-0", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "1e9", "1e400",
        "99999999999999999999999999999999", "79228162514264337593543950336", "0.00000000000000000000000000000000001", "NaN", "∞",
        "٣٤", "१२", "１２", "0x10", "1,5", "1.5", " 7 ", "007", "+7", "1_000", "½", "٫٥", "100000", "100", "1", "-99999",
    ];

    private static readonly string[] Moments =
    [
        "0001-01-01", "9999-12-31", "31-12-9999", "1-1-0001", "10000-01-01", "2027-02-30", "28-3-2027", "2027-03-28", "2027-03-28T02:30",
        "02:30", "24:00", "23:59:60", "00:00", "-1:00", "31-10-2027", "1-1-1900", "29-2-2028", "2027-W10-2", "2027-03-09T19:30+14:00",
        "9999-12-31T23:59:59-12:00", "٢٠٢٧-٠٣-٠٩", "9-3-2027", "19:30", "2027-03-09",
    ];

    private static readonly string[] Ids =
    [
        "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{0192c1a7-0000-7000-8000-000000000000}",
        "(0192c1a7-0000-7000-8000-000000000000)", "0192c1a7000070008000000000000000", "0192c1a7-0000-7000-8000-00000000000",
        "{0x0192c1a7,0x0000,0x7000,{0x80,0x00,0x00,0x00,0x00,0x00,0x00,0x00}}", "AAAAAAAAAAAAAAAAAAAAAA", "-", "_", "AAAA====",
    ];

    private static readonly string[] Texts =
    [
        "", " ", "\u00a0", "\u200b", "\u202e", "e\u0301", "\ufeff", "\n", "\r\n", "\t", "null", "undefined", "true", "on", "[]", "{}",
        "{0}", "{{naam}}", "{naam", "}", "<script>alert(1)</script>", "';--", "\"", "\\", "/",
        "//evil.example", "/\tevil", "/\\evil", "?", "#",
        "![x](y", "[x](javascript:alert(1))", "<!--", "&#0;", "&amp;", "%s%n", "=cmd|' '!A1", "ja", "nee", "nl", "en", "Anna de Wit",
        "anna@voorbeeld.example", "anna@", "@", "a@b@c", "\"a b\"@voorbeeld.example", "jürgen@müller.example", "3511ab", "9999ZZ", "12",
        "👩‍👩‍👧‍👦", "𝒜𝓃𝓃𝒶", "İstanbul", "ß", "ﬀ", "नमस्ते", "שלום", "\u0085", "\u2028", "\ufdd0", "woman", "citizens", "proeftuin",
        "0344",
    ];

    // Short ones said often: nesting is what eats a stack, length is what eats time.
    private static readonly string[] Repeated =
        ["a", " ", "> ", "[", "(", "*", "_a_", "{", "- ", "`", "<b>", "\n", "é", "e\u0301", "👩", "1", "%"];

    /// <summary>One of them, or a long one, or one within another.</summary>
    public static string Any(Random chance) => chance.Next(12) switch
    {
        0 or 1 => Pick(chance, NotText),
        2 or 3 => Escaped(Pick(chance, Numbers)),
        4 => Escaped(Pick(chance, Moments)),
        5 => Escaped(Pick(chance, Ids)),
        6 => Escaped(Long(chance)),
        7 => Any(chance) + Any(chance),
        8 => Bytes(chance),
        _ => Escaped(Pick(chance, Texts)),
    };

    /// <summary>What somebody may well have typed.</summary>
    public static string Likely(Random chance) => Escaped(Pick(chance, chance.Next(3) switch { 0 => Numbers, 1 => Moments, _ => Texts }));

    public static string Escaped(string text) => Uri.EscapeDataString(text);

    /// <summary>The bytes that a word stands for; a percent sign that escapes nothing stands for itself.</summary>
    public static byte[] BytesOf(string word)
    {
        var bytes = new List<byte>(word.Length);
        for (var place = 0; place < word.Length; place++)
            if (word[place] == '%' && place + 2 < word.Length
                && byte.TryParse(word.AsSpan(place + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var one))
            {
                bytes.Add(one);
                place += 2;
            }
            else
                bytes.AddRange(Encoding.UTF8.GetBytes(word[place].ToString()));
        return [.. bytes];
    }

    public static T Pick<T>(Random chance, IReadOnlyList<T> from) => from[chance.Next(from.Count)];

    private static string Long(Random chance)
    {
        int[] lengths = [101, 256, 1001, 8001];
        return string.Concat(Enumerable.Repeat(Pick(chance, Repeated), Pick(chance, lengths)));
    }

    private static string Bytes(Random chance) => string.Concat(
        Enumerable.Range(0, chance.Next(1, 24)).Select(_ => string.Create(CultureInfo.InvariantCulture, $"%{chance.Next(256):X2}")));
}
