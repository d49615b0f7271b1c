using System.Security.Cryptography;
using System.Text;
using Recruit.Data.Asking;

namespace Recruit.Scheduler.Asking;

/// <summary>
/// The seal of a lottery of letters: the SHA-256 of a text that fixes the list, the letters of each stratum and a secret seed. The seal is
/// published before three dice are thrown, the text after: then <c>sha256sum</c> shows that nothing was changed, and whoever has the list
/// can draw again.
/// </summary>
public static class LetterSeal
{
    /// <summary>Of the addresses in the order of their numbers, whatever their order in the file.</summary>
    public static string HashOf(IEnumerable<AskedAddress> addresses) => Hash(string.Concat(addresses
        .OrderBy(address => address.Number, StringComparer.Ordinal)
        .Select(address => string.Join('|',
            address.Number, address.Postcode, address.Municipality, address.Province, address.Index, address.Contact.Name,
            address.Contact.Street, address.Contact.City) + "\n")));

    /// <summary>What is sealed; secret until the draw.</summary>
    public static string Text(Guid lottery, string listHash, IEnumerable<LetterStratum> strata, string seed)
    {
        var text = new StringBuilder($"recruit letters {lottery:N}\nlist {listHash}\n");
        foreach (var stratum in strata)
            text.Append(FormattableString.Invariant(
                $"stratum {stratum.Number} {stratum.Addresses} {stratum.Letters} {stratum.Region}|{stratum.Neighbourhood}\n"));
        return text.Append("seed ").Append(seed).Append('\n').ToString();
    }

    public static string Of(string text) => Hash(text);

    /// <summary>
    /// The addresses that get a letter: in each stratum those with the lowest HMAC-SHA-256 of their number, under the SHA-256 of seed and
    /// dice.
    /// </summary>
    /// <param name="number">What the dice showed, 0 to 999.</param>
    public static IReadOnlyList<(int Stratum, AskedAddress Address)> Draw(IEnumerable<AddressStratum> strata, string seed, int number)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}-{number:000}")));
        string LotOf(AskedAddress address) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address.Number)));
        return [.. strata.SelectMany(stratum => stratum.Addresses.OrderBy(LotOf, StringComparer.Ordinal).Take(stratum.Stratum.Letters)
            .Select(address => (stratum.Stratum.Number, address)))];
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
