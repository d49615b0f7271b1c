using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Scheduler.Reminders;

namespace Recruit.Scheduler.Tests.Reminders;

/// <summary>
/// Every trigger and every audience, fixed times of the day, repeats, quiet hours and the most in a day, without a database.
/// </summary>
public sealed class RuleTests
{
    private const string Amsterdam = "Europe/Amsterdam";
    private const int Day = 24 * 60;
    private static readonly ReminderSettings Usual = ReminderSettings.Usual;

    /// <summary>Anna was invited on 15 February, said yes the day after, and comes on 9 March at half past seven.</summary>
    private static readonly ReminderFacts Anna = new()
    {
        Kind = ReminderKind.Invitation,
        SubjectId = Guid.NewGuid(),
        OccasionId = Guid.NewGuid(),
        ProgrammeId = Guid.NewGuid(),
        PersonId = Guid.NewGuid(),
        DialogueId = Guid.NewGuid(),
        Language = "nl",
        State = InvitationState.Accepted,
        AnswerBy = Local(2, 20, 20),
        SentAt = Local(2, 15, 10),
        AnsweredAt = Local(2, 16, 12),
        StartsAt = Local(3, 9, 19, 30),
        EndsAt = Local(3, 9, 21, 30),
        TimeZone = Amsterdam,
    };

    private static readonly ReminderFacts Ben =
        Anna with { State = InvitationState.Sent, AnsweredAt = null, PersonId = Guid.NewGuid(), OccasionId = Guid.NewGuid() };

    /// <summary>Mayor Vermeer hosts the dialogue; she offered it on 1 February.</summary>
    private static readonly ReminderFacts Vermeer = Anna with
    {
        Kind = ReminderKind.Host,
        State = "",
        AnsweredAt = null,
        AnswerBy = null,
        Since = Local(2, 1, 9),
        PersonId = Guid.NewGuid(),
    };

    private static readonly ReminderFacts Fenna = Vermeer with { Kind = ReminderKind.Facilitator, PersonId = Guid.NewGuid() };
    private static readonly ReminderFacts Rosa =
        Vermeer with { Kind = ReminderKind.Reserve, PersonId = Guid.NewGuid(), Since = Local(2, 15, 9), SentAt = Local(2, 15, 9) };

    /// <summary>Noor took part in the draw of 15 February and has no seat.</summary>
    private static readonly ReminderFacts Noor = Rosa with { Kind = ReminderKind.NotDrawn, PersonId = Guid.NewGuid() };

    public static TheoryData<string, string> AllPairs()
    {
        var pairs = new TheoryData<string, string>();
        foreach (var (trigger, audience)
            in ReminderTrigger.All.SelectMany(trigger => ReminderAudience.Of(trigger).Select(audience => (trigger, audience))))
            pairs.Add(trigger, audience);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void Every_trigger_speaks_to_each_of_its_audiences_once_and_to_nobody_else(string trigger, string audience)
    {
        var rule = Rule(trigger, audience, 2 * 60);
        var everyone = Everyone().Select(one => With(one, trigger)).ToList();

        var spoken = everyone.Where(about => ReminderPlan.For(rule, about, Usual) is not null).ToList();

        Assert.Equal(
            everyone.Where(about => IsIn(audience, about)).Select(about => about.PersonId), spoken.Select(about => about.PersonId));
    }

    [Theory]
    [InlineData(ReminderTrigger.Invited, "2027-02-15 12:00")]
    [InlineData(ReminderTrigger.Accepted, "2027-02-16 14:00")]
    [InlineData(ReminderTrigger.BeforeStart, "2027-03-09 17:30")]
    [InlineData(ReminderTrigger.AfterEnd, "2027-03-10 09:00")]
    [InlineData(ReminderTrigger.Moved, "2027-02-20 14:00")]
    [InlineData(ReminderTrigger.ResultsPublished, "2027-04-01 14:00")]
    public void Two_hours_from_each_moment_Anna_hears_of_it_unless_it_is_night(string trigger, string expected) =>
        Assert.Equal(
            expected, Clock(ReminderPlan.For(Rule(trigger, ReminderAudience.Accepted, 2 * 60), With(Anna, trigger), Usual)!.DueAt));

    [Fact]
    public void Of_a_cancelled_dialogue_only_the_rule_about_that_still_speaks()
    {
        var off = Anna with { DialogueState = "cancelled", CancelledAt = Local(3, 1, 12) };

        Assert.Equal(
            "2027-03-01 13:00", Clock(ReminderPlan.For(Rule(ReminderTrigger.Cancelled, ReminderAudience.Accepted, 60), off, Usual)!.DueAt));
        Assert.Equal(MessageReason.DialogueCancelled, Because(Rule(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, Day), off));
        Assert.Equal(MessageReason.DialogueTakesPlace,
            Because(Rule(ReminderTrigger.Cancelled, ReminderAudience.Accepted, 60), off with { DialogueState = "planned" }));
    }

    [Fact]
    public void Before_a_date_is_chosen_a_rule_says_that_it_waits_for_one() =>
        Assert.Equal(MessageReason.DateNotChosen,
            Because(Rule(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, Day), Anna with { DialogueState = "offered" }));

    [Fact]
    public void Whose_paper_is_missing_is_asked_three_times_and_left_in_peace_when_it_is_in()
    {
        var rule = Rule(ReminderTrigger.PaperMissing, ReminderAudience.WithoutPaper, 3 * Day) with
        {
            Side = ReminderSide.Before,
            LocalMinutes = 10 * 60,
            RepeatDays = 2,
            MaxTimes = 3,
        };
        var owing = Anna with { PaperDays = 7 };

        Assert.Equal(["2027-02-27 10:00", "2027-03-01 10:00", "2027-03-03 10:00"],
            ReminderPlan.Verdicts(rule, owing, Usual).Select(one => Clock(one.Reminder.DueAt)));
        Assert.Equal(3, ReminderPlan.Verdicts(rule, owing, Usual).Select(one => one.Reminder.Occasion).Distinct().Count());
        Assert.Equal(
            MessageReason.PaperIn, Because(rule with { RepeatDays = null, MaxTimes = 1 }, owing with { PaperAt = Local(2, 20, 9) }));
        Assert.Empty(ReminderPlan.Verdicts(rule, Anna, Usual));
    }

    [Fact]
    public void Who_does_not_answer_is_asked_every_two_days_until_the_time_to_answer_is_over()
    {
        var rule = Rule(ReminderTrigger.Unanswered, ReminderAudience.Invited, 2 * Day) with { RepeatDays = 2, MaxTimes = 4 };

        var verdicts = ReminderPlan.Verdicts(rule, Ben, Usual).ToList();

        Assert.Equal([null, null, MessageReason.TooLate, MessageReason.TooLate], verdicts.Select(one => one.Because));
        Assert.Equal(["2027-02-17 10:00", "2027-02-19 10:00"], verdicts.Take(2).Select(one => Clock(one.Reminder.DueAt)));
    }

    [Fact]
    public void A_fixed_time_is_a_time_on_the_clock_of_the_dialogue()
    {
        var rule = Rule(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 2 * Day) with { LocalMinutes = 10 * 60 };

        Assert.Equal("2027-03-07 10:00", Clock(ReminderPlan.For(rule, Anna, Usual)!.DueAt));
        Assert.Equal(new DateTimeOffset(2027, 3, 7, 10, 0, 0, TimeSpan.Zero),
            ReminderPlan.For(rule, Anna with { TimeZone = "Europe/London" }, Usual)!.DueAt);
    }

    [Theory]
    // The clock goes forward on 28 March and back on 31 October 2027.
    [InlineData("2027-03-28 19:30", 1, "2027-03-27 10:00")]
    [InlineData("2027-03-29 19:30", 1, "2027-03-28 10:00")]
    [InlineData("2027-03-30 01:30", 2, "2027-03-28 10:00")]
    [InlineData("2027-10-31 19:30", 1, "2027-10-30 10:00")]
    [InlineData("2027-11-01 00:30", 1, "2027-10-31 10:00")]
    public void A_fixed_time_is_the_same_on_the_clock_when_the_clock_changes(string startsAt, int days, string expected)
    {
        var rule = Rule(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, days * Day) with { LocalMinutes = 10 * 60 };

        Assert.Equal(expected, Clock(ReminderPlan.For(rule, StartingAt(Wall(startsAt)), Usual)!.DueAt));
    }

    [Theory]
    [InlineData("2027-03-28 19:30", "2027-03-27 18:30")]
    [InlineData("2027-10-31 19:30", "2027-10-30 20:30")]
    public void A_day_before_is_24_hours_before_when_the_clock_changes(string startsAt, string expected) =>
        Assert.Equal(expected, Clock(
            ReminderPlan.For(Rule(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, Day), StartingAt(Wall(startsAt)), Usual)!.DueAt));

    [Fact]
    public void Quiet_hours_are_the_programmes_own_and_urgent_rules_do_not_wait()
    {
        var late = With(Anna, ReminderTrigger.Moved) with { MovedAt = Local(2, 20, 22) };
        var rule = Rule(ReminderTrigger.Moved, ReminderAudience.Accepted, 30);

        Assert.Equal("2027-02-21 09:00", Clock(ReminderPlan.For(rule, late, Usual)!.DueAt));
        Assert.Equal("2027-02-21 07:15", Clock(ReminderPlan.For(rule, late, new ReminderSettings(22 * 60, 7 * 60, 7 * 60 + 15, 1))!.DueAt));
        Assert.Equal("2027-02-20 22:30", Clock(ReminderPlan.For(rule, late, new ReminderSettings(0, 0, 9 * 60, 1))!.DueAt));
        Assert.Equal("2027-02-20 22:30", Clock(ReminderPlan.For(rule with { Urgent = true }, late, Usual)!.DueAt));
    }

    [Fact]
    public void A_rule_says_nothing_about_what_was_before_it_was_switched_on() =>
        Assert.Equal(MessageReason.BeforeTheRule,
            Because(Rule(ReminderTrigger.Accepted, ReminderAudience.Accepted, 60) with { Since = Local(2, 17, 9) }, Anna));

    [Fact]
    public void A_moved_dialogue_is_told_once_per_move()
    {
        var rule = Rule(ReminderTrigger.Moved, ReminderAudience.Host, 0);
        var (once, twice) = (Vermeer with { MovedAt = Local(2, 20, 12) }, Vermeer with { MovedAt = Local(2, 22, 12) });

        Assert.NotEqual(ReminderPlan.For(rule, once, Usual)!.Occasion, ReminderPlan.For(rule, twice, Usual)!.Occasion);
        Assert.Equal(ReminderPlan.For(rule, once, Usual)!.Occasion,
            ReminderPlan.For(rule, once with { StartsAt = Local(3, 20, 19) }, Usual)!.Occasion);
    }

    [Fact]
    public void A_host_of_three_evenings_hears_of_each_on_days_of_their_own()
    {
        var rule = Rule(ReminderTrigger.BeforeStart, ReminderAudience.Host, 3 * Day) with { LocalMinutes = 10 * 60 };
        var evenings = Enumerable.Range(0, 3)
            .Select(_ => Vermeer with { SubjectId = Guid.NewGuid(), OccasionId = Guid.NewGuid() }).ToList();

        var lines = Forecast([rule], evenings, [], Usual);

        Assert.Equal(["2027-03-06 10:00", "2027-03-07 09:00"], lines.Where(line => line.Because is null).Select(line => Clock(line.DueAt)));
        Assert.Equal(MessageReason.TooMany, Assert.Single(lines, line => line.Because is not null).Because);
        Assert.All(Forecast([rule with { Urgent = true }], evenings, [], Usual), line => Assert.Null(line.Because));
        Assert.All(
            Forecast([rule], evenings, [], Usual with { MostADay = 3 }), line => Assert.Equal("2027-03-06 10:00", Clock(line.DueAt)));
    }

    [Fact]
    public void What_was_sent_today_keeps_its_place_and_is_not_planned_again()
    {
        var (first, second) = (Rule(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 2 * Day),
            Rule(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 2 * Day - 60));
        var sent = ReminderPlan.For(first, Anna, Usual)!;
        var written = new WrittenReminder(
            Anna.PersonId, sent.Message.Rule, sent.Occasion, MessageState.Sent, sent.DueAt, sent.DueAt, false, "250");

        var lines = Forecast([first, second], [Anna], [written], Usual);

        Assert.Equal(
            [(first.Slug, MessageReason.SentAlready), (second.Slug, null)], lines.Select(line => (line.Reminder.Rule.Slug, line.Because)));
        Assert.Equal("2027-03-08 09:00", Clock(lines[1].DueAt));
    }

    [Fact]
    public void What_should_have_left_while_nobody_worked_is_missed() =>
        Assert.Equal(MessageReason.Passed, Assert.Single(ReminderForecast.Of(
            [Rule(ReminderTrigger.BeforeStart, ReminderAudience.Accepted, 2 * Day)], [Anna], [], Usual, Amsterdam, Local(3, 9, 12),
            DateTimeOffset.MaxValue)).Because);

    [Fact]
    public void For_any_rule_and_moment_a_reminder_is_at_a_decent_hour_within_its_time_and_at_most_one_a_day()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var settings = new ReminderSettings(
                random.Next(20, 24) * 60, random.Next(5, 9) * 60, random.Next(9, 12) * 60, random.Next(1, 3));
            var rules = Enumerable.Range(0, 6).Select(_ => AnyRule(random)).ToList();
            var facts = Enumerable.Range(0, 3).Select(_ => AnyFacts(random)).ToList();

            var lines = Forecast(rules, facts, [], settings);

            foreach (var line in lines.Where(line => line.Because is null))
                Assert.True(IsDecent(line, settings), $"seed {seed}: {Clock(line.DueAt)} {line.Reminder.Rule}");
            foreach (var day in lines.Where(line => line.Because is null && !line.Reminder.Rule.Urgent)
                .CountBy(line => DecentHours.Day(line.DueAt, Amsterdam)))
                Assert.True(day.Value <= settings.MostADay, $"seed {seed}: {day.Value} on {day.Key}");
            Assert.True(lines.Select(line => (line.Reminder.Rule.Slug, line.Reminder.Occasion)).Distinct().Count() == lines.Count,
                $"seed {seed}: an occasion comes twice");
        }
    }

    private static bool IsDecent(ForecastLine line, ReminderSettings settings)
    {
        var local = TimeZoneInfo.ConvertTime(line.DueAt, TimeZoneInfo.FindSystemTimeZoneById(Amsterdam));
        var rule = line.Reminder.Rule;
        var lastHours = rule.Trigger == ReminderTrigger.BeforeStart && rule.OffsetMinutes < Day && rule.LocalMinutes is null;
        return local.Hour != 2 && line.DueAt < line.Reminder.SendBefore && line.DueAt >= line.Reminder.WishedAt
            && (rule.Urgent || lastHours || !settings.IsQuiet(local.Hour * 60 + local.Minute));
    }

    private static ReminderRule AnyRule(Random random)
    {
        var trigger = ReminderTrigger.All[random.Next(ReminderTrigger.All.Count)];
        var audiences = ReminderAudience.Of(trigger);
        var repeats = ReminderTrigger.MayRepeat(trigger) && random.Next(2) == 0;
        var hour = random.Next(23);
        int? fixedTime = random.Next(2) == 0 ? (hour < 2 ? hour : hour + 1) * 60 + random.Next(60) : null;
        return Rule(trigger, audiences[random.Next(audiences.Count)], fixedTime is null ? random.Next(5 * Day) : random.Next(5) * Day) with
        {
            LocalMinutes = fixedTime,
            Urgent = random.Next(4) == 0,
            MarginMinutes = random.Next(30, 3 * Day),
            RepeatDays = repeats ? random.Next(1, 4) : null,
            MaxTimes = repeats ? 3 : 1,
        };
    }

    private static ReminderFacts AnyFacts(Random random)
    {
        var everyone = Everyone().ToList();
        var startsAt = new DateTimeOffset(2027, 1, 5, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(365 * Day));
        var (id, sent) = (Guid.NewGuid(), startsAt.AddMinutes(-random.Next(Day, 30 * Day)));
        return everyone[random.Next(everyone.Count)] with
        {
            PersonId = Anna.PersonId,
            SubjectId = id,
            OccasionId = id,
            StartsAt = startsAt,
            EndsAt = startsAt.AddHours(2),
            SentAt = sent,
            AnswerBy = sent.AddDays(5),
            MovedAt = random.Next(3) == 0 ? sent.AddMinutes(random.Next(Day)) : null,
            ResultsAt = startsAt.AddMinutes(random.Next(30 * Day)),
        };
    }

    private static IReadOnlyList<ForecastLine> Forecast(
        IReadOnlyList<ReminderRule> rules, IEnumerable<ReminderFacts> facts, IEnumerable<WrittenReminder> written,
        ReminderSettings settings) =>
        ReminderForecast.Of(rules, facts, written, settings, Amsterdam, DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    private static IEnumerable<ReminderFacts> Everyone() =>
    [
        Anna, Ben, Vermeer, Fenna, Rosa, Noor,
        Anna with { PersonId = Guid.NewGuid(), OccasionId = Guid.NewGuid(), PaperDays = 7, Evaluated = false },
    ];

    private static bool IsIn(string audience, ReminderFacts about) => audience switch
    {
        ReminderAudience.Invited => about.State == InvitationState.Sent,
        ReminderAudience.Accepted => about.State == InvitationState.Accepted,
        ReminderAudience.WithoutPaper => about.State == InvitationState.Accepted && about.PaperDays is not null,
        ReminderAudience.WithoutEvaluation => about.Evaluated is false,
        _ => about.Kind == audience,
    };

    /// <summary>The same person after the trigger's moment came.</summary>
    private static ReminderFacts With(ReminderFacts about, string trigger) => trigger switch
    {
        ReminderTrigger.ReadingPack => about with { PaperDays = 7 },
        ReminderTrigger.Cancelled => about with { DialogueState = "cancelled", CancelledAt = Local(2, 17, 12) },
        // Before the last day on which Ben may answer.
        ReminderTrigger.Moved => about with { MovedAt = Local(2, 20, 12) },
        ReminderTrigger.ResultsPublished => about with { ResultsAt = Local(4, 1, 12) },
        ReminderTrigger.Full => about with { FullAt = Local(2, 20, 12) },
        _ => about,
    };

    private static ReminderFacts StartingAt(DateTimeOffset startsAt) => Anna with { StartsAt = startsAt, EndsAt = startsAt.AddHours(2) };

    private static string? Because(ReminderRule rule, ReminderFacts about) => ReminderPlan.Verdicts(rule, about, Usual).Single().Because;

    private static ReminderRule Rule(string trigger, string audience, int offset) =>
        new()
        {
            Id = Guid.NewGuid(),
            ProgrammeId = Anna.ProgrammeId,
            Slug = $"rule_{Guid.NewGuid():N}",
            Trigger = trigger,
            OffsetMinutes = offset,
            MarginMinutes = Day,
            Position = 1,
            Audience = audience,
        };

    private static string Clock(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(Amsterdam))
            .ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Wall(string local) => At(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));

    private static DateTimeOffset Local(int month, int day, int hour, int minute = 0) =>
        At(new DateTime(2027, month, day, hour, minute, 0));

    private static DateTimeOffset At(DateTime local) => new(local, TimeZoneInfo.FindSystemTimeZoneById(Amsterdam).GetUtcOffset(local));
}
