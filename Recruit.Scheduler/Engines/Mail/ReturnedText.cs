using System.Text.RegularExpressions;
using MimeKit;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>What servers write about a mail that came back: in fields (RFC 3464, 2.3), or in sentences, as qmail and Exim do.</summary>
internal static partial class ReturnedText
{
    private const int LongestReason = 600;

    /// <summary>The groups of fields that tell of a receiver; the one about the report itself tells of none.</summary>
    public static IEnumerable<DeliveryStatus> Groups(string text) =>
        from paragraph in BlankLine().Split(text.ReplaceLineEndings("\n"))
        let fields = Fields(paragraph)
        where fields.Contains("action") || fields.Contains("status")
        select new DeliveryStatus(
            [.. fields["original-recipient"].Concat(fields["final-recipient"]).Select(Address)],
            fields["action"].FirstOrDefault() ?? ActionOf(fields["status"].First()),
            fields["status"].FirstOrDefault() ?? "",
            string.Join(
                ' ', fields["diagnostic-code"].Select(words => words.Split(';', 2)[^1].Trim()).Concat(fields["x-supplementary-info"])));

    /// <summary>Whether a receiver complains: servers report other things in that form too (RFC 5965, 7.3; RFC 6591).</summary>
    public static bool IsComplaint(string feedback) =>
        Fields(feedback.ReplaceLineEndings("\n"))["feedback-type"].FirstOrDefault()?.ToLowerInvariant() is not ("not-spam" or "auth-failure"
            or "dmarc");

    /// <summary>What a mail without such a part tells of its receiver; none when nothing in it does.</summary>
    public static IEnumerable<DeliveryStatus> Statuses(MimeMessage mail, string text)
    {
        var said = Copy().Split(text.ReplaceLineEndings("\n"), 2)[0];
        var fields = Groups(Quote().Replace(said, "")).Where(group => group.Receivers.Count > 0).ToList();
        if (fields.Count > 0)
            return fields;
        var failed = mail.Headers["X-Failed-Recipients"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? [];
        if (failed.Length == 0 && (!IsOfServer(mail) || IsDelay(mail, said)))
            return [];
        // The last paragraph with a code is what the last server said.
        var told = BlankLine().Split(said).LastOrDefault(paragraph => Code().IsMatch(paragraph))
            ?? BlankLine()
                .Split(said)
                .LastOrDefault(paragraph => Receiver().IsMatch(paragraph) && paragraph.Trim().Contains('\n', StringComparison.Ordinal));
        if (told is null && failed.Length == 0)
            return [];
        var words = OneLine(
            told is null ? "" : Code().Match(told) is { Success: true } code ? told[code.Index..] : Receiver().Replace(told, "", 1));
        return [new DeliveryStatus(failed, DeliveryStatus.Failed, "", words)];
    }

    /// <summary>What a mail is that may tell no status.</summary>
    public static ReturnedAs KindOf(MimeMessage mail, IReadOnlyList<DeliveryStatus> statuses, string text) =>
        statuses.Count > 0 ? ReturnedAs.Report
        : IsDelay(mail, text) && IsOfServer(mail) ? ReturnedAs.Delay
        : IsAnswer(mail) || !IsOfServer(mail) ? ReturnedAs.Answer
        : ReturnedAs.Unread;

    /// <summary>Whether a server sends it and not a person: it comes from where servers write, from nobody, or says so above.</summary>
    private static bool IsOfServer(MimeMessage mail) =>
        !IsAnswer(mail)
        && (IsOfDaemon(mail) || mail.Headers[HeaderId.ReturnPath]?.Trim() == "<>"
            || NotDelivered().IsMatch(mail.Subject ?? ""));

    private static bool IsOfDaemon(MimeMessage mail) =>
        mail.From.Mailboxes.FirstOrDefault() is not { } from
        || Daemon().IsMatch(from.Address)
        || mail.Headers.Contains("X-Failed-Recipients");

    /// <remarks>Mail servers say Auto-Submitted too: their reports are known before this is asked.</remarks>
    private static bool IsAnswer(MimeMessage mail) =>
        !NotDelivered().IsMatch(mail.Subject ?? "")
        && (AnswerHeaders.Any(mail.Headers.Contains) || mail.Headers["Precedence"] is "auto_reply"
            || (mail.Headers[HeaderId.AutoSubmitted]?.Contains("auto-replied", StringComparison.OrdinalIgnoreCase) == true
                && !IsOfDaemon(mail))
            || Away().IsMatch(mail.Subject ?? ""));

    private static readonly string[] AnswerHeaders =
        ["X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Vacation"];

    private static bool IsDelay(MimeMessage mail, string text) => Delay().IsMatch(mail.Subject ?? "") || DelayWords().IsMatch(text);

    private static ILookup<string, string> Fields(string paragraph) =>
        Folded().Replace(paragraph, " ").Split('\n').Select(line => line.Split(':', 2)).Where(line => line.Length == 2)
            .ToLookup(line => line[0].Trim().ToLowerInvariant(), line => line[1].Trim());

    private static string ActionOf(string status) => status switch
    {
        ['5', ..] => DeliveryStatus.Failed,
        ['4', ..] => DeliveryStatus.Delayed,
        _ => "",
    };

    /// <summary>Behind its kind (RFC 3464, 2.3.1), with the letters that are written out (RFC 6533, 3).</summary>
    private static string Address(string typed) =>
        Letter().Replace(typed.Split(';', 2)[^1].Trim(' ', '<', '>'),
            letter => char.ConvertFromUtf32(Math.Min(Convert.ToInt32(letter.Groups[1].Value, 16) & 0xFFFF, 0xD7FF)));

    private static string OneLine(string words)
    {
        var line = Spaces().Replace(words, " ").Trim();
        return line.Length <= LongestReason ? line : line[..LongestReason];
    }

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex BlankLine();

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folded();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?m)^[>| ]+")]
    private static partial Regex Quote();

    [GeneratedRegex(
        @"(?m)^-+ ?(Below this line is a copy|This is a copy of|Original message|Undelivered message|Begin included|"
        + @"Returned message)", Plain)]
    private static partial Regex Copy();

    [GeneratedRegex(@"(?<![\d.])5\d\d(?=[ \-]\S)|(?<![\d./])5\.[0-7]\.\d{1,3}(?!\d|\.\w)")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?m)^\s*<?[^\s<>:]+@[^\s<>:]+>?:?\s*$")]
    private static partial Regex Receiver();

    [GeneratedRegex(@"\\x\{([0-9A-Fa-f]{1,6})\}")]
    private static partial Regex Letter();

    [GeneratedRegex(
        @"^(mailer-?daemon|postmaster|mail-?daemon|bounces?|mdaemon|noreply-bounce|microsoftexchange[0-9a-f]*)[^@]*@|"
        + @"^(mailer-?daemon|postmaster)$", Plain)]
    private static partial Regex Daemon();

    [GeneratedRegex(
        @"undeliver|(delivery|mail|message)[^a-z]+(status|failure|failed|error|problem)|delivery has failed|"
        + @"not? (be )?deliver|returned (mail|to sender)|failure notice|non-?deliver|niet (be|af)ge?(leverd|zorgd)|niet bezorg|"
        + @"onbestelbaar|unzustellbar|non remis|bounce", Plain)]
    private static partial Regex NotDelivered();

    [GeneratedRegex(
        @"out of (the )?office|automat(ic|ed|ical)\w* (reply|response|answer)|auto-?(reply|response|matisch antwoord)|"
        + @"automatisch\w* (antwoord|bericht)|afwezig|vakantie|vacation|holiday|abwesen|absence|absent|ooo\b", Plain)]
    private static partial Regex Away();

    [GeneratedRegex(
        @"\bdelay(ed)?\b|warning: (message|could not send)|vertraagd|not yet been|still being retried|\bverz(ö|oe)ger", Plain)]
    private static partial Regex Delay();

    [GeneratedRegex(
        @"has not yet been delivered|will (continue to|keep) (be )?(try|retri|attempt)|delivery attempts will continue|"
        + @"you do not need to resend|no action is required on your part", Plain)]
    private static partial Regex DelayWords();
}
