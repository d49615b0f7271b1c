using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders.Letters.Afterwards;
using Recruit.Scheduler.Reminders.Letters.Asking;
using Recruit.Scheduler.Reminders.Letters.Coming;

namespace Recruit.Scheduler.Reminders;

/// <summary>All that a reminder is written from.</summary>
/// <param name="View">The invitation; null for hosts, facilitators and reserves.</param>
/// <param name="ResultsLink">Where the results of the dialogue are; empty before they are.</param>
/// <param name="Now">From when days are counted.</param>
public sealed record ReminderScene(
    ReminderRule Rule, ReminderFacts About, Dialogue Dialogue, Programme Programme, InvitationView? View, string ResultsLink, string Name, string Link,
    string Language, DateTimeOffset Now)
{
    // From here on the last reminder is short: the time, the place and the link.
    private static readonly TimeSpan Soon = TimeSpan.FromHours(4);

    /// <summary>The letter that fits the rule.</summary>
    public Letter Letter() => (Rule.Audience, Rule.Trigger) switch
    {
        (_, ReminderTrigger.Cancelled) => new DialogueCancelledLetter(this),
        (_, ReminderTrigger.Moved) => new DialogueMovedLetter(this),
        (_, ReminderTrigger.ResultsPublished) => new ResultsLetter(this),
        (ReminderAudience.WithoutPaper, _) => new PaperLetter(this),
        (ReminderAudience.Reserve, ReminderTrigger.AfterEnd) => new ReserveThanksLetter(this),
        (ReminderAudience.Reserve, _) => new ReserveLetter(this),
        (ReminderAudience.Host or ReminderAudience.Facilitator, ReminderTrigger.AfterEnd) => new TeamThanksLetter(this),
        (ReminderAudience.Host or ReminderAudience.Facilitator, ReminderTrigger.Invited) => new TeamInvitedLetter(this),
        (ReminderAudience.Host or ReminderAudience.Facilitator, _) => new TeamLetter(this),
        _ => ToTheInvited(View ?? throw new InvalidOperationException($"A reminder to {Rule.Audience} is about an invitation.")),
    };

    private Letter ToTheInvited(InvitationView view) => (Rule.Audience, Rule.Trigger) switch
    {
        (ReminderAudience.Invited, ReminderTrigger.Invited) => new InvitedLetter(this),
        (ReminderAudience.Invited, _) => new UnansweredLetter(view, Name, Link, Language),
        (_, ReminderTrigger.AfterEnd) => new ThanksLetter(view, Name, Link, Language),
        (_, ReminderTrigger.Invited or ReminderTrigger.Accepted) => new WelcomeLetter(this),
        _ when Dialogue.StartsAt - Now <= Soon => new SoonLetter(view, Name, Link, Language),
        _ => new ComingLetter(view, Name, Link, Language, Now),
    };
}

/// <summary>A reminder to anybody who has to do with a dialogue.</summary>
public abstract record ReminderLetter : MeetingLetter
{
    private readonly ReminderScene scene;

    protected ReminderLetter(ReminderScene scene) : base(scene.Dialogue, scene.Programme, scene.Name, scene.Language) => this.scene = scene;

    /// <summary>To the page where this person sees the dialogue.</summary>
    public string Link => scene.Link;

    /// <summary>"morgen", "over 7 dagen".</summary>
    public string Until => Words.DaysUntil(scene.Now, StartsAt);

    /// <summary>What the person has to do with the dialogue, in a sentence.</summary>
    public string Role => (scene.Rule.Audience, Language) switch
    {
        (ReminderAudience.Invited, "en") => "We asked you to join this dialogue.",
        (ReminderAudience.Invited, _) => "Wij vroegen u voor deze dialoog.",
        (ReminderAudience.Reserve, "en") => "You are on the reserve list of this dialogue.",
        (ReminderAudience.Reserve, _) => "U staat op de reservelijst van deze dialoog.",
        (ReminderAudience.Host, "en") => "You are the host of this dialogue.",
        (ReminderAudience.Host, _) => "U bent gastheer van deze dialoog.",
        (ReminderAudience.Facilitator, "en") => "You lead a table at this dialogue.",
        (ReminderAudience.Facilitator, _) => "U leidt een tafel bij deze dialoog.",
        (_, "en") => "You have a seat at this dialogue.",
        _ => "U hebt een plaats bij deze dialoog.",
    };

    /// <summary>"dinsdag 2 maart 2027 om 19.30 uur"; empty when no paper is asked.</summary>
    public string PaperDue => scene.About.PaperDueAt is { } due ? Words.Moment(due) : "";

    /// <summary>A paragraph with where to read the results; nothing where there is no such place.</summary>
    public Markdown Results => Uri.TryCreate(scene.ResultsLink, UriKind.Absolute, out var link) && link.Scheme is "https" or "http"
        ? new Markdown($"[{(Language == "en" ? "Read the results" : "Lees de uitkomst")}]({link.AbsoluteUri.Replace(")", "%29", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal)})\n\n")
        : new Markdown("");
}
