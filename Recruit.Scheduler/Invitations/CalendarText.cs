using System.Text;

namespace Recruit.Scheduler.Invitations;

/// <summary>The writing rules of RFC 5545: escaped texts (3.3.11), quoted parameters (3.2), lines of at most 75 octets that end in CRLF (3.1).</summary>
internal static class CalendarText
{
    private const int MostOctets = 75;

    public static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => Fold(line) + "\r\n"));

    public static string Escape(string text) => text
        .Replace("\\", @"\\", StringComparison.Ordinal)
        .Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal)
        .ReplaceLineEndings(@"\n");

    /// <summary>A parameter value in quotes; it cannot contain quotes or control characters, so those are left out.</summary>
    public static string Quote(string text) => $"\"{string.Concat(text.Where(letter => letter != '"' && !char.IsControl(letter)))}\"";

    // A line goes on after CRLF and a space; a character of several octets is never cut.
    private static string Fold(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        // No value can begin a line of its own, whatever was typed.
        foreach (var rune in line.EnumerateRunes().Where(rune => !Rune.IsControl(rune)))
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }
            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        return folded.ToString();
    }
}
