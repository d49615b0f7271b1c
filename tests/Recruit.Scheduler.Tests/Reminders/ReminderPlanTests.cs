using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Scheduler.Reminders;

namespace Recruit.Scheduler.Tests.Reminders;

/// <summary>Anna is reminded at decent hours, of what still stands.</summary>
public sealed class ReminderPlanTests
{
    private static readonly ReminderRule Unanswered = Rule("unanswered", ReminderTrigger.Unanswered, days: 3, marginHours: 24);
    private static readonly ReminderRule WeekBefore = Rule("week_before", ReminderTrigger.BeforeStart, days: 7, marginHours: 24);
    private static readonly ReminderRule DayBefore = Rule("day_before", ReminderTrigger.BeforeStart, days: 1, marginHours: 6);
    private static readonly ReminderRule HourBefore = DayBefore with { Slug = "hour_before", OffsetMinutes = 60, MarginMinutes = 30 };
    private static readonly ReminderRule Thanks =
        Rule("thanks", ReminderTrigger.AfterEnd, days: 0, marginHours: 48) with { OffsetMinutes = 12 * 60 };

    private static readonly Guid Invitation = Guid.NewGuid();
    private static readonly ReminderFacts Invited = new()
    {
        Kind = ReminderKind.Invitation,
        SubjectId = Invitation,
        OccasionId = Invitation,
        ProgrammeId = Guid.NewGuid(),
        PersonId = Guid.NewGuid(),
        DialogueId = Guid.NewGuid(),
        Language = "nl",
        State = InvitationState.Sent,
        AnswerBy = Local(2, 20, 20),
        SentAt = Local(2, 15, 10),
        StartsAt = Local(3, 9, 19, 30),
        EndsAt = Local(3, 9, 21, 30),
        TimeZone = "Europe/Amsterdam",
    };

    private static readonly ReminderFacts Accepted = Invited with { State = InvitationState.Accepted, AnsweredAt = Local(2, 16, 12) };

    [Fact]
    public void Who_does_not_answer_is_reminded_after_three_days()
    {
        var reminder = For(Unanswered, Invited)!;

        Assert.Equal((Local(2, 18, 10), Local(2, 19, 10)), (reminder.DueAt, reminder.SendBefore));
        Assert.Equal("reminder_unanswered", reminder.Message.Rule);
        Assert.Equal(Invited.SubjectId.ToString("N"), reminder.Message.Occasion);
    }

    [Fact]
    public void Who_answered_is_not_asked_for_an_answer() => Assert.Null(For(Unanswered, Accepted));

    [Fact]
    public void Nobody_is_reminded_to_answer_when_the_time_to_answer_is_over() =>
        Assert.Null(For(Unanswered, Invited with { AnswerBy = Local(2, 18, 10) }));

    [Fact]
    public void Who_accepted_is_reminded_a_week_a_day_and_an_hour_before()
    {
        Assert.Equal(Local(3, 2, 19, 30), For(WeekBefore, Accepted)!.DueAt);
        Assert.Equal(Local(3, 8, 19, 30), For(DayBefore, Accepted)!.DueAt);
        Assert.Equal(Local(3, 9, 18, 30), For(HourBefore, Accepted)!.DueAt);
    }

    [Fact]
    public void No_reminder_leaves_after_the_start() =>
        Assert.Equal(Accepted.StartsAt, For(HourBefore with { MarginMinutes = 600 }, Accepted)!.SendBefore);

    [Fact]
    public void Who_accepts_six_days_before_is_not_reminded_of_the_week_that_has_passed() =>
        Assert.Null(For(WeekBefore, Accepted with { AnsweredAt = Local(3, 3, 19) }));

    [Fact]
    public void What_is_days_away_waits_for_the_morning_but_the_last_hour_does_not()
    {
        var night = Accepted with { StartsAt = Local(3, 9, 22) };

        Assert.Equal(Local(3, 9, 9), For(DayBefore, night)!.DueAt);
        Assert.Equal(Local(3, 9, 21), For(HourBefore, night)!.DueAt);
        Assert.Equal(Local(2, 18, 9), For(Unanswered, Invited with { SentAt = Local(2, 15, 6, 15) })!.DueAt);
    }

    [Fact]
    public void Nothing_is_planned_between_two_and_three_at_night() =>
        Assert.Equal(Local(3, 9, 3), For(HourBefore, Accepted with { StartsAt = Local(3, 9, 3, 40) })!.DueAt);

    [Theory]
    // On 28 March 2027 the clock goes from two to three; on 31 October it goes from three back to two.
    [InlineData("2027-03-28T08:30:00Z", "2027-03-27T08:30:00Z")]
    [InlineData("2027-10-31T08:30:00Z", "2027-10-30T08:30:00Z")]
    [InlineData("2027-03-28T01:30:00Z", "2027-03-27T08:00:00Z")]
    public void A_day_before_is_a_day_of_24_hours_on_both_change_over_days(string startsAt, string dueAt) =>
        Assert.Equal(
            DateTimeOffset.Parse(dueAt, null), For(DayBefore, Accepted with { StartsAt = DateTimeOffset.Parse(startsAt, null) })!.DueAt);

    [Theory]
    [InlineData("2027-10-31T01:40:00Z", "2027-10-31T02:00:00Z")]
    [InlineData("2027-10-31T02:40:00Z", "2027-10-31T02:00:00Z")]
    [InlineData("2027-03-28T01:40:00Z", "2027-03-28T00:40:00Z")]
    public void On_a_change_over_night_an_hour_before_is_never_at_a_time_that_exists_twice_or_not_at_all(string startsAt, string dueAt)
    {
        var reminder = For(HourBefore, Accepted with { StartsAt = DateTimeOffset.Parse(startsAt, null) });

        Assert.Equal(DateTimeOffset.Parse(dueAt, null) < DateTimeOffset.Parse(startsAt, null) ? DateTimeOffset.Parse(dueAt, null) : null,
            reminder?.DueAt);
    }

    [Fact]
    public void Whoever_took_part_is_thanked_the_next_morning()
    {
        Assert.Equal(Local(3, 10, 9, 30), For(Thanks, Accepted)!.DueAt);
        Assert.NotNull(For(Thanks, Accepted with { State = InvitationState.Attended }));
        Assert.Null(For(Thanks, Accepted with { State = InvitationState.NoShow }));
    }

    [Fact]
    public void Nobody_is_reminded_of_what_is_off()
    {
        Assert.Null(For(DayBefore, Accepted with { DialogueState = "cancelled" }));
        Assert.Null(For(DayBefore, Accepted with { RegistrationState = "withdrawn" }));
        Assert.Null(For(DayBefore, Accepted with { State = InvitationState.Cancelled }));
        Assert.Null(For(DayBefore with { Active = false }, Accepted));
    }

    [Fact]
    public void A_moved_dialogue_is_another_occasion() =>
        Assert.NotEqual(For(DayBefore, Accepted)!.Occasion, For(DayBefore, Accepted with { StartsAt = Local(3, 12, 19, 30) })!.Occasion);

    [Fact]
    public void For_any_start_of_the_year_a_reminder_is_at_a_decent_hour_and_before_the_start()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var startsAt = new DateTimeOffset(2027, 1, 5, 0, 0, 0, TimeSpan.Zero).AddMinutes(new Random(seed).Next(365 * 24 * 60));
            var about = Accepted with { StartsAt = startsAt, AnsweredAt = startsAt.AddDays(-30) };

            foreach (var reminder in new[] { WeekBefore, DayBefore, HourBefore }.Select(rule => For(rule, about)).OfType<PlannedReminder>())
            {
                var hour = TimeZoneInfo.ConvertTime(reminder.DueAt, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam")).Hour;
                Assert.True(reminder.DueAt < startsAt && reminder.SendBefore <= startsAt && hour != 2, $"seed {seed}: {reminder}");
                Assert.True(reminder.Rule == HourBefore || hour is >= 8 and < 21, $"seed {seed}: {reminder}");
            }
        }
    }

    private static PlannedReminder? For(ReminderRule rule, ReminderFacts about) => ReminderPlan.For(rule, about, ReminderSettings.Usual);

    private static ReminderRule Rule(string slug, string trigger, int days, int marginHours) =>
        new()
        {
            Id = Guid.NewGuid(),
            ProgrammeId = Guid.NewGuid(),
            Slug = slug,
            NameNl = slug,
            NameEn = slug,
            Trigger = trigger,
            OffsetMinutes = days * 24 * 60,
            MarginMinutes = marginHours * 60,
            Position = 1,
        };

    /// <summary>A moment of 2027 on the clock of Amsterdam.</summary>
    private static DateTimeOffset Local(int month, int day, int hour, int minute = 0)
    {
        var local = new DateTime(2027, month, day, hour, minute, 0);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam").GetUtcOffset(local));
    }
}
