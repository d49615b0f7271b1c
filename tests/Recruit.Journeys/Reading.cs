using System.Text.RegularExpressions;

namespace Recruit.Journeys;

/// <summary>What no page may say: words that have grown together, and one of something in the plural.</summary>
public static partial class Reading
{
    private static readonly string[] Names = ["MailKit", "PostgreSQL", "GitHub", "LinkedIn", "YouTube", "OpenStreetMap", "StatLine"];

    /// <param name="text">As it stands on the screen, a line for each block.</param>
    public static IReadOnlyList<string> FaultsIn(string text) =>
    [
        .. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Where(word => Grown().IsMatch(word) && !Address().IsMatch(word) && !Names.Any(word.Contains)),
        .. Twice().Matches(text).Select(match => match.Value),
        .. Plural().Matches(text).Select(match => match.Value),
    ];

    [GeneratedRegex(@"^\P{Nd}*\p{Ll}\p{Ll}\p{Lu}\p{Ll}|\p{Ll}[.!?:;,]\p{Lu}|[\p{Lu}\d]{3}\d\p{Lu}\p{Ll}{2}|\p{Ll}[.!?]\p{Ll}+[.!?]\p{Lu}")]
    private static partial Regex Grown();

    [GeneratedRegex(@"://|^www\.|\w/\w|^[\w.+-]+@[\w.-]+$")]
    private static partial Regex Address();

    [GeneratedRegex(@"\S+@[^\s@]+@\S+")]
    private static partial Regex Twice();

    [GeneratedRegex(
        @"(?<![\d.,–:/-])\b1 (mensen|brieven|berichten|gespreksleiders|deelnemers|dialogen|tafels|plaatsen|aanmeldingen|medewerkers"
        + @"|herinneringen|dagen"
        + @"|minuten|mails|adressen|gastheren|gemeenten|uitnodigingen|reserves|papers|woorden|zinnen|seconden|stappen|toezeggingen"
        + @"|people|letters"
        + @"|messages|facilitators|participants"
        + @"|dialogues|tables|places|seats|registrations|reminders|days|minutes|addresses|hosts|invitations)\b")]
    private static partial Regex Plural();
}
