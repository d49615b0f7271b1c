using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>
/// The seal of a published draw: the SHA-256 of its bytes with zeros in the place of the seal. One changed byte, be it a space, breaks it.
/// </summary>
public static partial class DrawSeal
{
    public static string Blank { get; } = new('0', 64);

    /// <summary>Puts the seal into a text that has one blank for it.</summary>
    public static string Sealed(string text) => Place().Replace(text, $"${{before}}{Of(text)}${{after}}");

    /// <summary>The seal of a file; null when it is broken or is not there exactly once.</summary>
    public static string? UnbrokenIn(string text)
    {
        var places = Place().Matches(text);
        if (places.Count != 1) return null;
        var written = places[0].Groups["seal"].Value;
        return Of(Place().Replace(text, $"${{before}}{Blank}${{after}}")) == written ? written : null;
    }

    private static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("""(?<before>"sha256": ")(?<seal>[0-9a-f]{64})(?<after>")""")]
    private static partial Regex Place();
}
