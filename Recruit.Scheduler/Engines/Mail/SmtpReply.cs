using System.Globalization;
using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>What a server answered (RFC 5321, 4.2), with the enhanced status code where it gave one (RFC 3463).</summary>
/// <param name="Code">Three digits, such as 550.</param>
/// <param name="Words">What stood behind it.</param>
public sealed partial record SmtpReply(int Code, string Words)
{
    /// <summary>The enhanced status, such as <c>5.1.1</c>; null when there is none, or when it says another class than the code.</summary>
    public string? Status => Enhanced().Match(Words) is { Success: true } match && match.Value[0] - '0' == Code / 100 ? match.Value : null;

    /// <summary>What it means for the mail that was offered.</summary>
    public MailOutcome Outcome()
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{Code} {Words}").Trim();
        return (Code, Kind(Status)) switch
        {
            ( < 400, _) => new MailOutcome.Accepted(said),
            (421, _) => new MailOutcome.ServerUnavailable(said),
            // Signing in is ours to mend, whatever the class of the answer (RFC 4954, 6).
            (530 or 534 or 535 or 538, _) => new MailOutcome.SenderRefused(said),
            ( < 500, _) => new MailOutcome.RefusedForNow(said),
            (_, "7") => new MailOutcome.SenderRefused(said),
            (_, "1") or (550 or 551 or 553 or 556, null) => new MailOutcome.AddressRefused(said),
            _ when Status is "5.2.1" => new MailOutcome.AddressRefused(said),
            _ => new MailOutcome.RefusedForGood(said),
        };
    }

    private static string? Kind(string? status) => status?.Split('.')[1];

    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")]
    private static partial Regex Enhanced();
}
