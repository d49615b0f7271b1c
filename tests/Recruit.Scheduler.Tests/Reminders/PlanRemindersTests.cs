using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Reminders;

/// <summary>Reminders are written once, and looked at again when they leave.</summary>
public sealed class PlanRemindersTests : DatabaseTests
{
    private readonly PostBag posted = new();
    private TestProgramme programme = null!;
    private Dialogue evening = null!;
    private Guid anna, registration;

    protected override Task<TestDatabase> CreateAsync() =>
        TestDatabase.CreateAsync(add: services => services.AddSingleton<IMailTransport>(posted));

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database, rules:
        [
            Rule("unanswered", ReminderTrigger.Unanswered, 3 * 1440, 1440),
            Rule("week_before", ReminderTrigger.BeforeStart, 7 * 1440, 1440), Rule("day_before", ReminderTrigger.BeforeStart, 1440, 360),
            Rule("hour_before", ReminderTrigger.BeforeStart, 60, 30), Rule("thanks", ReminderTrigger.AfterEnd, 720, 2880),
        ]);
        evening = await programme.DialogueAsync();
        registration = await programme.RegisterAsync("Anna");
        await Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(evening, [registration]), "olga", Stop);
        anna = Assert.Single(await Get<InvitationStore>().ListOfRegistrationAsync(registration, Stop)).Id;
    }

    [Fact]
    public async Task From_invitation_to_thanks_Anna_gets_each_reminder_once()
    {
        await PassAsync(days: 4);
        await Get<AnswerStore>().AcceptAsync(anna, Stop);
        await PassAsync(days: 19);

        Assert.Equal(
        [
            "Er is een plaats voor u: Wonen in de stad", "Komt u? Wonen in de stad", "U komt: Wonen in de stad",
            "U praat mee, over 7 dagen: Wonen in de stad", "U praat mee, morgen: Wonen in de stad", "Straks om 19.30 uur: Wonen in de stad",
            "Bedankt dat u meepraatte: Wonen in de stad",
        ], subjects);
    }

    [Fact]
    public async Task Two_workers_plan_at_once_and_write_each_reminder_once()
    {
        await PassAsync(days: 2);
        var sweep = Get<PlanReminders>();
        Database.Clock.Advance(TimeSpan.FromHours(6));

        await Task.WhenAll(sweep.RunAsync(Stop), sweep.RunAsync(Stop));

        Assert.Equal(1, await CountAsync("rule = 'reminder_unanswered'"));
    }

    [Fact]
    public async Task Who_answered_after_it_was_planned_is_not_reminded()
    {
        await PassAsync(days: 2.5);
        Assert.Equal(1, await CountAsync("rule = 'reminder_unanswered' and state = 'queued'"));

        await Get<AnswerStore>().AcceptAsync(anna, Stop);
        await PassAsync(days: 1);

        Assert.Equal(1, await CountAsync("rule = 'reminder_unanswered' and state = 'skipped' and reason = 'invitation_is_accepted'"));
    }

    [Fact]
    public async Task A_moved_dialogue_is_reminded_of_at_its_new_time_only()
    {
        await SendAsync();
        await Get<AnswerStore>().AcceptAsync(anna, Stop);
        Database.Clock.MoveTo(evening.StartsAt.AddHours(-40));
        await PassAsync(days: 0.2);
        Assert.Equal(1, await CountAsync("rule = 'reminder_day_before' and state = 'queued'"));

        await ExecuteAsync("update dialogue set starts_at = starts_at + interval '3 days'");
        await PassAsync(days: 5);

        Assert.Equal(1, await CountAsync("rule = 'reminder_day_before' and state = 'skipped' and reason = 'dialogue_moved'"));
        Assert.Equal(1, await CountAsync("rule = 'reminder_day_before' and state = 'sent'"));
        Assert.Equal(1, await CountAsync("rule = 'reminder_hour_before' and state = 'sent'"));
    }

    [Fact]
    public async Task Nobody_who_withdrew_is_reminded()
    {
        await SendAsync();
        await Get<AnswerStore>().AcceptAsync(anna, Stop);
        Database.Clock.MoveTo(evening.StartsAt.AddHours(-30));
        await Get<PlanReminders>().RunAsync(Stop);
        await Get<DepartureStore>().WithdrawAsync(registration, Stop);
        await PassAsync(days: 2);

        Assert.Equal(0, await CountAsync("rule like 'reminder_%' and state = 'sent'"));
        Assert.Equal(1, await CountAsync("rule = 'reminder_day_before' and reason = 'registration_is_withdrawn'"));
    }

    [Fact]
    public async Task What_was_missed_because_no_worker_ran_is_noted_and_not_sent_late()
    {
        await SendAsync();
        await Get<AnswerStore>().AcceptAsync(anna, Stop);
        Database.Clock.MoveTo(evening.StartsAt.AddHours(-10));
        await Get<PlanReminders>().RunAsync(Stop);
        await SendAsync();

        Assert.Equal(1, await CountAsync("rule = 'reminder_day_before' and state = 'missed'"));
    }

    private readonly List<string> subjects = [];

    /// <summary>Lets time pass by half hours; reminders are planned each time, and sent when rows are due.</summary>
    private async Task PassAsync(double days)
    {
        for (var end = Database.Clock.Now.AddDays(days); Database.Clock.Now <= end; Database.Clock.Advance(TimeSpan.FromMinutes(30)))
        {
            await Get<PlanReminders>().RunAsync(Stop);
            if (await Get<SendDueMessages>().DueAtAsync(Stop) <= Database.Clock.Now)
                await SendAsync();
        }
    }

    private async Task SendAsync()
    {
        posted.Mails.Clear();
        await Get<SendDueMessages>().RunAsync(Stop);
        subjects.AddRange(posted.Mails.Select(mail => mail.Subject));
    }

    private async Task<int> CountAsync(string condition)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>($"select count(*) from message where {condition}");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql);
    }

    private static ReminderRule Rule(string slug, string trigger, int offset, int margin) =>
        new()
        {
            Id = Guid.NewGuid(),
            ProgrammeId = Guid.Empty,
            Slug = slug,
            NameNl = slug,
            NameEn = slug,
            Trigger = trigger,
            OffsetMinutes = offset,
            MarginMinutes = margin,
            Position = 1,
        };
}
