using System.Globalization;
using Dapper;

namespace Recruit.Scheduler.Tests.Demo;

/// <summary>What the oracle finds wrong: which mail, and what was promised.</summary>
public sealed record Broken(string Mail, string Promise)
{
    public override string ToString() => $"{Mail}: {Promise}";
}

/// <summary>
/// Says of every mail of a simulated year whether it should have left, and of every mail that was promised whether it did. It knows the
/// promises of the demo's programme in its own words and reads nothing of the rules: only what happened to people and dialogues.
/// </summary>
public sealed partial class MailOracle
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static readonly Dictionary<string, (TimeSpan Before, TimeSpan Margin)> BeforeTheStart = new()
    {
        ["reminder_week_before"] = (TimeSpan.FromDays(7), TimeSpan.FromHours(24)),
        ["reminder_day_before"] = (TimeSpan.FromDays(1), TimeSpan.FromHours(6)),
        ["reminder_hour_before"] = (TimeSpan.FromHours(1), TimeSpan.FromMinutes(30)),
    };

    private readonly SimulatedYear year;
    private readonly Dictionary<Guid, Asked> asked;
    private readonly List<Left> left;
    private readonly List<Broken> broken = [];

    private MailOracle(SimulatedYear year, Dictionary<Guid, Asked> asked, List<Left> left) =>
        (this.year, this.asked, this.left) = (year, asked, left);

    /// <summary>An invitation and what became of it, as (moment, state) in order.</summary>
    private sealed record Asked(
        Guid Id, Guid DialogueId, Guid PersonId, bool HasEmail, DateTimeOffset? WithdrawnAt,
        IReadOnlyList<(DateTimeOffset At, string State)> Steps)
    {
        /// <summary>The state just before a moment, and at it.</summary>
        public (string Before, string Then) StateAt(DateTimeOffset moment) =>
            (Steps.LastOrDefault(step => step.At < moment).State ?? "", Steps.LastOrDefault(step => step.At <= moment).State ?? "");

        public DateTimeOffset? Since(string state) =>
            Steps.Where(step => step.State == state).Select(step => (DateTimeOffset?)step.At).FirstOrDefault();

        /// <summary>Whether it stood so during the whole of a span.</summary>
        public bool Stands(string state, DateTimeOffset from, DateTimeOffset until) =>
            StateAt(from).Then == state && !Steps.Any(step => step.At > from && step.At <= until);
    }

    /// <summary>A mail that left.</summary>
    private sealed record Left(DateTimeOffset At, string Rule, Guid PersonId, Guid SubjectId, string MessageId, bool Answered)
    {
        public DateTimeOffset Local => TimeZoneInfo.ConvertTime(At, Amsterdam);

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Rule} on {Local:ddd d MMM HH:mm} about {SubjectId:N}");
    }

    /// <summary>What is wrong with these mails of a year.</summary>
    public static async Task<IReadOnlyList<Broken>> JudgeAsync(SimulatedYear year, IReadOnlyCollection<Delivery> deliveries)
    {
        await using var connection = await year.Database.Source.OpenConnectionAsync();
        var steps = (await connection.QueryAsync<(Guid Id, DateTime At, string State)>(
            "select invitation_id, at, state from invitation_event order by invitation_id, number"))
            .ToLookup(step => step.Id, step => (Instant(step.At), step.State));
        var asked = (await connection.QueryAsync<(Guid Id, Guid Dialogue, Guid Person, bool HasEmail, DateTime? Withdrawn)>(
            """
            select invitation.id, dialogue_id, registration.person_id, registration.address_hash is not null
                or registration.state <> 'active', registration.ended_at
              from invitation join registration on registration.id = registration_id
            """))
            .Select(row =>
                new Asked(row.Id, row.Dialogue, row.Person, row.HasEmail, row.Withdrawn is { } at ? Instant(at) : null, [.. steps[row.Id]]))
            .ToDictionary(one => one.Id);
        var messages = (await connection.QueryAsync<(string MessageId, string Rule, Guid Person, Guid Subject)>(
            "select message_id, rule, person_id, subject_id from message"))
            .ToDictionary(row => row.MessageId);
        var left = deliveries.Select(delivery => (delivery, row: messages[delivery.Mail.MessageId]))
            .Select(one => new Left(
                one.delivery.At, one.row.Rule, one.row.Person, one.row.Subject, one.row.MessageId, one.delivery.Answered)).ToList();
        var oracle = new MailOracle(year, asked, left);
        oracle.JudgeWhatLeft();
        oracle.JudgeWhatWasPromised();
        oracle.JudgePromisesToHosts();
        return oracle.broken;
    }

    private void JudgeWhatLeft()
    {
        foreach (var again in left.GroupBy(mail => mail.MessageId)
            .Where(same => same.Count(mail => mail.Answered) > 1 || same.Count() > 1 + same.Count(mail => !mail.Answered)))
            Say(again.First(), "nothing is sent twice unless the answer was lost");
        foreach (var day in left.Where(mail => IsReminder(mail) && !Urgent.Contains(mail.Rule))
            .GroupBy(mail => (mail.PersonId, mail.Local.Date))
                     .Where(day => day.Select(mail => mail.MessageId).Distinct().Count() > 1))
            Say(day.Last(), "one reminder a day");
        foreach (var mail in left)
            JudgeOne(mail);
    }

    private void JudgeOne(Left mail)
    {
        if (!asked.TryGetValue(mail.SubjectId, out var about))
        {
            JudgeOther(mail);
            return;
        }
        var (before, then) = about.StateAt(mail.At);
        var start = StartAt(about.DialogueId, mail.At);
        if (!about.HasEmail)
            Say(mail, "who has no e-mail gets none");
        if (about.WithdrawnAt < mail.At && mail.Rule != "invitation_cancelled")
            Say(mail, "who left is left in peace");
        if (start is null && mail.Rule != "dialogue_cancelled")
            Say(mail, "of a cancelled dialogue only the cancellation is told");
        if (start <= mail.At && mail.Rule is not ("reminder_thanks" or "reminder_evaluation"))
            Say(mail, "nothing about a dialogue that has begun");
        if (IsReminder(mail) && mail.Rule != "reminder_hour_before" && mail.Local.Hour is < 8 or >= 21)
            Say(mail, "no reminders at night");
        if (IsReminder(mail) && mail.Local.Hour == 2)
            Say(mail, "nothing between two and three");

        switch (mail.Rule)
        {
            case "invitation" when before is not ("planned" or ""): Say(mail, "who is invited was not asked before"); break;
            case "invitation_accepted" when then is not "accepted": Say(mail, "who comes is thanked for coming"); break;
            case "invitation_declined" when then is not "declined": Say(mail, "who does not come is thanked for the answer"); break;
            case "invitation_expired" when then is not "expired" || about.Since("sent") is null:
                Say(mail, "only who was asked hears that the time is over"); break;
            case "invitation_cancelled" when then is not "cancelled": Say(mail, "only who called off hears of it"); break;
            case "dialogue_moved" when Moves(about.DialogueId, mail.At) == 0: Say(mail, "only moved dialogues have moved"); break;
            case "dialogue_cancelled" when start is not null: Say(mail, "only cancelled dialogues are cancelled"); break;
            case "reminder_unanswered": JudgeUnanswered(mail, about, then); break;
            case "reminder_thanks": JudgeThanks(mail, about, then, start); break;
            case "reminder_evaluation": JudgeEvaluation(mail, about, then, start); break;
            case "reminder_paper": JudgePaper(mail, about, then, start); break;
            case "reminder_reading_pack": JudgePack(mail, then, start); break;
            case var rule when BeforeTheStart.ContainsKey(rule): JudgeBefore(mail, about, then, start); break;
        }
    }

    private void JudgeUnanswered(Left mail, Asked about, string then)
    {
        if (then != "sent")
            Say(mail, "only who has not answered is asked again");
        if (about.Since("sent") is not { } sent || mail.At < sent.AddHours(72) || mail.At >= Decent(sent.AddHours(72)).AddHours(24))
            Say(mail, "after three days");
    }

    private void JudgeThanks(Left mail, Asked about, string then, DateTimeOffset? start)
    {
        var end = start?.AddMinutes(year.Dialogues[about.DialogueId].Minutes);
        if (then is not ("attended" or "accepted"))
            Say(mail, "only who came is thanked");
        if (end is null || mail.At < end.Value.AddHours(12) || mail.At >= Decent(end.Value.AddHours(12)).AddHours(48))
            Say(mail, "the day after");
    }

    private void JudgeEvaluation(Left mail, Asked about, string then, DateTimeOffset? start)
    {
        var end = start?.AddMinutes(year.Dialogues[about.DialogueId].Minutes);
        if (then is not ("attended" or "accepted"))
            Say(mail, "only who came is asked how it was");
        if (end is null || mail.At < AtTen(end.Value, 4) || mail.At >= AtTen(end.Value, 7))
            Say(mail, "four days after, and no more than three days late");
    }

    private void JudgeBefore(Left mail, Asked about, string then, DateTimeOffset? start)
    {
        var (ahead, margin) = BeforeTheStart[mail.Rule];
        if (then != "accepted")
            Say(mail, "only who comes is reminded");
        if (start is not { } begins
            || mail.At < begins - ahead
            || mail.At >= (ahead > TimeSpan.FromHours(1) ? Decent(begins - ahead) : begins - ahead) + margin)
            Say(mail, $"it is {ahead} before");
        else if (about.Since("accepted") > begins - ahead)
            Say(mail, "who says yes later need not be reminded of it");
    }

    private void JudgePaper(Left mail, Asked about, string then, DateTimeOffset? start)
    {
        if (then != "accepted" || year.Papers.TryGetValue(about.Id, out var came) && came <= mail.At)
            Say(mail, "only who comes and owes a paper is asked for it");
        var due = start?.AddDays(-7);
        if (due is null
            || !new[] { -3, 0, 3 }.Select(days => AtTen(due.Value, days)).Any(moment => mail.At >= moment && mail.At < moment.AddHours(24)))
            Say(mail, "at ten, three days before the paper is due, on the day, and three days later");
    }

    private void JudgePack(Left mail, string then, DateTimeOffset? start)
    {
        if (then != "accepted")
            Say(mail, "only who comes reads the papers");
        if (start is not { } begins || mail.At < begins.AddDays(-7) || mail.At >= Decent(begins.AddDays(-7)).AddHours(48))
            Say(mail, "the papers are ready a week before");
    }

    private void JudgeWhatWasPromised()
    {
        foreach (var about in asked.Values.Where(one => one.HasEmail))
        {
            if (about.Since("accepted") is { } yes
                && about.Stands("accepted", yes, yes.AddHours(2))
                && StartAt(about.DialogueId, yes.AddHours(2)) > yes.AddHours(2))
                Expect(about, "invitation_accepted", yes, yes.AddHours(2));
            if (about.Since("sent") is { } sent
                && about.Stands("sent", sent, Decent(sent.AddHours(72)).AddHours(3))
                && StartAt(about.DialogueId, sent.AddHours(75)) is not null)
                Expect(about, "reminder_unanswered", sent.AddHours(72), Decent(sent.AddHours(72)).AddHours(24));
            foreach (var (from, start) in year.Plans[about.DialogueId])
                JudgePromises(about, from, start);
        }
    }

    /// <summary>What somebody who comes may expect of a plan that held from a moment on.</summary>
    private void JudgePromises(Asked about, DateTimeOffset from, DateTimeOffset? start)
    {
        if (start is null && about.StateAt(from).Before is ("sent" or "accepted"))
            Expect(about, "dialogue_cancelled", from, from.AddHours(6));
        if (start is not { } begins)
            return;
        if (from > DateTimeOffset.MinValue && about.StateAt(from).Before is ("sent" or "accepted") and var state
            && about.Stands(state, from, from.AddHours(6)) && PlanHolds(about.DialogueId, from, from.AddHours(6)))
            Expect(about, "dialogue_moved", from, from.AddHours(6));
        foreach (var (rule, (ahead, margin)) in BeforeTheStart)
        {
            var (wished, until) = (begins - ahead, (ahead > TimeSpan.FromHours(1) ? Decent(begins - ahead) : begins - ahead) + margin);
            if (about.Since("accepted") < wished && from < wished && about.Stands("accepted", wished, until < begins ? until : begins)
                && PlanHolds(about.DialogueId, from, until)
                && !OtherReminderThatDay(about, rule, wished, until))
                Expect(about, rule, wished, until);
        }
    }

    private void Expect(Asked about, string rule, DateTimeOffset from, DateTimeOffset until)
    {
        if (!left.Any(mail => mail.SubjectId == about.Id && mail.Rule == rule && mail.At >= from && mail.At <= until))
            broken.Add(new Broken(string.Create(CultureInfo.InvariantCulture, $"{rule} about {about.Id:N} between {from:u} and {until:u}"),
                "it was promised and never came"));
    }

    // Then the rule of one a day may have moved it beyond its margin.
    private bool OtherReminderThatDay(Asked about, string rule, DateTimeOffset from, DateTimeOffset until) =>
        rule != "reminder_hour_before" && left.Any(mail =>
            mail.PersonId == about.PersonId && mail.Rule != rule && IsReminder(mail) && mail.Rule != "reminder_hour_before"
            && mail.At >= from.AddDays(-1) && mail.At <= until);

    private bool PlanHolds(Guid dialogue, DateTimeOffset from, DateTimeOffset until) =>
        !year.Plans[dialogue].Any(plan => plan.From > from && plan.From <= until);

    private DateTimeOffset? StartAt(Guid dialogue, DateTimeOffset moment) =>
        year.Plans[dialogue].Last(plan => plan.From <= moment).StartsAt;

    private int Moves(Guid dialogue, DateTimeOffset moment) =>
        year.Plans[dialogue].Count(plan => plan.From > DateTimeOffset.MinValue && plan.From <= moment && plan.StartsAt is not null);

    /// <summary>Nobody is reminded between nine in the evening and eight in the morning: then it is nine o'clock.</summary>
    private static DateTimeOffset Decent(DateTimeOffset moment)
    {
        var local = TimeZoneInfo.ConvertTime(moment, Amsterdam);
        if (local.Hour is >= 8 and < 21)
            return moment;
        var nine = local.Date.AddDays(local.Hour >= 21 ? 1 : 0).AddHours(9);
        return new DateTimeOffset(nine, Amsterdam.GetUtcOffset(nine));
    }

    private static DateTimeOffset AtTen(DateTimeOffset moment, int days)
    {
        var ten = TimeZoneInfo.ConvertTime(moment, Amsterdam).Date.AddDays(days).AddHours(10);
        return new DateTimeOffset(ten, Amsterdam.GetUtcOffset(ten));
    }

    private static bool IsReminder(Left mail) => mail.Rule.StartsWith("reminder_", StringComparison.Ordinal);

    private void Say(Left mail, string promise) => broken.Add(new Broken(mail.ToString(), promise));

    private static DateTimeOffset Instant(DateTime at) => new(DateTime.SpecifyKind(at, DateTimeKind.Utc));
}
