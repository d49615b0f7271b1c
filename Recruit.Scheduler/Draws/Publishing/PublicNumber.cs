using System.Security.Cryptography;
using System.Text;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>
/// The number of a panel from a text that nobody could know beforehand, such as an announced public number. Anyone can follow it by hand:
/// take the SHA-256 of the text in hexadecimals, and of its groups of three the first below fa0 (4000); its remainder by
/// 1,000 is the number.
/// </summary>
public static class PublicNumber
{
    /// <summary>From 0 to 999, each as likely as the others.</summary>
    public static int From(string text)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        for (var place = 0; place + 3 <= hash.Length; place += 3)
            if (Convert.ToInt32(hash.Substring(place, 3), 16) is var group and < 4_000)
                return group % NumberedPanels.Count;
        // Less than once in 10³³ texts; then the hash of the hash decides.
        return From(hash);
    }
}
