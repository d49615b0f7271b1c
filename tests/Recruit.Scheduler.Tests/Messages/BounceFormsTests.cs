using System.Text;
using Recruit.Data.Messages;
using Recruit.Scheduler.Health;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>
/// The shapes in which mails come back, as the servers of the world write them; ID stands for the message,
/// anna@voorbeeld.example is its receiver.
/// </summary>
public sealed class BounceFormsTests : SendingTests
{
    private const string Named = "From: MAILER-DAEMON@mail.example (Mail Delivery System)\nTo: terug+ID@recruit.example\n";
    private const string Elsewhere = "From: MAILER-DAEMON@mail.example\nTo: dialoog@recruit.example\n";
    private const string Returned = "--x\nContent-Type: text/rfc822-headers\n\nMessage-ID: <ID@recruit>\n--x--\n";

    private readonly string folder = TestFolder.New("bounces");

    protected override async Task BeginAsync() => ProgrammeId = (await TestProgramme.CreateAsync(Database)).Programme.Id;

    protected override SiteOptions Options(SiteOptions usual) =>
        usual with { BounceAddress = "terug@recruit.example", BounceFolder = folder };

    private static string Dsn(string fields, string head = Named, string type = "message/delivery-status") =>
        $"{head}Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n--x\n\nSorry.\n--x\n"
        + $"Content-Type: {type}\n\nReporting-MTA: dns; mail.example\n\n{fields}\n{Returned}";

    /// <summary>Each with its name, and whether the address ends.</summary>
    private static readonly (string Name, bool Ends, string Raw)[] Failures =
    [
        ("a status", true, Dsn("Final-Recipient: rfc822; anna@voorbeeld.example\nAction: failed\nStatus: 5.1.1\n")),
        ("a closer status in the words", true, Dsn("Final-Recipient: rfc822; x@y.example\nAction: failed\nStatus: 5.0.0\n"
            + "Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.\n")),
        ("a status in the words of Exchange's own line", true,
            Dsn("Action: failed\nStatus: 5.0.0\nX-Supplementary-Info: <mail.example #5.1.1 smtp;550 5.1.1 User unknown>\n")),
        ("Office 365", true, Dsn(
            "Action: failed\nStatus: 5.4.1\nDiagnostic-Code: smtp;550 5.4.1 Recipient address rejected: Access denied. AS(201806281)\n")),
        ("Exchange", true, Dsn("Action: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; "
            + "Recipient not found by SMTP address lookup\n")),
        ("no Action", true, Dsn("Final-Recipient: rfc822; anna@voorbeeld.example\nStatus: 5.1.1 (bad mailbox)\n")),
        ("RFC 6533", true, Dsn(
            "Final-Recipient: utf-8; j\\x{FC}rgen@voorbeeld.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 jürgen\n",
            type: "message/global-delivery-status\nContent-Transfer-Encoding: 8bit")),
        ("known by its Message-ID", true, Dsn("Action: failed\nStatus: 5.1.1\n", Elsewhere)),
        ("several receivers, of whom ours failed", true,
            Dsn("Final-Recipient: rfc822; ben@elders.example\nAction: failed\nStatus: 5.2.2\n\n"
                + "Original-Recipient: rfc822;Anna@voorbeeld.example\nAction: failed\nStatus: 5.1.1\n")),
        ("several receivers, of whom ours is full", false,
            Dsn("Final-Recipient: rfc822; ben@elders.example\nAction: failed\nStatus: 5.1.1\n\n"
                + "Final-Recipient: rfc822; anna@voorbeeld.example\nAction: failed\nStatus: 5.2.2\n")),
        ("an unknown character set", true, Dsn("Action: failed\nStatus: 5.1.1\n", Named + "Subject: =?no-such-set?Q?Niet_bezorgd_=96?=\n")),
        ("an unknown encoding", true, Dsn("Action: failed\nStatus: 5.1.1\n",
            type: "message/delivery-status; charset=no-such-set\nContent-Transfer-Encoding: no-such-code")),
        ("our sender", false, Dsn("Action: failed\nStatus: 5.1.8\nDiagnostic-Code: smtp; 550 5.1.8 <terug@recruit.example>: Sender "
            + "address rejected: Domain not found\n")),
        ("our sender in words", false,
            Dsn("Action: failed\nStatus: 5.1.0\nDiagnostic-Code: smtp; 550 5.1.0 <terug@recruit.example> sender rejected. "
                + "See our policy page\n")),
        ("this mail's words", false, Dsn("Action: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 5.7.1 spam\n")),
        ("given up", false, Dsn("Action: failed\nStatus: 4.4.7\n")),
        ("qmail", true, Named + "\nHi. This is the qmail-send program at mail.example.\n"
            + "I'm afraid I wasn't able to deliver your message to the following addresses.\n"
            + "This is a permanent error; I've given up. Sorry it didn't work out.\n\n<anna@voorbeeld.example>:\n"
            + "10.0.0.9 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\nGiving up on 10.0.0.9.\n\n"
            + "--- Below this line is a copy of the message.\n\nMessage-ID: <ID@recruit>\n"),
        ("qmail without a code", true, Elsewhere
            + "\nHi. This is the qmail-send program.\n\n<anna@voorbeeld.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
            + "--- Below this line is a copy of the message.\n\nMessage-ID: <ID@recruit>\n"),
        ("Exim", true, Named + "X-Failed-Recipients: anna@voorbeeld.example\nAuto-Submitted: auto-replied\n\n"
            + "This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered.\n"
            + "\n  anna@voorbeeld.example\n    SMTP error from remote mail server after RCPT TO:<anna@voorbeeld.example>:\n    host "
            + "mx.voorbeeld.example [192.0.2.9]: 550 5.1.1 no such user\n\n"
            + "------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: <ID@recruit>\n"),
        ("Exim without a code", true, Named
            + "X-Failed-Recipients: anna@voorbeeld.example\n\nA message could not be delivered. The following address(es) failed:\n"
            + "\n  anna@voorbeeld.example\n    Unrouteable address\n"),
        ("Gmail", true, "From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>\nTo: terug+ID@recruit.example\n"
            + "X-Failed-Recipients: anna@voorbeeld.example\n"
            + Dsn("Action: failed\nFinal-Recipient: rfc822; anna@voorbeeld.example\nStatus: 5.1.1\n"
                + "Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.\n 550 5.1.1 "
                + "https://support.google.example\n", "")),
        ("only headers of failure", false, Named + "X-Failed-Recipients: anna@voorbeeld.example\n\n"),
        ("a forwarded notice", true, "From: beheer@recruit.example\nTo: postbus@recruit.example\nSubject: Fwd: Undelivered\n"
            + "Content-Type: multipart/mixed; boundary=y\n\n--y\n\nZie bijlage.\n--y\nContent-Type: message/rfc822\n\n"
            + Dsn("Action: failed\nStatus: 5.1.1\n") + "--y--\n"),
        ("a notice quoted in a mail", true,
            "From: beheer@recruit.example\nTo: postbus@recruit.example\nSubject: Fwd: Undelivered\n\n> To: terug+ID@recruit.example\n>\n"
            + "> Final-Recipient: rfc822; anna@voorbeeld.example\n> Action: failed\n> Status: 5.1.1\n>\n> Message-ID: <ID@recruit>\n"),
        ("an unknown form", false, Named + "Subject: =?utf-8?B?TmlldCBiZXpvcmd?=\n\nspam\n"),
        ("no body", false, "From: <>\nTo: terug+ID@recruit.example\n\n"),
        ("a letter that no database takes", true, Dsn("Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 \0\n")),
        ("broken parts", false, Named + "Content-Type: multipart/report; boundary=nooit\n\n--x\n\u0001\u0002"),
    ];

    private static readonly (string Name, string Raw)[] Changeless =
    [
        ("an out-of-office note", "Return-Path: <>\nFrom: MAILER-DAEMON@mail.example\nTo: terug+ID@recruit.example\n"
            + "Auto-Submitted: auto-replied\nX-Auto-Response-Suppress: All\n"
            + "Subject: =?Windows-1252?Q?Automatisch_antwoord=3A_=96_afwezig?=\n\nIk ben afwezig tot maandag.\n"),
        ("an out-of-office note of Sieve", "Return-Path: <>\nFrom: Anna <anna@voorbeeld.example>\nTo: terug+ID@recruit.example\n"
            + "Auto-Submitted: auto-replied (vacation)\nSubject: Auto: Uw uitnodiging\nIn-Reply-To: <ID@recruit>\n\nTot maandag.\n"),
        ("an answer by hand",
            "From: Anna <anna@voorbeeld.example>\nTo: terug+ID@recruit.example\nSubject: Re: Uw uitnodiging\n\nFijn, ik kom.\n"),
        ("a delay", Dsn("Final-Recipient: rfc822; anna@voorbeeld.example\nAction: delayed\nStatus: 4.4.1\n")),
        ("a delay of Exim", Named + "Subject: Warning: message 1abc delayed 24 hours\nAuto-Submitted: auto-replied\n\n"
            + "A message that you sent has not yet been delivered.\n"
            + "\n  anna@voorbeeld.example\n    Delay reason: 451 4.7.1 greylisted\n\nNo action is required on your part.\n"),
        ("word that it is no spam", Named + "Content-Type: multipart/report; report-type=feedback-report; boundary=x\n\n--x\n"
            + "Content-Type: message/feedback-report\n\nFeedback-Type: not-spam\n" + Returned),
        ("word that it arrived", Dsn("Final-Recipient: rfc822; anna@voorbeeld.example\nAction: delivered\nStatus: 2.0.0\n")),
        ("several receivers, of whom ours got it", Dsn("Final-Recipient: rfc822; ben@elders.example\nAction: failed\nStatus: 5.1.1\n\n"
            + "Final-Recipient: rfc822; anna@voorbeeld.example\nAction: delivered\nStatus: 2.0.0\n")),
    ];

    [Fact]
    public async Task Every_form_of_failure_is_recorded_and_ends_the_address_only_where_that_is_at_fault()
    {
        var wrong = new List<string>();
        foreach (var (name, ends, raw) in Failures)
        {
            var id = await SentAsync("anna@voorbeeld.example");
            var outcome = await RecordAsync(raw, id);
            var suppressed = await SuppressedAsync();
            if ((outcome, await StateAsync(id), suppressed.Count == 1) != (BounceOutcome.Recorded, MessageState.Refused, ends))
                wrong.Add($"{name}: {outcome}, {await EndAsync(id)}, {suppressed.Count}");
            await ForgetAsync(suppressed);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_is_no_failure_changes_nothing()
    {
        var wrong = new List<string>();
        foreach (var (name, raw) in Changeless)
        {
            var id = await SentAsync("anna@voorbeeld.example");
            await RecordAsync(raw, id);
            if (await StateAsync(id) != MessageState.Sent || (await SuppressedAsync()).Count > 0)
                wrong.Add($"{name}: {await EndAsync(id)}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_complaint_that_tells_only_where_the_mail_comes_back_to_is_known_by_that()
    {
        var id = await SentAsync("anna@voorbeeld.example");

        await RecordAsync("From: abuse@mail.example\nTo: dialoog@recruit.example\n"
            + "Content-Type: multipart/report; report-type=feedback-report; boundary=x\n\n--x\n"
            + "Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Mail-From: <terug+ID@recruit.example>\n\n--x--\n",
            id);

        Assert.Equal(SuppressionKind.Complaint, Assert.Single(await SuppressedAsync()).Kind);
    }

    [Fact]
    public async Task A_mail_that_came_back_in_a_form_that_nobody_knows_does_not_count_as_received()
    {
        var id = await SentAsync("anna@voorbeeld.example");

        await RecordAsync(Named + "\nspam\n", id);

        Assert.Equal((MessageState.Refused, "came_back: reason_unread"), await EndAsync(id));
    }

    [Fact]
    public async Task Staff_hear_that_a_server_far_away_does_not_take_our_sender_and_all_mail_waits_only_when_several_say_so()
    {
        var sender = Dsn("Action: failed\nStatus: 5.1.8\nDiagnostic-Code: smtp; 550 5.1.8 Sender address rejected: Domain not found\n");
        var ids = new List<Guid>();
        foreach (var domain in new[] { "een", "twee", "drie" })
            ids.Add(await SentAsync($"anna@{domain}.example"));
        Database.Clock.Advance(TimeSpan.FromMinutes(1));

        await RecordAsync(sender, ids[0]);
        var first = await Get<SiteHealth>().ReadAsync(ProgrammeId, Stop);
        await RecordAsync(sender, ids[1]);
        await RecordAsync(sender, ids[2]);

        Assert.Contains(new Concern.SenderRefused(1), first.Concerns());
        Assert.Null(first.Stop);
        Assert.NotNull(await Get<MailStops>().CurrentAsync(Stop));
        Assert.Empty(await SuppressedAsync());
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_steps_aside_with_its_name_on_the_health_page_and_reading_goes_on()
    {
        var id = await SentAsync("anna@voorbeeld.example");
        Directory.CreateDirectory(folder);
        File.CreateSymbolicLink(Path.Combine(folder, "1.eml"), "/nergens");
        await File.WriteAllTextAsync(Path.Combine(folder, "2.eml"), Failures[0].Raw.Replace("ID", $"{id:N}", StringComparison.Ordinal));

        await Get<ReadBounces>().RunAsync(Stop);
        var state = await Get<SiteHealth>().ReadAsync(ProgrammeId, Stop);

        Assert.Equal(MessageState.Refused, await StateAsync(id));
        Assert.Equal(["1.eml"], state.UnreadableBounces);
    }

    private Task<BounceOutcome> RecordAsync(string raw, Guid id) => Get<Bounces>().RecordAsync(
        new MemoryStream(Encoding.UTF8.GetBytes(raw.Replace("ID@", $"{id:N}@", StringComparison.Ordinal).ReplaceLineEndings("\r\n"))),
        Stop);

    private async Task<Guid> SentAsync(string address)
    {
        var id = await QueuedAsync(await PersonAsync(address));
        await SweepAsync();
        return id;
    }

    private Task<IReadOnlyList<Suppression>> SuppressedAsync() => Get<SuppressionStore>().ListAsync(ProgrammeId!.Value, Stop);

    private async Task ForgetAsync(IEnumerable<Suppression> suppressed)
    {
        foreach (var one in suppressed)
            await Get<SuppressionStore>().LiftAsync(ProgrammeId!.Value, one.AddressHash, "olga", Stop);
    }
}
