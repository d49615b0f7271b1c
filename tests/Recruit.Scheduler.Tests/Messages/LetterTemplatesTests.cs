using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>A programme's own words are what arrives, at a real SMTP server; nobody else's mails change.</summary>
public sealed class LetterTemplatesTests : DatabaseTests
{
    private const string OwnText = "Beste {{name}},\n\nKom erbij, op {{day}}. <b>Echt</b> waar.\n\n[Ja of nee]({{link}})";
    private SmtpServer server = null!;
    private TestProgramme programme = null!;

    private LetterTemplateStore Templates => Get<LetterTemplateStore>();
    private LetterPlace Invitation => new(programme.Programme.Id, InvitationRule.Invitation, "nl");

    protected override async Task<TestDatabase> CreateAsync()
    {
        server = await SmtpServer.StartAsync();
        var options = new SiteOptions("http://localhost", TestFolder.New("mailbox"), server.Address, "dialoog@recruit.example");
        return await TestDatabase.CreateAsync(options: options);
    }

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database, rules:
            [new ReminderRule
            {
                Id = Guid.NewGuid(), ProgrammeId = Guid.Empty, Slug = "day_before", NameNl = "Een dag ervoor", NameEn = "A day before",
                Trigger = ReminderTrigger.BeforeStart, OffsetMinutes = 1440, MarginMinutes = 1440, Position = 1,
            }]);
    }

    protected override async Task EndAsync() => await server.DisposeAsync();

    [Fact]
    public async Task The_words_that_an_organiser_saved_are_in_the_mail_that_arrives()
    {
        await InviteAsync("Anna");
        await SaveAsync("{{name}}, praat u mee?");

        var mail = Assert.Single(await SendAsync());

        Assert.Equal("Anna, praat u mee?", mail.Subject);
        Assert.Contains("Kom erbij, op maandag 25 januari 2027.", mail.Text, StringComparison.Ordinal);
        Assert.Matches("http://localhost/uitnodiging/[A-Za-z0-9_-]{22}", mail.Text);
    }

    [Fact]
    public async Task Markup_that_an_organiser_typed_stays_text()
    {
        await InviteAsync("Anna");
        await SaveAsync("Praat u mee?");

        var mail = Assert.Single(await SendAsync());

        Assert.Contains("<b>Echt</b> waar", mail.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Echt&lt;/b&gt; waar", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_language_another_letter_and_another_programme_keep_the_standard_words()
    {
        var elsewhere = await TestProgramme.CreateAsync(
            Database, one => one with { Id = Guid.NewGuid(), Slug = "elders", Name = "Elders" });
        await SaveAsync("Praat u mee?");
        await InviteAsync("Anna", "en");
        await InviteAsync("Ben", programme: elsewhere);

        var subjects = (await SendAsync()).Select(mail => mail.Subject).Order(StringComparer.Ordinal);

        Assert.Equal(["Er is een plaats voor u: Wonen in de stad", "There is a seat for you: Wonen in de stad"], subjects);
    }

    [Fact]
    public async Task The_nearest_words_hold_type_before_track_before_programme()
    {
        var ofTrack = Invitation with { TrackId = programme.Track.Id };
        await SaveAsync("Van het programma");
        await InviteAsync("Anna");
        var first = Assert.Single(await SendAsync()).Subject;
        await Templates.SaveAsync(ofTrack, "InvitationLetter", ("Van de burgers", OwnText), 0, "staff:olga", Stop);
        await InviteAsync("Ben");
        var second = (await SendAsync()).Select(mail => mail.Subject).Except([first]).Single();
        await Templates.SaveAsync(
            ofTrack with { Type = "theme" }, "InvitationLetter", ("Van themadialogen", OwnText), 0, "staff:olga", Stop);
        await Templates.SaveAsync(
            ofTrack with { Type = "action" }, "InvitationLetter", ("Van actiedialogen", OwnText), 0, "staff:olga", Stop);
        await InviteAsync("Cem");
        var third = (await SendAsync()).Select(mail => mail.Subject).Except([first, second]).Single();
        await Templates.SaveAsync(ofTrack with { Type = "theme" }, "InvitationLetter", null, 1, "staff:olga", Stop);
        await InviteAsync("Dina");

        Assert.Equal(("Van het programma", "Van de burgers", "Van themadialogen"), (first, second, third));
        Assert.Equal(2, (await SendAsync()).Count(mail => mail.Subject == second));
    }

    [Fact]
    public async Task Going_back_makes_older_words_count_again_and_forgets_none()
    {
        await SaveAsync("De eerste");
        await SaveAsync("De tweede", basedOn: 1);
        await Templates.SaveAsync(Invitation, "InvitationLetter", ("De eerste", OwnText), 2, "staff:olga", Stop);
        await InviteAsync("Anna");
        var first = Assert.Single(await SendAsync());
        await Templates.SaveAsync(Invitation, "InvitationLetter", null, 3, "staff:olga", Stop);
        await InviteAsync("Ben");

        var subjects = (await SendAsync()).Select(mail => mail.Subject).ToList();

        Assert.Equal("De eerste", first.Subject);
        Assert.Contains("Er is een plaats voor u: Wonen in de stad", subjects);
        Assert.Equal([null, "De eerste", "De tweede", "De eerste"],
            (await Templates.HistoryAsync(Invitation, Stop)).Select(version => version.Subject));
    }

    [Fact]
    public async Task Of_two_who_save_at_once_the_second_is_told()
    {
        Assert.True(await SaveAsync("Van Olga", by: "staff:olga"));

        Assert.False(await SaveAsync("Van Piet", by: "staff:piet"));

        Assert.Equal(("Van Olga", "staff:olga"),
            ((await Templates.NewestAsync(Invitation, Stop))!.Subject, (await Templates.NewestAsync(Invitation, Stop))!.SavedBy));
    }

    [Fact]
    public async Task Saving_is_written_down_without_the_words_and_ends_the_draft()
    {
        await Templates.KeepDraftAsync(Invitation, "staff:olga", "half", "af", 0, Stop);
        await SaveAsync("Praat u mee?");

        var entry = Assert.Single(await Get<AuditStore>().AboutAsync($"programme {programme.Programme.Id}", 9, Stop));
        Assert.Equal(("change_letter", "invitation nl version 1"), (entry.Action, entry.Detail));
        Assert.Null(await Templates.DraftAsync(Invitation, "staff:olga", Stop));
    }

    [Fact]
    public async Task A_reminder_that_leaves_in_the_last_hours_is_short_whatever_words_the_programme_chose()
    {
        var reminder = new LetterPlace(programme.Programme.Id, "reminder_day_before", "nl");
        await Templates.SaveAsync(
            reminder, "ComingLetter", ("Tot {{until}}", "Dag {{name}}, {{until}}.\n\n[Kijk]({{link}})"), 0, "staff:olga", Stop);
        var (anna, starts) = await InviteAsync("Anna");
        await SendAsync();
        await Get<AnswerStore>().AcceptAsync(anna, Stop);
        Database.Clock.MoveTo(starts.AddDays(-1).AddMinutes(-5));
        await Get<PlanReminders>().RunAsync(Stop);
        Database.Clock.MoveTo(starts.AddHours(-2));

        var mails = await SendAsync();

        Assert.Contains("Straks om 19.30 uur: Wonen in de stad", mails.Select(mail => mail.Subject));
    }

    [Fact]
    public async Task Words_that_name_what_the_letter_cannot_tell_any_more_hold_up_no_mail()
    {
        await InviteAsync("Anna");
        await Templates.SaveAsync(Invitation, "InvitationLetter", ("Dag {{shoe_size}}", OwnText), 0, "staff:olga", Stop);

        Assert.Equal("Er is een plaats voor u: Wonen in de stad", Assert.Single(await SendAsync()).Subject);
    }

    [Fact]
    public async Task Words_can_be_tried_in_somebodys_message_without_saving_or_sending_anything()
    {
        await InviteAsync("Anna");
        var message = Assert.Single(await Get<MessageStore>().ListAsync(new MessageFilter(Rule: InvitationRule.Invitation), 0, 9, Stop));

        var shown = Assert.IsType<PreviewOutcome.Shown>(
            await Get<MessagePreview>().TryAsync(message.Id, LetterFile.Own("InvitationLetter", "Proef voor {{name}}", OwnText), Stop));

        Assert.Equal("Proef voor Anna", shown.Mail.Subject);
        Assert.Contains("/uitnodiging/…", shown.Mail.Text, StringComparison.Ordinal);
        Assert.Equal("Er is een plaats voor u: Wonen in de stad", Assert.Single(await SendAsync()).Subject);
    }

    private Task<bool> SaveAsync(string subject, int basedOn = 0, string by = "staff:olga") =>
        Templates.SaveAsync(Invitation, "InvitationLetter", (subject, OwnText), basedOn, by, Stop);

    private async Task<(Guid Invitation, DateTimeOffset Starts)> InviteAsync(
        string name, string language = "nl", TestProgramme? programme = null)
    {
        programme ??= this.programme;
        var evening = await programme.DialogueAsync();
        var registration = await programme.RegisterAsync(name, change: wish => wish with { Language = language });
        await Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(evening, [registration]), "olga", Stop);
        return (Assert.Single(await Get<InvitationStore>().ListOfRegistrationAsync(registration, Stop)).Id, evening.StartsAt);
    }

    /// <summary>Sends what is due, and reads everything that arrived until now about a seat.</summary>
    private async Task<IReadOnlyList<ReadMail>> SendAsync()
    {
        await Get<SendDueMessages>().RunAsync(Stop);
        return [.. (await server.ArrivedAsync()).Select(mail => ReadMail.Parse(mail.Raw))];
    }
}
