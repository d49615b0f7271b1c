using System.Globalization;
using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>Where in its conversation a server said something (RFC 5321, 3), or that it sent the mail back later.</summary>
public enum SmtpStage
{
    /// <summary>To the connection or to EHLO: it has heard of no mail yet.</summary>
    Greeting,

    /// <summary>To AUTH (RFC 4954).</summary>
    SignIn,

    /// <summary>To MAIL FROM.</summary>
    Sender,

    /// <summary>To RCPT TO.</summary>
    Receiver,

    /// <summary>To DATA, or after the body.</summary>
    Body,

    /// <summary>In a report about a mail that was accepted (RFC 3464).</summary>
    Returned,
}

/// <summary>What a server answered (RFC 5321, 4.2), with the enhanced status code where it gave one (RFC 3463).</summary>
/// <param name="Code">Three digits, such as 550.</param>
/// <param name="Words">What stood behind it.</param>
public sealed partial record SmtpReply(int Code, string Words, SmtpStage Stage)
{
    /// <summary>The status that a report tells apart from the words; empty when there is none.</summary>
    public string Told { get; private init; } = "";

    /// <summary>
    /// The enhanced status, such as <c>5.1.1</c>; null when there is none, or when it says another class than the code. One that ends in 0
    /// says no more than its subject (RFC 3463, 3): then one that says more goes before.
    /// </summary>
    public string? Status
    {
        get
        {
            var all = Enhanced()
                .Matches($"{Told} {OwnWords}")
                .Select(match => match.Value)
                .Where(status => status[0] - '0' == Code / 100).ToList();
            return all.Find(status => !status.EndsWith(".0", StringComparison.Ordinal)) ?? all.FirstOrDefault();
        }
    }

    /// <summary>The status without its class, such as <c>1.1</c>; empty when there is none.</summary>
    public string Detail => Status?[2..] ?? "";

    /// <summary>
    /// What it said itself, without addresses: those are chosen by others, and so are the words of a server that it quotes.
    /// </summary>
    public string OwnWords => Address().Replace(Stage == SmtpStage.Returned ? Words : Quoted().Split(Words, 2)[0], " ");

    /// <summary>What another server or machine writes about a mail that it took and could not deliver.</summary>
    /// <param name="status">Such as <c>5.1.1</c>, with whatever stands around it; may be empty.</param>
    public static SmtpReply Returned(string status, string words)
    {
        var said = Digits().Match(words) is { Success: true } match ? match.Groups[1].Value : "";
        var told = Enhanced().Match(status) is { Success: true } enhanced ? enhanced.Value : "";
        var code = (told, said) switch
        {
            ([var kind, ..], _) when said.Length == 0 || said[0] != kind => $"{kind}00",
            (_, { Length: > 0 }) => said,
            _ => "500",
        };
        return new SmtpReply(int.Parse(code, CultureInfo.InvariantCulture), words, SmtpStage.Returned) { Told = told };
    }

    /// <summary>What it means for the mail that was offered.</summary>
    public MailOutcome Outcome()
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{Code} {Words}").Trim();
        return WhoseFault.Of(this) switch
        {
            Fault.Nobody => new MailOutcome.Accepted(said),
            Fault.Moment => new MailOutcome.RefusedForNow(said),
            Fault.Server => new MailOutcome.ServerUnavailable(said),
            Fault.Ours => new MailOutcome.SenderRefused(said),
            Fault.Address => new MailOutcome.AddressRefused(said),
            _ => new MailOutcome.RefusedForGood(said) { Alike = Alike },
        };
    }

    /// <summary>
    /// By what refusals of several mails are known to be the same; null where each is about its own receiver (x.1, x.2 and
    /// x.4 of RFC 3463).
    /// </summary>
    public string? Alike => Detail is ['1' or '2' or '4', ..] ? null : Status ?? string.Create(CultureInfo.InvariantCulture, $"{Code}");

    [GeneratedRegex(@"(?<![\d./])[245]\.[0-7]\.\d{1,3}(?!\d|\.\w)")]
    private static partial Regex Enhanced();

    [GeneratedRegex(@"(?<![\d.])([245]\d\d)(?=[ \-]|$)")]
    private static partial Regex Digits();

    [GeneratedRegex("""<[^<>]*@[^<>]*>|"[^"]*"@\S+|[^\s<>()]+@[^\s<>()]+""")]
    private static partial Regex Address();

    // As Postfix tells what another server said when it asked there.
    [GeneratedRegex(@"\bsaid:")]
    private static partial Regex Quoted();
}
