using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Invitations;
using Recruit.Data.Materials;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Data.Results;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Programmes;
using Recruit.Scheduler.Reminders;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Reminders;

/// <summary>
/// What arrives by the rules that every programme begins with: Mayor Mol hosts, Saar is her secretary, Fenna leads the table; Anna and Ben
/// are drawn, Rosa is a reserve and Noor is not drawn.
/// </summary>
public sealed class EveryoneHearsTests : DatabaseTests
{
    private const string Mol = "mol@gemeente.example";
    private const string Saar = "saar@gemeente.example";
    private const string Fenna = "fenna@werk.example";
    private const string Rosa = "rosa@voorbeeld.example";
    private const string Noor = "noor@voorbeeld.example";
    private SmtpServer server = null!;
    private TestProgramme programme = null!;
    private Dialogue evening = null!;
    private Guid hostId, fenna, anna, ben, rosa, noor;
    private int read;

    private PlanChangeStore Plans => Get<PlanChangeStore>();

    protected override async Task<TestDatabase> CreateAsync()
    {
        server = await SmtpServer.StartAsync();
        var options = new SiteOptions("http://localhost", TestFolder.New("mailbox"), server.Address, "dialoog@recruit.example");
        return await TestDatabase.CreateAsync(options: options);
    }

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database, rules: [.. StandardReminders.With([]).Select(RuleOf)]);
        var host = new NewHost(
            programme.Programme.Id, "GM0344", "burgemeester", new Contact("Mayor Mol") { Email = Mol }, ExternalId: null)
        {
            Secretary = new Contact("Saar") { Email = Saar },
        };
        hostId = ((HostOutcome.Registered)await Get<HostStore>().AddAsync(host, Stop)).HostId;
        evening = await programme.DialogueAsync(dialogue => dialogue with { HostId = hostId });
        (anna, ben) = (await programme.RegisterAsync("Anna"), await programme.RegisterAsync("Ben", "man"));
        (rosa, noor) = (await programme.RegisterAsync("Rosa"), await programme.RegisterAsync("Noor"));
        fenna = (await FilledEvening.StaffAsync(Database, "Fenna", StaffRole.Facilitator)).Id;
    }

    protected override async Task EndAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_host_and_her_secretary_hear_of_each_step_from_the_plan_to_the_results()
    {
        var planned = await PassAsync(days: 1);
        await ConfirmAsync();
        foreach (var one in new[] { anna, ben })
            await Get<AnswerStore>().AcceptAsync(await InvitationOfAsync(one), Stop);
        var full = await PassAsync(days: 1);
        await MoveAsync(days: 1);
        var moved = await PassAsync(days: 1);
        var briefed = await PassUntilAsync(evening.StartsAt.AddDays(1).AddHours(-1));
        var thanked = await PassUntilAsync(evening.EndsAt.AddDays(4));
        await Get<ResultsNotes>().PublishAsync(evening.Id, evening.Number, "https://samen.example/uitkomst", "olga", Stop);
        var results = await PassAsync(days: 2);

        string[] steps =
            ["De dialoog staat vast", "De dialoog is vol", "Gewijzigd", "Uw dialoog is over 7 dagen", "Dank u wel", "Dit kwam eruit"];
        IReadOnlyList<ArrivedStep>[] times = [planned, full, moved, briefed, thanked, results];
        foreach (var (step, time) in steps.Zip(times))
            Assert.Equal([Mol, Saar], time.Where(mail => mail.Mail.Subject.StartsWith(step, StringComparison.Ordinal)
                && mail.To is Mol or Saar).Select(mail => mail.To).Order());
        Assert.All(times.SelectMany(time => time).Where(mail => mail.To is Mol or Saar), mail =>
        {
            Assert.DoesNotContain("Anna", mail.Mail.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ben", mail.Mail.Text.Replace("Bent", "", StringComparison.Ordinal), StringComparison.Ordinal);
        });
        Assert.Equal(12, times.SelectMany(time => time).Count(mail => mail.To is Mol or Saar));
        Assert.Contains("als secretaris", planned.Single(mail => mail.To == Saar).Mail.Text, StringComparison.Ordinal);
        var evenings = briefed.Single(mail => mail.To == Mol).Mail.Text;
        Assert.Contains("19.00 uur: De zaal is open", evenings, StringComparison.Ordinal);
        Assert.Contains($"/gemeente/dialoog/{evening.Number}", evenings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_dialogue_leaves_the_calendars_of_host_and_secretary()
    {
        var planned = await PassAsync(days: 1);
        await MoveAsync(days: 1);
        var moved = await PassAsync(days: 0);
        await Plans.CancelAsync(evening.Id, "De zaal is dicht.", await SeenAsync(), mustBeFree: false, "olga", Stop);
        var cancelled = await PassAsync(days: 1);

        foreach (var reader in new[] { Mol, Saar })
        {
            var entries = new List<ReadEntry>();
            foreach (var time in new[] { planned, moved, cancelled })
                entries.Add(await EntryOfAsync(time.Single(mail => mail.To == reader)));
            Assert.Equal(["REQUEST", "REQUEST", "CANCEL"], entries.Select(entry => entry.Method));
            Assert.Single(entries.Select(entry => entry.Uid).Distinct());
            Assert.True(entries[0].Sequence < entries[1].Sequence && entries[1].Sequence < entries[2].Sequence);
        }
        Assert.Empty(await PassUntilAsync(evening.EndsAt.AddDays(3)));
    }

    [Fact]
    public async Task A_facilitator_hears_of_the_table_on_the_day_and_when_it_is_taken_back()
    {
        await Get<TableLeads>().AssignAsync(evening, 1, fenna, "olga", Stop);
        var assigned = (await PassAsync(days: 1)).Single(mail => mail.To == Fenna);
        await Get<TableLeads>().AssignAsync(evening, 1, null, "olga", Stop);
        var takenOff = (await PassAsync(days: 1)).Single(mail => mail.To == Fenna);
        await Get<TableLeads>().AssignAsync(await FreshAsync(), 1, fenna, "olga", Stop);
        var again = (await PassAsync(days: 1)).Single(mail => mail.To == Fenna);
        var last = (await PassUntilAsync(evening.StartsAt.AddHours(-1))).Where(mail => mail.To == Fenna).ToList();

        var entries = await CalendarReader.ReadAsync(
            [assigned.Mail.Calendar!.Text, takenOff.Mail.Calendar!.Text, again.Mail.Calendar!.Text]);
        Assert.Equal(["REQUEST", "CANCEL", "REQUEST"], entries.Select(entry => entry.Method));
        Assert.True(entries[0].Sequence < entries[1].Sequence && entries[1].Sequence <= entries[2].Sequence);
        Assert.StartsWith("U leidt geen tafel meer", takenOff.Mail.Subject, StringComparison.Ordinal);
        Assert.Equal(["Uw tafel is morgen: Wonen in de stad", "Uw tafel is vandaag: Wonen in de stad"],
            last.Select(mail => mail.Mail.Subject));
    }

    [Fact]
    public async Task A_host_who_offered_several_days_hears_which_one_it_is_when_it_is_chosen_and_not_before()
    {
        await PassAsync(days: 1);
        DateTimeOffset[] days = [evening.StartsAt.AddDays(3), evening.StartsAt.AddDays(5)];
        var offered = evening with { Id = Guid.NewGuid(), ExternalId = null, Title = "Wonen later" };
        Assert.True(await Get<DateOffers>().AddAsync(offered, [], days, Stop));
        var before = await PassAsync(days: 2);
        offered = (await Get<DialogueStore>().GetAsync(offered.Id, Stop))!;
        Assert.True(await Get<DateOffers>().ChooseAsync(offered, days[1], "olga", Stop));
        Assert.False(await Get<DateOffers>().ChooseAsync(offered, days[0], "olga", Stop));
        var after = await PassAsync(days: 1);

        Assert.DoesNotContain(before, mail => mail.Mail.Subject.Contains("Wonen later", StringComparison.Ordinal));
        var told = after.Single(mail => mail.To == Mol && mail.Mail.Subject == "De dialoog staat vast: Wonen later");
        Assert.Contains("zaterdag 30 januari 2027", told.Mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal("REQUEST", (await EntryOfAsync(told)).Method);
    }

    [Fact]
    public async Task Each_is_led_to_the_materials_at_the_moment_to_read_them_and_to_nothing_where_there_are_none()
    {
        await Get<ReminderRuleStore>().SaveAsync(WeekBefore(), "olga", Stop);
        await Get<TableLeads>().AssignAsync(evening, 1, fenna, "olga", Stop);
        await ConfirmAsync();
        await Get<AnswerStore>().AcceptAsync(await InvitationOfAsync(anna), Stop);
        var planned = await PassAsync(days: 1);
        var later = await PassUntilAsync(evening.StartsAt.AddHours(-20));
        foreach (var audience in MaterialAudience.All)
            await Get<MaterialStore>().WriteGuideAsync(
                new MaterialPlace(programme.Programme.Id), [audience], "nl", "", "olga", Stop);
        var without = await PassUntilAsync(evening.StartsAt.AddHours(-1));

        var (table, town) = ($"/tafel/{evening.Number}/materiaal", $"/gemeente/dialoog/{evening.Number}/materiaal");
        Assert.Contains(table, planned.Single(mail => mail.To == Fenna).Mail.Text, StringComparison.Ordinal);
        Assert.Contains(table, later.Single(mail => mail.To == Fenna).Mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("materiaal", without.Single(mail => mail.To == Fenna).Mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("materiaal", planned.Single(mail => mail.To == Mol).Mail.Text, StringComparison.Ordinal);
        Assert.Contains(town,
            later.Single(mail => mail.To == Mol && mail.Mail.Subject.StartsWith("Uw dialoog is over", StringComparison.Ordinal)).Mail.Text,
            StringComparison.Ordinal);
        Assert.Matches("/uitnodiging/[A-Za-z0-9_-]{22}/materiaal",
            later.Single(mail => mail.Mail.Subject.StartsWith("U praat mee", StringComparison.Ordinal)).Mail.Text);
    }

    [Fact]
    public async Task Who_is_not_drawn_hears_it_once_and_a_reserve_only_when_no_seat_can_fall_free()
    {
        await ConfirmAsync();

        var atOnce = await PassAsync(days: 2);
        var beforeTheTime = await PassUntilAsync(evening.StartsAt.AddHours(-25));
        var after = await PassUntilAsync(evening.StartsAt.AddDays(3));

        var told = Assert.Single(atOnce, mail => IsNotDrawn(mail));
        Assert.Equal((Noor, "U bent niet geloot voor Nederland na de crisis"), (told.To, told.Mail.Subject));
        Assert.Contains("Een loting besliste", told.Mail.Text, StringComparison.Ordinal);
        Assert.Contains("Wonen in de stad: maandag 25 januari 2027", told.Mail.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Matches("http://localhost/mijn/[A-Za-z0-9_-]{22}", told.Mail.Text);
        Assert.StartsWith("U staat op de reservelijst",
            Assert.Single(atOnce, mail => mail.To == Rosa).Mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain(beforeTheTime, mail => IsNotDrawn(mail));
        var reserve = Assert.Single(after, mail => IsNotDrawn(mail));
        Assert.Equal(Rosa, reserve.To);
        Assert.Contains("U was reserve tot zondag 24 januari 2027 om 19.30 uur", reserve.Mail.Text.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
        Assert.Contains("500 op de 1.000", reserve.Mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_withdrew_or_got_a_seat_elsewhere_is_not_told()
    {
        var other = await programme.DialogueAsync(dialogue => dialogue with { StartsAt = dialogue.StartsAt.AddDays(2) });
        await ConfirmAsync();
        await Get<DepartureStore>().WithdrawAsync(noor, Stop);
        await Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(other, [rosa]), "olga", Stop);

        Assert.DoesNotContain(await PassUntilAsync(evening.StartsAt.AddDays(1)), mail => IsNotDrawn(mail));
    }

    [Fact]
    public async Task A_programme_that_switched_the_rule_off_tells_nobody()
    {
        var rule = (await Get<ProgrammeStore>().ReminderRulesAsync(programme.Programme.Id, Stop)).Single(one => one.Slug == "not_drawn");
        await Get<ReminderRuleStore>().SwitchOffAsync(programme.Programme.Id, rule.Id, "olga", Stop);
        await ConfirmAsync();

        Assert.DoesNotContain(await PassAsync(days: 2), mail => IsNotDrawn(mail));
    }

    private static bool IsNotDrawn(ArrivedStep mail) => mail.Mail.Subject.StartsWith("U bent niet geloot", StringComparison.Ordinal);

    private static ReminderRule RuleOf(ReminderEntry entry, int index) => new()
    {
        Id = Guid.NewGuid(),
        ProgrammeId = Guid.Empty,
        Slug = entry.Slug,
        NameNl = entry.Name.Nl,
        NameEn = entry.Name.En,
        Trigger = entry.Trigger,
        Audience = entry.Audience,
        OffsetMinutes = (int)(entry.OffsetHours * 60),
        MarginMinutes = (int)(entry.MarginHours * 60),
        LocalMinutes = entry.At is { } at ? at.Hour * 60 + at.Minute : null,
        Urgent = entry.Urgent,
        Position = index,
    };

    private ReminderRule WeekBefore() => new()
    {
        Id = Guid.NewGuid(),
        ProgrammeId = programme.Programme.Id,
        Slug = "week_before",
        NameNl = "Week ervoor",
        NameEn = "Week before",
        Trigger = ReminderTrigger.BeforeStart,
        Audience = ReminderAudience.Accepted,
        OffsetMinutes = 5 * 24 * 60,
        MarginMinutes = 24 * 60,
        Position = 50,
    };

    private async Task ConfirmAsync() => await Get<ConfirmationStore>().ConfirmRoundAsync(
        await programme.ProposeAsync(evening, [anna, ben], [rosa], others: [noor]), "olga", Stop);

    private async Task MoveAsync(int days) => Assert.IsType<PlanChangeOutcome.Done>(
        await Plans.ChangeAsync(evening with { StartsAt = evening.StartsAt.AddDays(days) }, await SeenAsync(), "olga", Stop));

    private async Task<SeenPlan> SeenAsync() =>
        new((await FreshAsync()).CalendarSequence, (await Plans.AudienceAsync(evening.Id, Stop)).Told);

    private async Task<Dialogue> FreshAsync() => (await Get<DialogueStore>().GetAsync(evening.Id, Stop))!;

    private async Task<Guid> InvitationOfAsync(Guid registration) =>
        (await Get<InvitationStore>().ListOfRegistrationAsync(registration, Stop))[0].Id;

    private Task<IReadOnlyList<ArrivedStep>> PassAsync(int days) => PassUntilAsync(Database.Clock.Now.AddDays(days));

    /// <summary>Lets the sweeps work every six hours until a moment, and gives the mails that arrived.</summary>
    private async Task<IReadOnlyList<ArrivedStep>> PassUntilAsync(DateTimeOffset moment)
    {
        while (true)
        {
            await Get<PlanReminders>().RunAsync(Stop);
            await Get<SendDueMessages>().RunAsync(Stop);
            if (Database.Clock.Now >= moment)
                break;
            Database.Clock.MoveTo(Database.Clock.Now.AddHours(6) < moment ? Database.Clock.Now.AddHours(6) : moment);
        }
        var arrived = await server.ArrivedAsync();
        var fresh = arrived.Skip(read).Select(mail => new ArrivedStep(mail.To, ReadMail.Parse(mail.Raw))).ToList();
        read = arrived.Count;
        return fresh;
    }

    private static async Task<ReadEntry> EntryOfAsync(ArrivedStep mail) =>
        Assert.Single(await CalendarReader.ReadAsync(mail.Mail.Calendar!.Text));

    private sealed record ArrivedStep(string To, ReadMail Mail);
}
