using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Papers;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Data.Results;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Reminders;

/// <summary>
/// Rules at work: Anna comes and Ben has not answered; Rosa is a reserve, alderman Vermeer hosts and Fenna leads the table.
/// </summary>
public sealed class RulesInPracticeTests : DatabaseTests
{
    private const int Day = 24 * 60;
    private readonly PostBag posted = new();
    private TestProgramme programme = null!;
    private Dialogue evening = null!;
    private Guid anna;

    protected override Task<TestDatabase> CreateAsync() =>
        TestDatabase.CreateAsync(add: services => services.AddSingleton<IMailTransport>(posted));

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database);
        var host = (HostOutcome.Registered)await Get<HostStore>().AddAsync(
            programme.Programme.Id, "GM0344", "wethouder", new Contact("Vermeer") { Email = "vermeer@voorbeeld.example" }, null, Stop);
        evening = await programme.DialogueAsync(dialogue => dialogue with { HostId = host.HostId });
        var (coming, waiting, reserve) = (await programme.RegisterAsync("Anna"), await programme.RegisterAsync("Ben", "man"),
            await programme.RegisterAsync("Rosa"));
        await Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(evening, [coming, waiting], [reserve]), "olga", Stop);
        anna = Assert.Single(await Get<InvitationStore>().ListOfRegistrationAsync(coming, Stop)).Id;
        var fenna = await FilledEvening.StaffAsync(Database, "Fenna Visser", StaffRole.Facilitator);
        await Get<DialogueStore>().AssignFacilitatorAsync(evening.Id, 1, fenna.Id, Stop);
        await Get<SendDueMessages>().RunAsync(Stop);
        await Get<AnswerStore>().AcceptAsync(anna, Stop);
        await Get<SendDueMessages>().RunAsync(Stop);
        posted.Mails.Clear();
    }

    [Theory]
    [InlineData(ReminderAudience.Accepted, "Anna")]
    [InlineData(ReminderAudience.Reserve, "Rosa")]
    [InlineData(ReminderAudience.Host, "Vermeer")]
    [InlineData(ReminderAudience.Facilitator, "Fenna Visser")]
    public async Task A_rule_before_the_start_speaks_to_its_audience_alone_and_once(string audience, string name)
    {
        await AddAsync(ReminderTrigger.BeforeStart, audience, 2 * Day);
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-2).AddMinutes(1));

        await SweepTwiceAsync();

        Assert.Equal(name, Assert.Single(posted.Mails).ToName);
    }

    [Fact]
    public async Task Everyone_hears_of_a_dialogue_that_is_off_and_the_reminder_of_its_start_is_not_sent()
    {
        foreach (var audience in ReminderAudience.Of(ReminderTrigger.Cancelled))
            await AddAsync(ReminderTrigger.Cancelled, audience, 60);
        await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Host, Day);
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-2));
        await Get<PlanReminders>().RunAsync(Stop);
        var plans = Get<PlanChangeStore>();
        await plans.CancelAsync(
            evening.Id, "", new SeenPlan(0, (await plans.AudienceAsync(evening.Id, Stop)).Told), mustBeFree: false, "olga", Stop);
        await Get<SendDueMessages>().RunAsync(Stop);
        var notices = posted.Mails.Select(mail => mail.ToName).Order().ToList();
        posted.Mails.Clear();

        Database.Clock.Advance(TimeSpan.FromHours(2));
        await SweepTwiceAsync();
        Database.Clock.Advance(TimeSpan.FromHours(20));
        await SweepTwiceAsync();
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-1));
        await SweepTwiceAsync();

        Assert.Equal(["Anna", "Ben", "Fenna Visser", "Vermeer"], notices);
        Assert.Equal(["Anna", "Ben", "Fenna Visser", "Rosa", "Vermeer"], posted.Mails.Select(mail => mail.ToName).Order());
        Assert.All(posted.Mails, mail => Assert.StartsWith("Gaat niet door", mail.Subject, StringComparison.Ordinal));
        Assert.Equal(1, await CountAsync("state = 'skipped' and reason = 'dialogue_cancelled'"));
    }

    [Fact]
    public async Task A_reminder_that_an_outage_held_up_until_late_in_the_evening_waits_for_the_morning()
    {
        await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 3 * Day);
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-3).AddMinutes(1));
        await Get<PlanReminders>().RunAsync(Stop);
        Database.Clock.MoveTo(DecentHours.At(Database.Clock.Now, 0, 22 * 60, evening.TimeZone));

        await Get<SendDueMessages>().RunAsync(Stop);
        var atNight = posted.Mails.Count;
        Database.Clock.MoveTo(DecentHours.At(Database.Clock.Now, 1, 9 * 60, evening.TimeZone));
        await SweepTwiceAsync();

        Assert.Equal(0, atNight);
        Assert.Equal("Anna", Assert.Single(posted.Mails).ToName);
    }

    [Fact]
    public async Task Who_takes_part_reads_where_the_results_are()
    {
        await AddAsync(ReminderTrigger.ResultsPublished, ReminderAudience.Accepted, 0);
        Database.Clock.MoveTo(evening.EndsAt.AddDays(20));
        await Get<ResultsNotes>().PublishAsync(evening.Id, evening.Number, "https://samen.example/uitkomst", "olga", Stop);

        Database.Clock.Advance(TimeSpan.FromHours(12));
        await SweepTwiceAsync();

        Assert.Contains("https://samen.example/uitkomst", Assert.Single(posted.Mails).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anna_is_asked_for_her_paper_until_it_is_in()
    {
        await ExecuteAsync("update track set paper_days = 7");
        await AddAsync(ReminderTrigger.PaperMissing, ReminderAudience.WithoutPaper, 3 * Day,
            rule => rule with { Side = ReminderSide.Before, RepeatDays = 1, MaxTimes = 5 });
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-10).AddMinutes(1));
        await SweepTwiceAsync();
        await Get<PlanReminders>().RunAsync(Stop);

        Assert.True(await Get<PaperStore>().NoteAsync(anna, evening.Id, received: true, "olga", Stop));
        Assert.False(await Get<PaperStore>().NoteAsync(anna, evening.Id, received: true, "olga", Stop));
        Database.Clock.Advance(TimeSpan.FromDays(1));
        await SweepTwiceAsync();

        Assert.StartsWith("Wij missen uw paper", Assert.Single(posted.Mails).Subject, StringComparison.Ordinal);
        Assert.Matches("/uitnodiging/[^/]+/paper", posted.Mails.Single().Text);
        Assert.Equal(1, await CountAsync("state = 'skipped' and reason = 'paper_in'"));
    }

    [Fact]
    public async Task A_week_before_a_dialogue_with_papers_its_readers_get_the_pack_once_and_nobody_else_does()
    {
        var papers = Get<PaperStore>();
        await AddAsync(ReminderTrigger.ReadingPack, ReminderAudience.Accepted, 7 * Day);
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-9));
        await SweepTwiceAsync();
        await ExecuteAsync("delete from reminder_rule");
        await papers.SetDaysAsync(programme.Programme.Id, programme.Track.Id, 10, "olga", Stop);
        await papers.SetDaysAsync(programme.Programme.Id, programme.Track.Id, 8, "olga", Stop);
        await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 7 * Day);

        for (; Database.Clock.Now < evening.StartsAt; Database.Clock.Advance(TimeSpan.FromHours(6)))
            await SweepTwiceAsync();

        // Anna is also reminded that she comes, on another day.
        Assert.Equal(["Anna", "Anna", "Fenna Visser"], posted.Mails.Select(mail => mail.ToName).Order());
        Assert.Single(posted.Mails, mail => mail.ToName == "Anna" && Regex.IsMatch(mail.Text, "/uitnodiging/[^/]+/leesmap"));
        Assert.Contains($"/leesmap/{evening.Number}", posted.Mails.Single(mail => mail.ToName != "Anna").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_letter_tells_a_scientist_that_there_is_nothing_to_prepare()
    {
        await ExecuteAsync("update track set paper_days = 7");
        await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 10 * Day);
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-10).AddMinutes(1));

        await SweepTwiceAsync();

        var text = Assert.Single(posted.Mails).Text;
        Assert.Contains("Wij vragen u om een paper", text, StringComparison.Ordinal);
        Assert.DoesNotContain("niets voor te bereiden", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_reminders_on_a_day_leave_on_two_days_and_what_cannot_wait_is_skipped_with_the_reason()
    {
        await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 2 * Day);
        await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 2 * Day - 30);
        await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 2 * Day - 60, rule => rule with { MarginMinutes = 120 });
        for (Database.Clock.MoveTo(evening.StartsAt.AddDays(-3)); Database.Clock.Now < evening.StartsAt;
            Database.Clock.Advance(TimeSpan.FromHours(1)))
            await SweepTwiceAsync();

        Assert.Equal(2, posted.Mails.Count);
        Assert.Equal(1, await CountAsync($"state = 'skipped' and reason = '{MessageReason.TooMany}'"));
        Assert.Equal(2, await CountAsync("state = 'sent' and rule like 'reminder%'", "count(distinct finished_at::date)"));
    }

    [Fact]
    public async Task Two_reminders_that_an_outage_held_up_together_do_not_slip_past_the_most_of_a_day()
    {
        await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 4 * Day, rule => rule with { MarginMinutes = 2 * Day });
        await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 3 * Day, rule => rule with { MarginMinutes = 2 * Day });
        for (Database.Clock.MoveTo(evening.StartsAt.AddDays(-5)); Database.Clock.Now < evening.StartsAt.AddDays(-3);
            Database.Clock.Advance(TimeSpan.FromHours(6)))
            await Get<PlanReminders>().RunAsync(Stop);

        Database.Clock.MoveTo(evening.StartsAt.AddDays(-3).AddMinutes(1));
        await SweepTwiceAsync();

        Assert.Equal("Anna", Assert.Single(posted.Mails).ToName);
        Assert.Equal(1, await CountAsync($"state = 'skipped' and reason = '{MessageReason.TooMany}'"));
    }

    [Fact]
    public async Task A_rule_that_was_removed_or_switched_off_leaves_those_in_peace_whom_it_had_planned()
    {
        var removed = await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Host, Day);
        var switchedOff = await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Facilitator, Day);
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-1).AddHours(-2));
        await Get<PlanReminders>().RunAsync(Stop);

        Assert.True(await Get<ReminderRuleStore>().RemoveAsync(programme.Programme.Id, removed.Id, "olga", Stop));
        Assert.True(await Get<ReminderRuleStore>().SwitchOffAsync(programme.Programme.Id, switchedOff.Id, "olga", Stop));
        Database.Clock.Advance(TimeSpan.FromHours(3));
        await SweepTwiceAsync();

        Assert.Empty(posted.Mails);
        Assert.Equal(1, await CountAsync($"state = 'skipped' and reason = '{MessageReason.RuleRemoved}'"));
        Assert.Equal(1, await CountAsync($"state = 'skipped' and reason = '{MessageReason.SwitchedOff}'"));
    }

    [Fact]
    public async Task A_rule_that_was_changed_leaves_at_its_new_moment_alone()
    {
        var rule = await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Host, 2 * Day);
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-2).AddHours(-2));
        await Get<PlanReminders>().RunAsync(Stop);

        await Get<ReminderRuleStore>().SaveAsync(rule with { OffsetMinutes = Day }, "olga", Stop);
        Database.Clock.Advance(TimeSpan.FromHours(3));
        await SweepTwiceAsync();
        Assert.Empty(posted.Mails);
        Database.Clock.Advance(TimeSpan.FromDays(1));
        await SweepTwiceAsync();

        Assert.Single(posted.Mails);
    }

    [Fact]
    public async Task A_dry_run_foretells_exactly_how_many_leave()
    {
        foreach (var audience in ReminderAudience.Of(ReminderTrigger.BeforeStart))
            await AddAsync(ReminderTrigger.BeforeStart, audience, Day);
        var rules = await Get<ProgrammeStore>().ReminderRulesAsync(programme.Programme.Id, Stop);
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-3));

        var foretold = await Get<DryRun>().RunAsync(programme.Programme, rules, null, DryRunQuestion.FromNowOn(Database.Clock.Now), Stop);
        var before = posted.Mails.Count;
        for (; Database.Clock.Now < evening.StartsAt; Database.Clock.Advance(TimeSpan.FromHours(1)))
            await SweepTwiceAsync();

        Assert.Equal(0, before);
        Assert.Equal(foretold.Leaving.Count, posted.Mails.Count);
        // Anna said yes, so the rule to those who did not answer leaves her in peace.
        Assert.Contains(foretold.Staying, line => line.Because == MessageReason.InvitationIs(InvitationState.Accepted));
    }

    [Fact]
    public async Task Who_has_no_address_needs_a_letter_and_the_dry_run_says_so()
    {
        await AddAsync(ReminderTrigger.BeforeStart, ReminderAudience.Host, Day);
        await ExecuteAsync("update vault.contact set address_hash = null where person_id in (select person_id from host)");

        var foretold = await Get<DryRun>().RunAsync(programme.Programme,
            await Get<ProgrammeStore>().ReminderRulesAsync(programme.Programme.Id, Stop), null,
            DryRunQuestion.FromNowOn(Database.Clock.Now), Stop);

        Assert.Empty(foretold.Leaving);
        Assert.Equal(MessageReason.NoAddress, Assert.Single(foretold.Staying).Because);
    }

    private async Task<ReminderRule> AddAsync(string trigger, string audience, int offset, Func<ReminderRule, ReminderRule>? change = null)
    {
        var id = Guid.NewGuid();
        var slug = "rule_" + new string([.. id.ToString("N").Select(letter => (char)('a' + Convert.ToInt32(letter.ToString(), 16)))]);
        var rule = new ReminderRule
        {
            Id = id,
            ProgrammeId = programme.Programme.Id,
            Slug = slug,
            NameNl = slug,
            NameEn = slug,
            Trigger = trigger,
            OffsetMinutes = offset,
            MarginMinutes = Day,
            Position = 1,
            Audience = audience,
        };
        rule = change?.Invoke(rule) ?? rule;
        await Get<ReminderRuleStore>().SaveAsync(rule, "olga", Stop);
        return rule;
    }

    private async Task SweepTwiceAsync()
    {
        for (var time = 0; time < 2; time++)
        {
            await Get<PlanReminders>().RunAsync(Stop);
            await Get<SendDueMessages>().RunAsync(Stop);
        }
    }

    private async Task<int> CountAsync(string condition, string count = "count(*)")
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>($"select {count} from message where {condition}");
    }

    private async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }
}
