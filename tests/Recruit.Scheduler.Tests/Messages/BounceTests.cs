using System.Text;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>Mails that were accepted and came back.</summary>
public sealed class BounceTests : SendingTests
{
    private readonly string folder = TestFolder.New("bounces");

    protected override async Task BeginAsync() => ProgrammeId = (await TestProgramme.CreateAsync(Database)).Programme.Id;

    protected override SiteOptions Options(SiteOptions usual) =>
        usual with { BounceAddress = "terug@recruit.example", BounceFolder = folder };

    [Fact]
    public async Task Each_mail_comes_back_to_an_address_of_its_own()
    {
        var id = await SentAsync("anna@voorbeeld.example");

        var mail = Assert.Single(await Server.ArrivedAsync());

        Assert.Equal($"terug+{id:N}@recruit.example", mail.From);
        Assert.Equal("dialoog@recruit.example", mail.Header("From"));
    }

    [Fact]
    public async Task A_mailbox_that_does_not_exist_after_all_ends_the_mail_to_it()
    {
        var id = await SentAsync("anna@voorbeeld.example");

        await DropAsync(
            "een.eml", Report($"terug+{id:N}@recruit.example", "failed", "5.1.1", "550 5.1.1 <anna@voorbeeld.example> unknown"));
        var read = await Get<ReadBounces>().RunAsync(Stop);

        var (state, reason) = await EndAsync(id);
        Assert.Equal((1, MessageState.Refused, "came_back: 5.1.1 550 5.1.1 <(address)> unknown"), (read, state, reason));
        Assert.Equal(SuppressionKind.Bounced, Assert.Single(await SuppressedAsync()).Kind);
        Assert.Equal("een.eml", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(folder, "read")))));
    }

    [Fact]
    public async Task The_mail_is_also_known_by_its_own_headers_that_come_with_the_report()
    {
        var id = await SentAsync("anna@voorbeeld.example");

        await DropAsync(
            "een.eml", Report("postmaster@recruit.example", "failed", "5.1.1", "unknown", $"<{id:N}@recruit>").ReplaceLineEndings("\n"));
        await Get<ReadBounces>().RunAsync(Stop);

        Assert.Equal(MessageState.Refused, await StateAsync(id));
    }

    [Theory]
    [InlineData("failed", "5.2.2", MessageState.Refused)]
    [InlineData("failed", "4.4.7", MessageState.Refused)]
    [InlineData("delayed", "4.4.1", MessageState.Sent)]
    public async Task What_is_not_the_fault_of_the_address_does_not_end_it(string action, string status, string state)
    {
        var id = await SentAsync("anna@voorbeeld.example");

        await RecordAsync(Report($"terug+{id:N}@recruit.example", action, status, "wait"));

        Assert.Equal(state, await StateAsync(id));
        Assert.Empty(await SuppressedAsync());
    }

    [Fact]
    public async Task Whoever_reports_our_mail_as_unwanted_gets_no_more()
    {
        var id = await SentAsync("anna@voorbeeld.example");

        await RecordAsync(Complaint($"<{id:N}@recruit>"));

        Assert.Equal(SuppressionKind.Complaint, Assert.Single(await SuppressedAsync()).Kind);
        Assert.Equal(MessageState.Sent, await StateAsync(id));
    }

    [Fact]
    public async Task An_address_that_was_mended_in_the_meantime_does_not_suffer_for_the_old_one()
    {
        var anna = await PersonAsync("ana@voorbeeld.example");
        var id = await QueuedAsync(anna);
        await SweepAsync();
        Database.Clock.Advance(TimeSpan.FromHours(1));
        await Database.Source.InTransactionAsync(connection =>
            Get<Vault>().ChangeAsync(connection, anna, new Contact("Anna") { Email = "anna@voorbeeld.example" }, Stop), Stop);

        await RecordAsync(Report($"terug+{id:N}@recruit.example", "failed", "5.1.1", "unknown"));

        Assert.Equal(MessageState.Refused, await StateAsync(id));
        Assert.Empty(await SuppressedAsync());
    }

    [Fact]
    public async Task The_same_report_twice_and_a_report_about_another_mail_change_nothing()
    {
        var id = await SentAsync("anna@voorbeeld.example");
        var report = Report($"terug+{id:N}@recruit.example", "failed", "5.1.1", "unknown");

        var first = await RecordAsync(report);
        var second = await RecordAsync(report);
        var other = await RecordAsync(Report($"terug+{Guid.NewGuid():N}@recruit.example", "failed", "5.1.1", "unknown"));

        Assert.Equal((BounceOutcome.Recorded, BounceOutcome.NotOurs, BounceOutcome.NotOurs), (first, second, other));
        Assert.Single(await SuppressedAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("From: anna@voorbeeld.example\r\nSubject: Ik ben er niet\r\n\r\nTot maandag.")]
    [InlineData(
        "Content-Type: multipart/report; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n")]
    public async Task What_is_no_report_is_laid_aside_for_a_person_to_look_at(string raw)
    {
        await DropAsync("vreemd.eml", raw);
        await DropAsync(".half-written", raw);

        await Get<ReadBounces>().RunAsync(Stop);

        Assert.Equal("vreemd.eml", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(folder, "other")))));
        Assert.True(File.Exists(Path.Combine(folder, ".half-written")));
    }

    [Theory]
    [InlineData("Subject: =?no-such-set?Q?Afwezig_=E9?=\r\n\r\nTot maandag.")]
    [InlineData("Subject: Afwezig \u00e9\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\nTot maandag.")]
    [InlineData("Subject: =?utf-8?B?QQ=X?=\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!")]
    public async Task A_mail_of_strange_letters_holds_up_none_behind_it(string strange)
    {
        var id = await SentAsync("anna@voorbeeld.example");

        await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "1.eml"), Encoding.Latin1.GetBytes(strange));
        await DropAsync("2.eml", Report($"terug+{id:N}@recruit.example", "failed", "5.1.1", "unknown"));
        await Get<ReadBounces>().RunAsync(Stop);

        Assert.Equal(MessageState.Refused, await StateAsync(id));
        Assert.Equal("1.eml", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(folder, "other")))));
    }

    private Task<BounceOutcome> RecordAsync(string raw) =>
        Get<Bounces>().RecordAsync(new MemoryStream(Encoding.UTF8.GetBytes(raw)), Stop);

    private async Task<Guid> SentAsync(string address)
    {
        var id = await QueuedAsync(await PersonAsync(address));
        await SweepAsync();
        return id;
    }

    private Task<IReadOnlyList<Suppression>> SuppressedAsync() => Get<SuppressionStore>().ListAsync(ProgrammeId!.Value, Stop);

    private Task DropAsync(string name, string raw) =>
        File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, name), raw);

    /// <summary>As Postfix writes it.</summary>
    private static string Report(string to, string action, string status, string words, string? messageId = null) =>
        $"""
        From: MAILER-DAEMON@mail.example (Mail Delivery System)
        To: {to}
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
            boundary="4XyZ.1700000000/mail.example"

        This is a MIME-encapsulated message.

        --4XyZ.1700000000/mail.example
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not be delivered.

        --4XyZ.1700000000/mail.example
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example
        X-Postfix-Queue-ID: 4XyZ
        Arrival-Date: Mon,  8 Mar 2027 10:00:00 +0100 (CET)

        Final-Recipient: rfc822; anna@voorbeeld.example
        Original-Recipient: rfc822;anna@voorbeeld.example
        Action: {action}
        Status: {status}
        Remote-MTA: dns; mx.voorbeeld.example
        Diagnostic-Code: smtp; {words}

        --4XyZ.1700000000/mail.example
        Content-Description: Undelivered Message Headers
        Content-Type: text/rfc822-headers

        Message-ID: {messageId ?? "<unknown@elsewhere.example>"}
        Subject: Dag Anna

        --4XyZ.1700000000/mail.example--
        """.ReplaceLineEndings("\r\n");

    /// <summary>As RFC 5965 shows it.</summary>
    private static string Complaint(string messageId) =>
        $"""
        From: <abusedesk@mail.example>
        To: <dialoog@recruit.example>
        Content-Type: multipart/report; report-type=feedback-report; boundary="part"

        --part
        Content-Type: text/plain

        This is an email abuse report.

        --part
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: SomeGenerator/1.0

        --part
        Content-Type: message/rfc822

        From: <dialoog@recruit.example>
        Message-ID: {messageId}

        Dag Anna
        --part--
        """.ReplaceLineEndings("\r\n");
}
