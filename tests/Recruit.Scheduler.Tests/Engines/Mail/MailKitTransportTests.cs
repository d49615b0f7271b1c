using Recruit.Scheduler.Engines.Mail;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <summary>What comes of handing mails to a real SMTP server.</summary>
public sealed class MailKitTransportTests : IAsyncLifetime
{
    private const string Calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
    private static readonly CancellationToken Stop = CancellationToken.None;
    private SmtpServer server = null!;
    private MailKitTransport transport = null!;

    public async Task InitializeAsync()
    {
        server = await SmtpServer.StartAsync();
        transport = new MailKitTransport(OptionsFor(server));
    }

    public async Task DisposeAsync()
    {
        await transport.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_mail_that_is_accepted_arrives_with_its_headers_and_both_its_texts()
    {
        var outcome = await transport.SendAsync(MailTo("anna@voorbeeld.example"), Stop);

        Assert.IsType<MailOutcome.Accepted>(outcome);
        var mail = ReadMail.Parse(Assert.Single(await server.ArrivedAsync()).Raw);
        Assert.Equal("<1@recruit>", mail.Header("Message-ID"));
        Assert.Equal("auto-generated", mail.Header("Auto-Submitted"));
        Assert.Equal("<https://dialoog.example/uit>", mail.Header("List-Unsubscribe"));
        Assert.Equal("Uw plaats aan tafel", mail.Subject);
        Assert.Equal("Beste Anna,\nu bent uitgenodigd.", mail.Text.ReplaceLineEndings("\n"));
        Assert.Equal("<p>Beste Anna, u bent uitgenodigd.</p>", mail.Html);
    }

    [Fact]
    public async Task Names_and_words_of_any_script_arrive_as_they_were_written()
    {
        var words = "Één café, Łódź, Ελλάδα, 東京 – 🎈";
        await transport.SendAsync(
            MailTo("zoe@voorbeeld.example") with { ToName = "Zoë Çelik", Subject = words, Text = words, Html = $"<p>{words}</p>" }, Stop);

        var mail = ReadMail.Parse(Assert.Single(await server.ArrivedAsync()).Raw);
        Assert.Equal("Zoë Çelik <zoe@voorbeeld.example>", mail.To);
        Assert.Equal((words, words, $"<p>{words}</p>"), (mail.Subject, mail.Text, mail.Html));
    }

    [Fact]
    public async Task A_calendar_part_travels_with_its_method()
    {
        await transport.SendAsync(MailTo("anna@voorbeeld.example") with { Calendar = new CalendarPart("REQUEST", Calendar) }, Stop);

        Assert.Equal(new CalendarPart("REQUEST", Calendar), ReadMail.Parse(Assert.Single(await server.ArrivedAsync()).Raw).Calendar);
    }

    [Theory]
    [InlineData("refuse450")]
    [InlineData("refuse451")]
    [InlineData("body452")]
    public async Task An_answer_in_the_four_hundreds_is_a_refusal_for_now(string receiver)
    {
        var outcome = await transport.SendAsync(MailTo($"{receiver}@voorbeeld.example"), Stop);

        Assert.Contains(receiver[^3..], Assert.IsType<MailOutcome.RefusedForNow>(outcome).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_two_one_says_that_nothing_else_gets_through_either() =>
        Assert.Contains("421",
            Assert.IsType<MailOutcome.ServerUnavailable>(await transport.SendAsync(MailTo("refuse421@voorbeeld.example"), Stop)).Reply,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("refuse550")]
    [InlineData("refuse553")]
    public async Task An_address_that_does_not_exist_is_refused_as_one(string receiver)
    {
        var outcome = await transport.SendAsync(MailTo($"{receiver}@voorbeeld.example"), Stop);

        Assert.Contains(receiver[^3..], Assert.IsType<MailOutcome.AddressRefused>(outcome).Reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rcpt=550=5.1.8=Domain_not_found", typeof(MailOutcome.SenderRefused))]
    [InlineData("rcpt=553=5.1.7=Invalid_sender", typeof(MailOutcome.SenderRefused))]
    [InlineData("rcpt=550=5.1.0=sender_rejected", typeof(MailOutcome.SenderRefused))]
    [InlineData("rcpt=550=Sender_verify_failed", typeof(MailOutcome.SenderRefused))]
    [InlineData("rcpt=530=5.7.0=Authentication_required", typeof(MailOutcome.SenderRefused))]
    [InlineData("rcpt=550=5.4.1=Recipient_address_rejected_Access_denied", typeof(MailOutcome.AddressRefused))]
    [InlineData("rcpt=550=5.1.0=Address_rejected", typeof(MailOutcome.AddressRefused))]
    [InlineData("rcpt=550=5.7.1=we_want_no_mail_from_you", typeof(MailOutcome.RefusedForGood))]
    [InlineData("body=554=5.7.1=spam", typeof(MailOutcome.RefusedForGood))]
    [InlineData("body=550=5.1.1=User_unknown", typeof(MailOutcome.AddressRefused))]
    [InlineData("body=550=5.1.8=bad_sender", typeof(MailOutcome.SenderRefused))]
    public async Task Whose_fault_a_refusal_is_follows_its_status_its_words_and_when_it_came(string receiver, Type outcome) =>
        Assert.IsType(outcome, await transport.SendAsync(MailTo($"{receiver}@voorbeeld.example"), Stop));

    [Theory]
    [InlineData(554, typeof(MailOutcome.SenderRefused))]
    [InlineData(450, typeof(MailOutcome.ServerUnavailable))]
    public async Task A_server_that_turns_everyone_away_at_its_door_harms_no_mail(int greeting, Type outcome)
    {
        await using var closed = await SmtpServer.StartAsync(greeting: greeting);
        await using var knocking = new MailKitTransport(OptionsFor(closed));

        Assert.IsType(outcome, await knocking.SendAsync(MailTo("anna@voorbeeld.example"), Stop));
    }

    [Fact]
    public async Task A_mail_that_we_cannot_write_is_its_own_fault_and_nobody_elses()
    {
        var headless = MailTo("anna@voorbeeld.example") with { Headers = new Dictionary<string, string> { ["Geen kop"] = "x" } };

        Assert.Null(Assert.IsType<MailOutcome.RefusedForGood>(await transport.SendAsync(headless, Stop)).Alike);
        Assert.IsType<MailOutcome.Accepted>(await transport.SendAsync(MailTo("anna@voorbeeld.example"), Stop));
    }

    [Fact]
    public async Task A_refused_sender_is_not_blamed_on_the_receiver()
    {
        var outcome = await transport.SendAsync(MailTo("anna@voorbeeld.example") with { FromAddress = "sender553@recruit.example" }, Stop);

        Assert.Contains("553", Assert.IsType<MailOutcome.SenderRefused>(outcome).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_comes_back_to_the_address_that_the_mail_names()
    {
        await transport.SendAsync(MailTo("anna@voorbeeld.example") with { ReturnAddress = "terug+1@recruit.example" }, Stop);

        Assert.Equal("terug+1@recruit.example", Assert.Single(await server.ArrivedAsync()).From);
    }

    [Theory]
    [InlineData("body552")]
    [InlineData("body554")]
    public async Task An_answer_in_the_five_hundreds_is_a_refusal_for_good(string receiver)
    {
        var outcome = await transport.SendAsync(MailTo($"{receiver}@voorbeeld.example"), Stop);

        Assert.Contains(receiver[^3..], Assert.IsType<MailOutcome.RefusedForGood>(outcome).Reply, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_away_is_unavailable_until_it_is_back()
    {
        await server.DisposeAsync();
        Assert.IsType<MailOutcome.ServerUnavailable>(await transport.SendAsync(MailTo("anna@voorbeeld.example"), Stop));

        server = await SmtpServer.StartAsync(server.Port);
        Assert.IsType<MailOutcome.Accepted>(await transport.SendAsync(MailTo("anna@voorbeeld.example"), Stop));
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_while_it_was_idle_costs_no_mail()
    {
        await transport.SendAsync(MailTo("anna@voorbeeld.example"), Stop);
        await server.DisposeAsync();
        server = await SmtpServer.StartAsync(server.Port);

        Assert.IsType<MailOutcome.Accepted>(await transport.SendAsync(MailTo("ben@voorbeeld.example"), Stop));
    }

    [Fact]
    public async Task A_connection_closed_before_the_body_means_that_nothing_left()
    {
        var outcome = await transport.SendAsync(MailTo("drop@voorbeeld.example"), Stop);

        Assert.IsType<MailOutcome.ServerUnavailable>(outcome);
        Assert.Empty(await server.ArrivedAsync());
    }

    [Fact]
    public async Task A_connection_closed_after_the_body_leaves_us_uncertain()
    {
        var outcome = await transport.SendAsync(MailTo("hangup@voorbeeld.example"), Stop);

        Assert.IsType<MailOutcome.Uncertain>(outcome);
        Assert.Single(await server.ArrivedAsync());
    }

    [Fact]
    public async Task A_refused_mail_does_not_harm_the_next()
    {
        await transport.SendAsync(MailTo("refuse550@voorbeeld.example"), Stop);

        Assert.IsType<MailOutcome.Accepted>(await transport.SendAsync(MailTo("anna@voorbeeld.example"), Stop));
    }

    [Theory]
    [InlineData("Bestuur\" <bestuur@gemeente.example>, \"Anna")]
    [InlineData("Anna \\ de Wit")]
    [InlineData("Wit, Anna de <anna>")]
    [InlineData("Anna (van hiernaast); Ben: Cem")]
    [InlineData("Zoë \"de kleine\", 東京")]
    public async Task A_name_arrives_as_it_was_typed_and_adds_no_receiver(string name)
    {
        Assert.IsType<MailOutcome.Accepted>(await transport.SendAsync(MailTo("anna@voorbeeld.example") with { ToName = name }, Stop));

        var mail = Assert.Single(await server.ArrivedAsync());
        Assert.Equal(("anna@voorbeeld.example", $"{name} <anna@voorbeeld.example>"), (mail.To, ReadMail.Parse(mail.Raw).To));
    }

    [Fact]
    public async Task A_name_of_two_lines_stands_on_one_and_begins_no_header()
    {
        await transport.SendAsync(MailTo("anna@voorbeeld.example") with { ToName = "Anna\r\nBcc: iedereen@voorbeeld.example\0" }, Stop);

        var mail = ReadMail.Parse(Assert.Single(await server.ArrivedAsync()).Raw);
        Assert.Equal("Anna Bcc: iedereen@voorbeeld.example <anna@voorbeeld.example>", mail.To);
        Assert.Null(mail.Header("Bcc"));
    }

    [Fact]
    public async Task Where_it_comes_back_to_stands_in_the_envelope_alone()
    {
        await transport.SendAsync(MailTo("anna@voorbeeld.example") with { ReturnAddress = "terug+1@recruit.example" }, Stop);

        var mail = ReadMail.Parse(Assert.Single(await server.ArrivedAsync()).Raw);
        Assert.Null(mail.Header("Sender"));
        Assert.DoesNotContain(mail.Headers, header => header.Value.Contains("terug", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_without_encryption_gets_no_mail_and_we_say_how_to_allow_it()
    {
        await using var open = await SmtpServer.StartAsync(old: true);
        await using var careful = new MailKitTransport(OptionsFor(open) with { Security = SmtpSecurity.StartTls });

        var away = Assert.IsType<MailOutcome.ServerUnavailable>(await careful.SendAsync(MailTo("anna@voorbeeld.example"), Stop));

        Assert.Contains($"plain://{open.Address}", away.Reply, StringComparison.Ordinal);
        Assert.Empty(await open.ArrivedAsync());
    }

    [Fact]
    public async Task An_address_of_other_letters_goes_where_the_server_knows_them_and_is_else_the_fault_of_that_mail_alone()
    {
        await using var old = await SmtpServer.StartAsync(old: true);
        await using var toOld = new MailKitTransport(OptionsFor(old));

        Assert.IsType<MailOutcome.Accepted>(await transport.SendAsync(MailTo("jürgen@voorbeeld.example"), Stop));
        Assert.IsType<MailOutcome.RefusedForGood>(await toOld.SendAsync(MailTo("jürgen@voorbeeld.example"), Stop));
        Assert.IsType<MailOutcome.Accepted>(await toOld.SendAsync(MailTo("anna@voorbeeld.example"), Stop));

        Assert.Equal("jürgen@voorbeeld.example", Assert.Single(await server.ArrivedAsync()).To);
        Assert.Equal("anna@voorbeeld.example", Assert.Single(await old.ArrivedAsync()).To);
    }

    [Fact]
    public async Task A_subject_or_header_with_a_line_break_smuggles_nothing_in()
    {
        var smuggled = "Anna\r\nBcc: iedereen@voorbeeld.example";
        var honest = MailTo("anna@voorbeeld.example");
        OutgoingMail[] mails =
        [
            honest with { Subject = smuggled }, honest with { MessageId = smuggled },
            honest with { ToAddress = smuggled }, honest with { Headers = new Dictionary<string, string> { ["X-Note"] = smuggled } },
        ];

        foreach (var mail in mails)
            Assert.True(await transport.SendAsync(mail, Stop) is MailOutcome.RefusedForGood or MailOutcome.AddressRefused);
        Assert.Empty(await server.ArrivedAsync());
    }

    [Theory]
    [InlineData("anna bij voorbeeld")]
    [InlineData("anna")]
    [InlineData("anna@een.example, ben@twee.example")]
    [InlineData("Anna <anna@voorbeeld.example>")]
    [InlineData("")]
    public async Task What_is_not_an_address_is_refused_as_one(string address) =>
        Assert.IsType<MailOutcome.AddressRefused>(await transport.SendAsync(MailTo(address), Stop));

    [Fact]
    public async Task A_server_that_wants_a_password_gets_it_and_a_wrong_one_can_be_mended_later()
    {
        await using var guarded = await SmtpServer.StartAsync(signIn: ("recruit", "geheim"));
        await using var known = new MailKitTransport(OptionsFor(guarded, "geheim"));
        await using var mistaken = new MailKitTransport(OptionsFor(guarded, "vergeten"));

        Assert.IsType<MailOutcome.Accepted>(await known.SendAsync(MailTo("anna@voorbeeld.example"), Stop));
        Assert.IsType<MailOutcome.SenderRefused>(await mistaken.SendAsync(MailTo("ben@voorbeeld.example"), Stop));
        Assert.Equal("recruit", Assert.Single(await guarded.ArrivedAsync()).User);
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_no_mail()
    {
        await using var careful = new MailKitTransport(OptionsFor(server) with { Security = SmtpSecurity.StartTls });

        Assert.IsType<MailOutcome.ServerUnavailable>(await careful.SendAsync(MailTo("anna@voorbeeld.example"), Stop));
        Assert.Empty(await server.ArrivedAsync());
    }

    [Fact]
    public async Task Five_hundred_mails_at_once_use_four_connections_and_all_arrive()
    {
        await using var pool = new MailKitTransport(OptionsFor(server) with { Connections = 4 });
        var mails = Enumerable.Range(0, 500)
            .Select(number => MailTo($"gast{number}@voorbeeld.example") with { MessageId = $"{number}@recruit" });

        var outcomes = await Task.WhenAll(mails.Select(mail => pool.SendAsync(mail, Stop)));

        Assert.All(outcomes, outcome => Assert.IsType<MailOutcome.Accepted>(outcome));
        var arrived = await server.ArrivedAsync();
        Assert.Equal(500, arrived.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(4, arrived.Select(mail => mail.Connection).Distinct().Count());
    }

    private static SmtpOptions OptionsFor(SmtpServer server, string? password = null) =>
        SmtpOptions.Parse(server.Address, password is null ? null : "recruit", password);

    private static OutgoingMail MailTo(string address) =>
        new("1@recruit", "dialoog@recruit.example", address, "Anna de Wit", "Uw plaats aan tafel", "Beste Anna,\r\nu bent uitgenodigd.",
            "<p>Beste Anna, u bent uitgenodigd.</p>")
        {
            Date = new DateTimeOffset(2027, 1, 4, 9, 0, 0, TimeSpan.FromHours(1)),
            Headers = new Dictionary<string, string> { ["List-Unsubscribe"] = "<https://dialoog.example/uit>" },
        };
}
