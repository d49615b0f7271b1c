using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>What the words of an answer are about, where its codes leave that open; in the phrases of the servers that we meet.</summary>
internal static partial class FaultWords
{
    /// <summary>Our address, domain or permission to send.</summary>
    public static bool OfSender(SmtpReply said) => SenderRefused().IsMatch(said.OwnWords) || RefusedSender().IsMatch(said.OwnWords);

    /// <summary>Whom one receiver lets in: our sender is good elsewhere.</summary>
    public static bool OfReceiverList(SmtpReply said) => ReceiverList().IsMatch(said.OwnWords);

    /// <summary>That we should have signed in.</summary>
    public static bool OfSignIn(SmtpReply said) => SignIn().IsMatch(said.OwnWords);

    /// <summary>Rules about what or whom a server takes mail from.</summary>
    public static bool OfPolicy(SmtpReply said) => Policy().IsMatch(said.OwnWords);

    /// <summary>That there is no such mailbox.</summary>
    public static bool OfReceiver(SmtpReply said) => ReceiverUnknown().IsMatch(said.OwnWords) || UnknownReceiver().IsMatch(said.OwnWords);

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        @"\b(sender|envelope[ -]from|return[ -]?path|mail from|from address|originator)\b[^.;\n]{0,40}?\b(reject|refus|den(y|"
        + @"ied)|fail|invalid|unknown|unverif|blocked|bad|verify|does not|doesn't|not (found|exist|allowed|permitted|valid|"
        + @"authori[sz]ed|accepted|owned|verified|known)|must (be|exist|have|resolve)|(could not|cannot|can't) be|no such)", Plain)]
    private static partial Regex SenderRefused();

    [GeneratedRegex(
        @"\b(invalid|bad|unknown|unverified|unauthori[sz]ed|blocked|rejected|forged|illegal|verify|verifying|not (accept|"
        + @"allow)\w*)( \w+)? (sender|return[ -]?path|envelope[ -]from|from address|originator)\b", Plain)]
    private static partial Regex RefusedSender();

    [GeneratedRegex(@"\b(recipient|group|mailing list|distribution|restricted|allowed[ -]senders?|accept messages from)\b", Plain)]
    private static partial Regex ReceiverList();

    [GeneratedRegex(
        @"\bauthentication (is )?(required|needed)|\bnot authenticated\b|\b(must|please|need to|send|use) (first )?(auth|"
        + @"authenticate|log ?in|sign ?in)\b|\bauth(enticate)? first\b", Plain)]
    private static partial Regex SignIn();

    [GeneratedRegex(
        @"policy|policies|\bspam|unsolicited|\bbulk\b|\bjunk\b|virus|malware|phish|\bblock|black ?-?list|deny ?list|\brbl\b|"
        + @"dnsbl|\brelay|reputation|prohibited|not permitted|\bspf\b|\bdkim\b|\bdmarc\b|\bcontent\b", Plain)]
    private static partial Regex Policy();

    private const string Receiver = "user|mailbox|account|recipient|addressee|address|inbox|alias|person|domain";

    [GeneratedRegex(
        @"\b(?<!\b(your|our|ip|client|host) )(" + Receiver
        + @")s?( (address|name|account|id))?\b[^.;\n]{0,40}?\b(unknown|not found|does ?n[o']t exist|no longer|disabled|"
        + @"inactive|invalid|unavailable|reject|suspended|expired|closed|deactivated|undeliverable|unrout|not (a )?(known|"
        + @"exist|valid|listed|recogni[sz]ed|local|available|active)|not our|unbekannt|bestaat niet|onbekend|inconnu)", Plain)]
    private static partial Regex ReceiverUnknown();

    [GeneratedRegex(
        @"\b(unknown|no such|no|invalid|bad|non-?existent|unrout\w+|undeliverable|inactive|disabled|expired|onbekende?|"
        + @"unbekannter?)( \w+)? (" + Receiver + @")\b|does ?n[o']t (have|exist)|like recipient|recipnotfound|recipientnotfound", Plain)]
    private static partial Regex UnknownReceiver();
}
