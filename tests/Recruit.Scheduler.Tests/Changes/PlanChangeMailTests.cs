using Dapper;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders;
using Recruit.Scheduler.Replacements;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Changes;

/// <summary>
/// Anna comes, Ben has not answered, Fenna leads the table and Mayor Mol is the host: what arrives when the evening moves or is cancelled.
/// </summary>
public sealed class PlanChangeMailTests : DatabaseTests
{
    private SmtpServer server = null!;
    private Dialogue evening = null!;
    private Guid anna, ben;
    private int read;

    private PlanChangeStore Plans => Get<PlanChangeStore>();

    private AnswerStore Answers => Get<AnswerStore>();

    protected override async Task<TestDatabase> CreateAsync()
    {
        server = await SmtpServer.StartAsync();
        var options = new SiteOptions("http://localhost", TestFolder.New("mailbox"), server.Address, "dialoog@recruit.example");
        return await TestDatabase.CreateAsync(options: options);
    }

    protected override async Task BeginAsync()
    {
        var rule = new ReminderRule
        {
            Id = Guid.NewGuid(),
            ProgrammeId = Guid.Empty,
            Slug = "week_before",
            NameNl = "Een week ervoor",
            NameEn = "A week before",
            Trigger = ReminderTrigger.BeforeStart,
            OffsetMinutes = 7 * 1440,
            MarginMinutes = 720,
            Position = 1,
        };
        var programme = await TestProgramme.CreateAsync(Database, rules: [rule]);
        var mol = (HostOutcome.Registered)await Get<HostStore>().AddAsync(
            programme.Programme.Id, "GM0344", "burgemeester", new Contact("Mayor Mol") { Email = "mol@gemeente.example" }, null, Stop);
        evening = await programme.DialogueAsync(dialogue => dialogue with { HostId = mol.HostId });
        var people = new[] { await programme.RegisterAsync("Anna"), await programme.RegisterAsync("Ben", "man") };
        var cem = await programme.RegisterAsync("Cem", "man");
        await Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(evening, people, reserves: [cem]), "olga", Stop);
        (anna, ben) = (await InvitationOfAsync(people[0]), await InvitationOfAsync(people[1]));
        var fenna = await FilledEvening.StaffAsync(Database, "Fenna", StaffRole.Facilitator);
        await Get<DialogueStore>().AssignFacilitatorAsync(evening.Id, 1, fenna.Id, Stop);
    }

    protected override async Task EndAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Everyone_who_knows_of_it_gets_the_new_date_and_calendars_follow()
    {
        await SendAsync();
        await Answers.AcceptAsync(anna, Stop);
        var accepted = await EntryOfAsync(Assert.Single(await SendAsync()));

        await MoveAsync(days: 1);
        var mails = (await SendAsync()).ToDictionary(mail => mail.To);
        var moved = await EntryOfAsync(mails["anna@voorbeeld.example"]);
        var leader = await EntryOfAsync(mails["fenna@werk.example"]);

        Assert.Equal(["anna@voorbeeld.example", "ben@voorbeeld.example", "fenna@werk.example", "mol@gemeente.example"], mails.Keys.Order());
        Assert.Equal((accepted.Uid, "REQUEST", 0, 1), (moved.Uid, moved.Method, accepted.Sequence, moved.Sequence));
        Assert.Equal((evening.StartsAt, evening.StartsAt.AddDays(1)), (accepted.StartsAt, moved.StartsAt));
        Assert.Null(mails["ben@voorbeeld.example"].Calendar);
        Assert.Equal(("REQUEST", evening.StartsAt.AddDays(1)), (leader.Method, leader.StartsAt));
        Assert.Contains("Eerst was hij op maandag 25 januari 2027 om 19.30 uur. Nu is hij op dinsdag 26 januari 2027 om 19.30 uur.",
            mails["anna@voorbeeld.example"].Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Dat antwoord geldt nog", mails["anna@voorbeeld.example"].Text, StringComparison.Ordinal);
        Assert.Contains("Geef uw antwoord uiterlijk op", mails["ben@voorbeeld.example"].Text, StringComparison.Ordinal);
        Assert.Empty(await SendAsync());
    }

    [Fact]
    public async Task A_second_move_before_the_first_mail_left_sends_only_the_second_and_a_later_one_is_told_again()
    {
        await SendAsync();
        await MoveAsync(days: 1);
        await MoveAsync(days: 2);
        var first = await SendAsync();
        await MoveAsync(days: 3);
        var second = await SendAsync();

        Assert.Equal((4, 4), (first.Count, second.Count));
        Assert.All(first,
            mail => Assert.Contains("Nu is hij op woensdag 27 januari 2027", mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal));
        Assert.Equal(4, await CountAsync("select count(*) from message where reason = 'dialogue_moved_again'"));
    }

    [Fact]
    public async Task A_reminder_of_the_old_date_is_skipped_and_only_that_of_the_new_one_leaves()
    {
        await SendAsync();
        await Answers.AcceptAsync(anna, Stop);
        await SendAsync();
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-7).AddHours(-2));
        await Get<PlanReminders>().RunAsync(Stop);

        await MoveAsync(days: 3);
        await SendAsync();
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-7).AddMinutes(10));
        var onTheOldMoment = await SendAsync();
        await Get<PlanReminders>().RunAsync(Stop);
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-4).AddMinutes(10));
        await Get<PlanReminders>().RunAsync(Stop);
        var onTheNewMoment = await SendAsync();

        Assert.DoesNotContain(onTheOldMoment, mail => mail.To == "anna@voorbeeld.example");
        Assert.Equal(1, await CountAsync("select count(*) from message where rule = 'reminder_week_before' and reason = 'dialogue_moved'"));
        Assert.Contains("donderdag 28 januari 2027", Assert.Single(onTheNewMoment, mail => mail.To == "anna@voorbeeld.example").Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_that_had_not_left_says_the_new_date_and_nobody_is_told_twice()
    {
        await MoveAsync(days: 1);

        var mails = (await SendAsync()).Where(mail => mail.To.EndsWith("voorbeeld.example", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.StartsWith("Er is een plaats voor u", mail.Subject, StringComparison.Ordinal));
        Assert.All(mails, mail => Assert.Contains("dinsdag 26 januari 2027 om 19.30 uur", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_tells_everyone_once_takes_it_out_of_calendars_and_nothing_else_follows()
    {
        await SendAsync();
        await Answers.AcceptAsync(anna, Stop);
        await SendAsync();
        await MoveAsync(days: 1);
        var before = await EntryOfAsync((await SendAsync()).Single(mail => mail.To == "anna@voorbeeld.example"));

        await Plans.CancelAsync(evening.Id, "De zaal is dicht.", await SeenAsync(), mustBeFree: false, "olga", Stop);
        var mails = (await SendAsync()).ToDictionary(mail => mail.To);
        var cancel = await EntryOfAsync(mails["anna@voorbeeld.example"]);
        Database.Clock.Advance(TimeSpan.FromDays(10));
        await Get<ExpireInvitations>().RunAsync(Stop);
        await Get<PlanReminders>().RunAsync(Stop);

        Assert.Equal(4, mails.Count);
        Assert.Equal((before.Uid, "CANCEL", "CANCELLED"), (cancel.Uid, cancel.Method, cancel.Status));
        Assert.True(cancel.Sequence > before.Sequence);
        Assert.All(mails.Values, mail => Assert.Contains("De zaal is dicht.", mail.Text, StringComparison.Ordinal));
        Assert.Null(mails["ben@voorbeeld.example"].Calendar);
        Assert.Equal(0, await Get<FillEmptySeats>().RunAsync(Stop));
        Assert.Empty(await SendAsync());
    }

    [Fact]
    public async Task Calling_off_oneself_after_a_move_takes_out_the_moved_entry()
    {
        await SendAsync();
        await Answers.AcceptAsync(anna, Stop);
        await SendAsync();
        await MoveAsync(days: 1);
        var moved = await EntryOfAsync((await SendAsync()).Single(mail => mail.To == "anna@voorbeeld.example"));
        await Answers.CancelAsync(anna, Stop);

        var cancel = await EntryOfAsync(Assert.Single(await SendAsync(), mail => mail.To == "anna@voorbeeld.example"));

        Assert.Equal((moved.Uid, "CANCEL", moved.Sequence + 1), (cancel.Uid, cancel.Method, cancel.Sequence));
    }

    [Fact]
    public async Task Who_called_off_just_before_the_dialogue_was_cancelled_still_gets_the_entry_taken_out()
    {
        await SendAsync();
        await Answers.AcceptAsync(anna, Stop);
        await SendAsync();
        await Answers.CancelAsync(anna, Stop);
        await Plans.CancelAsync(evening.Id, "", await SeenAsync(), mustBeFree: false, "olga", Stop);

        var mail = Assert.Single(await SendAsync(), mail => mail.To == "anna@voorbeeld.example");

        Assert.Equal(("U hebt afgezegd: Wonen in de stad", "CANCEL"), (mail.Subject, (await EntryOfAsync(mail)).Method));
    }

    [Fact]
    public async Task Who_reads_English_reads_the_change_in_English()
    {
        await SendAsync();
        await ExecuteAsync("update registration set language = 'en'");
        await MoveAsync(days: 1);

        var mail = (await SendAsync()).Single(mail => mail.To == "ben@voorbeeld.example");

        Assert.Equal("Changed: Wonen in de stad", mail.Subject);
        Assert.Contains("It is now on Tuesday 26 January 2027 at 19:30.", mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private async Task MoveAsync(int days) => Assert.IsType<PlanChangeOutcome.Done>(
        await Plans.ChangeAsync(evening with { StartsAt = evening.StartsAt.AddDays(days) }, await SeenAsync(), "olga", Stop));

    private async Task<SeenPlan> SeenAsync() =>
        new((await Get<DialogueStore>().GetAsync(evening.Id, Stop))!.CalendarSequence, (await Plans.AudienceAsync(evening.Id, Stop)).Told);

    /// <summary>Sends what is due and gives the mails that arrived because of it.</summary>
    private async Task<IReadOnlyList<ArrivedLetter>> SendAsync()
    {
        await Get<SendDueMessages>().RunAsync(Stop);
        var arrived = await server.ArrivedAsync();
        var fresh = arrived.Skip(read).Select(mail => new ArrivedLetter(mail.To, ReadMail.Parse(mail.Raw))).ToList();
        read = arrived.Count;
        return fresh;
    }

    private static async Task<ReadEntry> EntryOfAsync(ArrivedLetter mail) =>
        Assert.Single(await CalendarReader.ReadAsync(mail.Calendar!.Text));

    private async Task<Guid> InvitationOfAsync(Guid registration) =>
        (await Get<InvitationStore>().ListOfRegistrationAsync(registration, Stop))[0].Id;

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(sql);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    private sealed record ArrivedLetter(string To, ReadMail Mail)
    {
        public string Subject => Mail.Subject;
        public string Text => Mail.Text;
        public CalendarPart? Calendar => Mail.Calendar;
    }
}
