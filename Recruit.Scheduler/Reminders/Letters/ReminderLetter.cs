using Recruit.Data.Programmes;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Reminders.Letters;

/// <summary>A reminder to anybody who has to do with a dialogue.</summary>
public abstract record ReminderLetter : MeetingLetter
{
    private readonly ReminderScene scene;

    protected ReminderLetter(ReminderScene scene)
        : base(scene.Dialogue, scene.Programme, scene.Name, scene.Language, scene.View?.Registration.TimeZone) => this.scene = scene;

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
        (ReminderAudience.Host, "en") when scene.About.Secretary => "You get this mail as the secretary of the host.",
        (ReminderAudience.Host, _) when scene.About.Secretary => "U krijgt deze mail als secretaris van de gastheer.",
        (ReminderAudience.Host, "en") => "You are the host of this dialogue.",
        (ReminderAudience.Host, _) => "U bent gastheer van deze dialoog.",
        (ReminderAudience.Facilitator, "en") => "You lead a table at this dialogue.",
        (ReminderAudience.Facilitator, _) => "U leidt een tafel bij deze dialoog.",
        (ReminderAudience.NotDrawn, "en") => "You took part in the draw of this dialogue.",
        (ReminderAudience.NotDrawn, _) => "U deed mee aan de loting van deze dialoog.",
        (_, "en") => "You have a seat at this dialogue.",
        _ => "U hebt een plaats bij deze dialoog.",
    };

    /// <summary>"dinsdag 2 maart 2027"; empty when no paper is asked.</summary>
    public string PaperDue => scene.About.PaperDueAt is { } due ? Words.Day(due) : "";

    /// <summary>A paragraph with where to read the results; nothing where there is no such place.</summary>
    public Markdown Results => Uri.TryCreate(scene.ResultsLink, UriKind.Absolute, out var link) && link.Scheme is "https" or "http"
        ? new Markdown($"[{new Wording("Read the results", "Lees de uitkomst").In(Language)}]({AsTarget(link)})\n\n")
        : new Markdown("");

    // A bracket would end the target of a link.
    private static string AsTarget(Uri link) =>
        link.AbsoluteUri.Replace(")", "%29", StringComparison.Ordinal).Replace("(", "%28", StringComparison.Ordinal);
}
