using System.Globalization;
using System.Text;

namespace Recruit.Data.Spelling;

/// <summary>
/// A mail address as people type it. Whether it works only a mail can tell; whether it could, forms, imports and the transport ask here.
/// </summary>
public static class MailAddress
{
    private const int LongestAddress = 254;
    private const int LongestName = 64;
    private const int LongestDomain = 253;
    private const int LongestLabel = 63;
    private const string SignsInName = "!#$%&'*+-/=?^_`{|}~.";

    private static readonly string[] DotsIgnored = ["gmail.com", "googlemail.com", "proton.me", "protonmail.com", "pm.me"];

    private static readonly IdnMapping Ascii = new() { UseStd3AsciiRules = true };

    /// <summary>
    /// Whether mail could go there: one address of RFC 5322 or 6532 without quotes or comments, at a domain with a dot in it.
    /// </summary>
    public static bool IsOne(string? typed)
    {
        var address = Spelled.Line(typed ?? "");
        return address.Split('@') is [var name, var domain] && IsName(name) && AsciiOf(domain) is { } ascii && IsDomain(ascii)
            && Encoding.UTF8.GetByteCount(name) + 1 + ascii.Length <= LongestAddress;
    }

    /// <summary>The form in which two spellings of one mailbox are equal: no capitals, the domain as it stands in DNS (xn--).</summary>
    public static string Key(string address)
    {
        var key = Spelled.Lower(address);
        return key.LastIndexOf('@') is > 0 and var at ? $"{key[..at]}@{DomainKey(key[(at + 1)..])}" : key;
    }

    /// <summary>
    /// The box in which mail to an address ends: without what stands behind a plus, and without dots where the provider ignores them.
    /// Whoever has two such addresses is likely one person; mail still goes to the address as it was given.
    /// </summary>
    public static string Mailbox(string address)
    {
        if (Key(address).Split('@') is not [var name, var domain])
            return Key(address);
        var box = name.Split('+')[0] is { Length: > 0 } untagged ? untagged : name;
        if (DotsIgnored.Contains(domain))
            box = box.Replace(".", "", StringComparison.Ordinal);
        return $"{box}@{(domain == "googlemail.com" ? "gmail.com" : domain)}";
    }

    /// <inheritdoc cref="Key"/>
    public static string DomainKey(string domain) => AsciiOf(Spelled.Line(domain)) ?? Spelled.Lower(domain);

    private static bool IsName(string name) =>
        name.Length > 0 && Encoding.UTF8.GetByteCount(name) <= LongestName && name[0] != '.' && name[^1] != '.'
        && !name.Contains("..", StringComparison.Ordinal)
        && name.All(sign =>
            char.IsAsciiLetterOrDigit(sign) || SignsInName.Contains(sign) || (!char.IsAscii(sign) && !char.IsWhiteSpace(sign)));

    private static bool IsDomain(string domain) =>
        domain.Length <= LongestDomain && domain.Split('.') is { Length: > 1 } labels && labels.All(IsLabel)
        && !labels[^1].All(char.IsAsciiDigit);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= LongestLabel && label[0] != '-' && label[^1] != '-'
        && label.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-');

    private static string? AsciiOf(string domain)
    {
        try
        {
            return Ascii.GetAscii(domain).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
