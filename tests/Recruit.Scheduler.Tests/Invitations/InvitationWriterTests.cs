using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Invitations;

/// <summary>Anna's mails say what stands at the moment at which they leave.</summary>
public sealed class InvitationWriterTests : DatabaseTests
{
    private readonly PostBag posted = new();
    private TestProgramme programme = null!;
    private Dialogue evening = null!;
    private Guid anna, registration;

    protected override Task<TestDatabase> CreateAsync() =>
        TestDatabase.CreateAsync(add: services => services.AddSingleton<IMailTransport>(posted));

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database);
        evening = await programme.DialogueAsync();
        registration = await programme.RegisterAsync("Anna");
        await Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(evening, [registration]), "olga", Stop);
        anna = (await InvitationAsync()).Id;
    }

    private AnswerStore Answers => Get<AnswerStore>();

    [Fact]
    public async Task The_invitation_tells_when_where_how_long_and_until_when_to_answer_and_has_one_button()
    {
        var mail = Assert.Single(await SendAsync());

        Assert.Equal("Er is een plaats voor u: Wonen in de stad", mail.Subject);
        Assert.Contains("maandag 25 januari 2027 om 19.30 uur", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Stadhuis, Stadhuisbrug 1, Utrecht", mail.Text, StringComparison.Ordinal);
        Assert.Contains("2 uur", mail.Text, StringComparison.Ordinal);
        Assert.Contains("zaterdag 9 januari 2027 om 20.00 uur", mail.Text, StringComparison.Ordinal);
        Assert.Equal(2, mail.Html.Split("display:inline-block").Length);
        Assert.Null(mail.Calendar);
    }

    [Fact]
    public async Task Its_link_opens_this_invitation_and_it_counts_as_sent()
    {
        var mail = Assert.Single(await SendAsync());

        var token = mail.Text.Split("/uitnodiging/")[1].Split((char[]?)null)[0];
        Assert.Equal(anna, await Get<CapabilityStore>().SubjectAsync(CapabilityPurpose.Invitation, token, Stop));
        Assert.Equal((InvitationState.Sent, Database.Clock.Now), ((await InvitationAsync()).State, (await InvitationAsync()).SentAt));
    }

    [Fact]
    public async Task Somebody_who_reads_English_gets_English()
    {
        await ExecuteAsync("update message set language = 'en'");

        Assert.Contains("Monday 25 January 2027 at 19:30", Assert.Single(await SendAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepting_puts_the_evening_into_the_calendar_and_calling_off_takes_it_out()
    {
        await SendAsync();
        await Answers.AcceptAsync(anna, Stop);
        var accepted = Assert.Single(await SendAsync());
        await Answers.CancelAsync(anna, Stop);
        var cancelled = Assert.Single(await SendAsync());

        Assert.Equal(("REQUEST", "CANCEL"), (accepted.Calendar!.Method, cancelled.Calendar!.Method));
        Assert.All(
            [accepted, cancelled], mail => Assert.Contains($"UID:{anna:N}@recruit\r\n", mail.Calendar!.Text, StringComparison.Ordinal));
        Assert.Contains("DTSTART;TZID=Europe/Amsterdam:20270125T193000", accepted.Calendar.Text, StringComparison.Ordinal);
        Assert.Contains("/uitnodiging/", accepted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calling_off_before_the_confirmation_left_sends_only_what_stands()
    {
        await SendAsync();
        await Answers.AcceptAsync(anna, Stop);
        await Answers.CancelAsync(anna, Stop);

        Assert.Equal("U hebt afgezegd: Wonen in de stad", Assert.Single(await SendAsync()).Subject);
        Assert.Equal(MessageReason.InvitationIs(InvitationState.Cancelled), await ReasonAsync("invitation_accepted"));
    }

    [Fact]
    public async Task Whoever_withdrew_is_not_invited_any_more()
    {
        await Get<DepartureStore>().WithdrawAsync(registration, Stop);

        Assert.Empty(await SendAsync());
        Assert.Equal(MessageReason.RegistrationIs("withdrawn"), await ReasonAsync("invitation"));
    }

    [Fact]
    public async Task A_dialogue_that_is_off_invites_nobody()
    {
        await ExecuteAsync("update dialogue set state = 'cancelled'");

        Assert.Empty(await SendAsync());
        Assert.Equal(MessageReason.DialogueCancelled, await ReasonAsync("invitation"));
    }

    [Fact]
    public async Task Declining_and_silence_each_get_their_own_words()
    {
        await SendAsync();
        Database.Clock.MoveTo((await InvitationAsync()).AnswerBy);
        await Get<ExpireInvitations>().RunAsync(Stop);

        Assert.Equal("Uw uitnodiging is verlopen: Wonen in de stad", Assert.Single(await SendAsync()).Subject);
    }

    [Fact]
    public async Task An_online_dialogue_gives_its_link_to_those_who_come_and_to_nobody_else()
    {
        await ExecuteAsync("update dialogue set format = 'online', link = 'https://samen.example/a?b=1&c=<2>'");
        var invited = Assert.Single(await SendAsync());
        await Answers.AcceptAsync(anna, Stop);
        var accepted = Assert.Single(await SendAsync());

        Assert.DoesNotContain("samen.example", invited.Text, StringComparison.Ordinal);
        Assert.Contains("Online meedoen: https://samen.example/a?b=1&c=%3C2%3E", accepted.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl",
        "Plaats van iemand die afzegde. Van 41 mensen die konden, brengt deze keuze tafel en programma het dichtst bij de streefcijfers; "
        + "dat doen er 3 even goed, dus elk had een kans van 1 op 3: het lot koos (afwijking 3,2; zonder vervanging 4,1). "
        + "Brengt iemand uit de groep “16 tot 25”, waarvan de tafel er 1,4 mist en alle tafels samen 12.")]
    [InlineData("en", "The seat of somebody who called off. Of 41 people who could take it this one brings table and programme closest to "
        + "their targets; 3 do so equally, so that each had a chance of 1 in 3: the lot chose (deviation 3.2; without a replacement 4.1). "
        + "Brings somebody of the group “16 to 25”, of which the table lacks 1.4 and all tables together lack 12.")]
    public void The_reason_of_a_replacement_is_told_in_words(string language, string words) =>
        Assert.Equal(words, ReasonWords.ForOrganiser(new InvitationReason.Replacement("cancelled", 41, 3.2m, 4.1m, 7, Alike: 3)
        {
            Brings = new Brought("age_group", "16-24", "16 tot 25", "16 to 25", 1.4, 12),
        }, language));

    private async Task<IReadOnlyList<OutgoingMail>> SendAsync()
    {
        posted.Mails.Clear();
        await Get<SendDueMessages>().RunAsync(Stop);
        return [.. posted.Mails];
    }

    private async Task<Invitation> InvitationAsync() =>
        Assert.Single(await Get<InvitationStore>().ListOfRegistrationAsync(registration, Stop));

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    private async Task<string?> ReasonAsync(string rule)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<string>(
            "select reason from message where state = 'skipped' and rule = @rule", new { rule });
    }
}
