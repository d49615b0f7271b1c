using Recruit.Data.Programmes;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders.Letters;
using Recruit.Scheduler.Reminders.Letters.Afterwards;
using Recruit.Scheduler.Reminders.Letters.Asking;
using Recruit.Scheduler.Reminders.Letters.Coming;

namespace Recruit.Scheduler.Reminders;

/// <summary>Which letter a rule sends.</summary>
public static class LetterChoice
{
    // From here on the last reminder is short: the time, the place and the link.
    private static readonly TimeSpan Soon = TimeSpan.FromHours(4);

    /// <summary>The letter that fits the rule of this scene.</summary>
    public static Letter For(ReminderScene scene) => Chosen(scene) switch
    {
        MeetingLetter meeting => meeting with { MaterialsLink = scene.MaterialsLink },
        var letter => letter,
    };

    private static Letter Chosen(ReminderScene scene) => (scene.Rule.Audience, scene.Rule.Trigger) switch
    {
        (_, ReminderTrigger.Cancelled) => new DialogueCancelledLetter(scene),
        (_, ReminderTrigger.Moved) => new DialogueMovedLetter(scene),
        (_, ReminderTrigger.ResultsPublished) => new ResultsLetter(scene),
        (ReminderAudience.WithoutPaper, _) => new PaperLetter(scene with { Link = $"{scene.Link}/paper" }),
        (ReminderAudience.Accepted, ReminderTrigger.ReadingPack) => new ReadingPackLetter(scene with { Link = $"{scene.Link}/leesmap" }),
        (_, ReminderTrigger.ReadingPack) => new ReadingPackLetter(scene),
        (ReminderAudience.Reserve, ReminderTrigger.AfterEnd) => new ReserveThanksLetter(scene),
        (ReminderAudience.Reserve, _) => new ReserveLetter(scene),
        (ReminderAudience.NotDrawn, _) => new NotDrawnLetter(scene),
        (ReminderAudience.Host or ReminderAudience.Facilitator, _) => ToTheTeam(scene),
        _ => ToTheInvited(
            scene, scene.View ?? throw new InvalidOperationException($"A reminder to {scene.Rule.Audience} is about an invitation.")),
    };

    private static Letter ToTheTeam(ReminderScene scene) => (scene.Rule.Audience, scene.Rule.Trigger) switch
    {
        (_, ReminderTrigger.Planned) => new TeamPlannedLetter(scene),
        (_, ReminderTrigger.Invited) => new TeamInvitedLetter(scene),
        (_, ReminderTrigger.Full) => new HostFullLetter(scene),
        (_, ReminderTrigger.AfterEnd) => new TeamThanksLetter(scene),
        (ReminderAudience.Host, _) => new HostBriefingLetter(scene),
        _ => new LeaderBriefingLetter(scene),
    };

    private static Letter ToTheInvited(ReminderScene scene, InvitationView view) => (scene.Rule.Audience, scene.Rule.Trigger) switch
    {
        (ReminderAudience.Invited, ReminderTrigger.Invited) => new InvitedLetter(scene),
        (ReminderAudience.Invited, _) => new UnansweredLetter(view, scene.Name, scene.Link, scene.Language),
        (ReminderAudience.WithoutEvaluation, _) =>
            new EvaluationLetter(view, scene.Name, $"{scene.Link}/evaluatie", scene.Language),
        (_, ReminderTrigger.AfterEnd) => new ThanksLetter(view, scene.Name, scene.Link, scene.Language)
        {
            Asks = scene.About.Evaluated is false,
        },
        (_, ReminderTrigger.Invited or ReminderTrigger.Accepted) => new WelcomeLetter(scene),
        _ when scene.Dialogue.StartsAt - scene.Now <= Soon => new SoonLetter(view, scene.Name, scene.Link, scene.Language),
        _ => new ComingLetter(view, scene.Name, scene.Link, scene.Language, scene.Now),
    };
}
