using System.Globalization;

namespace Recruit.Scheduler.Tests.Demo;

/// <content>The promises to those without an invitation: hosts, facilitators, reserves and who was not drawn.</content>
public sealed partial class MailOracle
{
    private static readonly string[] Urgent =
        ["reminder_hour_before", "reminder_host_planned", "reminder_leader_assigned", "reminder_leader_today",
            "reminder_leader_tomorrow"];

    private void JudgeOther(Left mail)
    {
        if (mail.Rule == "reminder_not_drawn")
            JudgeNotDrawn(mail);
        else if (mail.Rule == "reminder_reserve")
            JudgeReserve(mail);
        else if (!year.Plans.ContainsKey(mail.SubjectId))
            Say(mail, "it is about somebody's invitation or dialogue");
        else if (!mail.Rule.EndsWith("_leaders", StringComparison.Ordinal))
            JudgeLeader(mail, StartAt(mail.SubjectId, mail.At));
    }

    private void JudgeNotDrawn(Left mail)
    {
        if (asked.Values.Any(one => one.PersonId == mail.PersonId && one.StateAt(mail.At).Then is "planned" or "sent" or "accepted"))
            Say(mail, "who has a seat is not told that there is none");
        if (left.Any(other => other.Rule == mail.Rule && other.PersonId == mail.PersonId && other.MessageId != mail.MessageId))
            Say(mail, "nobody hears twice of one draw");
    }

    private void JudgeReserve(Left mail)
    {
        if (asked.Values.Any(one => one.PersonId == mail.PersonId && one.StateAt(mail.At).Then is not ""))
            Say(mail, "who was invited is no reserve any more");
        if (left.Any(other => other.Rule == mail.Rule && other.PersonId == mail.PersonId && other.MessageId != mail.MessageId))
            Say(mail, "nobody hears twice of being a reserve");
    }

    private void JudgeLeader(Left mail, DateTimeOffset? start)
    {
        if (start is not { } begins)
        {
            Say(mail, "of a cancelled dialogue only the cancellation is told");
            return;
        }
        var ends = begins.AddMinutes(year.Dialogues[mail.SubjectId].Minutes);
        var right = mail.Rule switch
        {
            "reminder_host_planned" or "reminder_leader_assigned" or "reminder_host_full" => mail.At < begins,
            "reminder_host_briefing" => mail.At >= AtTen(begins, -7) && mail.At < AtTen(begins, -4),
            "reminder_reading_pack_team" => mail.At >= begins.AddDays(-7) && mail.At < Decent(begins.AddDays(-7)).AddHours(48),
            "reminder_leader_today" => mail.At < begins && mail.Local.Date == TimeZoneInfo.ConvertTime(begins, Amsterdam).Date,
            "reminder_leader_tomorrow" => mail.At >= AtTen(begins, -1) && mail.At < begins,
            "reminder_host_thanks" => mail.At >= AtTen(ends, 1) && mail.At < AtTen(ends, 4),
            _ => false,
        };
        if (!right)
            Say(mail, "hosts and facilitators hear each thing at its time");
    }

    /// <summary>Of a dialogue that was never changed its host hears that it is planned.</summary>
    private void JudgePromisesToHosts()
    {
        foreach (var (dialogue, _) in year.Plans.Where(one => one.Value.Count == 1))
            if (!left.Any(mail => mail.SubjectId == dialogue && mail.Rule == "reminder_host_planned"))
                broken.Add(new Broken(string.Create(CultureInfo.InvariantCulture, $"reminder_host_planned about {dialogue:N}"),
                    "it was promised and never came"));
    }
}
