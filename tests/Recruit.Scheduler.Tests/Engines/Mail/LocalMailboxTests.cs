using Recruit.Scheduler.Engines.Mail;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <summary>With no mail server, mails are kept and can be read back as a receiver would.</summary>
public sealed class LocalMailboxTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly DateTimeOffset Evening = new(2027, 3, 9, 19, 30, 0, TimeSpan.FromHours(1));
    private readonly string folder = TestFolder.New("mailbox");
    private readonly LocalMailbox mailbox;

    public LocalMailboxTests() => mailbox = new LocalMailbox(folder);

    [Fact]
    public async Task A_kept_mail_reads_back_as_it_was_written()
    {
        var calendar = new CalendarPart("REQUEST", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
        await mailbox.SendAsync(MailTo("Zoë Çelik", "1@recruit") with { Calendar = calendar }, Stop);

        var mail = await mailbox.ReadAsync("1@recruit", Stop);

        Assert.Equal(("Zoë Çelik <gast@voorbeeld.example>", "Één plaats", Evening), (mail!.To, mail.Subject, mail.Date));
        Assert.Equal(("Kom je?", "<a href=\"http://localhost/mijn/abc?a=1&amp;b=2\">Ja</a>"), (mail.Text, mail.Html));
        Assert.Equal("http://localhost/mijn/abc?a=1&b=2", Assert.Single(mail.Links));
        Assert.Equal(calendar, mail.Calendar);
    }

    [Fact]
    public async Task The_file_is_plain_MIME_without_the_envelope()
    {
        await mailbox.SendAsync(MailTo("Anna", "1@recruit"), Stop);

        var raw = await File.ReadAllTextAsync(Path.Combine(folder, "1@recruit.eml"));
        Assert.DoesNotContain("X-Sender", raw, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Receiver", raw, StringComparison.Ordinal);
        Assert.Contains("Date: Tue, 09 Mar 2027 19:30:00 +0100\r\n", raw, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(folder, ".writing")));
    }

    [Fact]
    public async Task A_second_try_replaces_the_first()
    {
        await mailbox.SendAsync(MailTo("Anna", "1@recruit"), Stop);
        await mailbox.SendAsync(MailTo("Anna", "1@recruit"), Stop);

        Assert.Equal(1, mailbox.Count());
    }

    [Fact]
    public async Task The_newest_mail_stands_on_top_and_a_receiver_can_be_looked_for()
    {
        foreach (var (name, number) in new[] { ("Anna", 1), ("Ben", 2), ("Anna", 3) })
            await mailbox.SendAsync(MailTo(name, $"{number}@recruit"), Stop);

        Assert.Equal(["3@recruit", "2@recruit"], (await mailbox.NewestAsync(null, 0, 2, Stop)).Select(mail => mail.Id));
        Assert.Equal(["1@recruit"], (await mailbox.NewestAsync(null, 2, 2, Stop)).Select(mail => mail.Id));
        Assert.Equal(["3@recruit", "1@recruit"], (await mailbox.NewestAsync("anna", 0, 9, Stop)).Select(mail => mail.Id));
    }

    [Theory]
    [InlineData("../geheim")]
    [InlineData("/etc/passwd")]
    [InlineData(".verborgen")]
    [InlineData("bestaat-niet")]
    public async Task Nothing_outside_the_mailbox_can_be_read(string id)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "..", "geheim.eml"), "Subject: geheim\r\n\r\n");

        Assert.Null(await mailbox.ReadAsync(id, Stop));
    }

    [Fact]
    public async Task A_name_of_two_lines_stands_on_one_and_begins_no_header()
    {
        await mailbox.SendAsync(MailTo("Anna\r\nBcc: ben@voorbeeld.example", "1@recruit"), Stop);

        var mail = await mailbox.ReadAsync("1@recruit", Stop);
        Assert.Equal(("Anna Bcc: ben@voorbeeld.example <gast@voorbeeld.example>", null), (mail!.To, mail.Header("Bcc")));
    }

    [Fact]
    public async Task Fifty_mails_at_once_are_all_kept()
    {
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(number => mailbox.SendAsync(MailTo("Anna", $"{number}@recruit"), Stop)));

        Assert.All(outcomes, outcome => Assert.IsType<MailOutcome.Accepted>(outcome));
        Assert.Equal(50, mailbox.Count());
    }

    private static OutgoingMail MailTo(string name, string messageId) =>
        new(messageId, "dialoog@recruit.example", "gast@voorbeeld.example", name, "Één plaats", "Kom je?",
            "<a href=\"http://localhost/mijn/abc?a=1&amp;b=2\">Ja</a>")
        { Date = Evening };
}
