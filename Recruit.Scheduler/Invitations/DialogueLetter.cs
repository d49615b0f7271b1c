using Recruit.Data.Dialogues;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Invitations;

/// <summary>A letter to somebody about his or her seat at a dialogue: what every such letter can tell.</summary>
public abstract record DialogueLetter : Letter
{
    private readonly InvitationView view;
    private readonly DateWords words;

    /// <param name="name">Of the person.</param>
    /// <param name="link">To the page of this invitation.</param>
    protected DialogueLetter(InvitationView view, string name, string link, string language)
    {
        (this.view, Name, Link, Language) = (view, name, link, language);
        words = new DateWords(language, view.Dialogue.TimeZone);
    }

    public string Name { get; }

    public string Link { get; }

    public string Programme => view.Programme.Name;

    public string Title => view.Dialogue.Title;

    public string Contact => view.Programme.ContactAddress;

    /// <summary>"dinsdag 9 maart 2027 om 19.30 uur".</summary>
    public string Moment => words.Moment(view.Dialogue.StartsAt);

    /// <summary>"dinsdag 9 maart 2027".</summary>
    public string Day => words.Day(view.Dialogue.StartsAt);

    /// <summary>"19.30 uur".</summary>
    public string Time => words.Time(view.Dialogue.StartsAt);

    /// <summary>"van 19.30 tot 21.30 uur".</summary>
    public string Between => words.Between(view.Dialogue.StartsAt, view.Dialogue.EndsAt);

    /// <summary>"2 uur".</summary>
    public string Length => words.Length(view.Dialogue.Minutes);

    public string AnswerBy => words.Moment(view.Invitation.AnswerBy);

    public string Why => ReasonWords.ForInvitee(view.Invitation.Reason, Language);

    /// <summary>The hall, or that it is online.</summary>
    public string Place => MoveWords.Place(view.Dialogue, Language);

    /// <summary>One more line of a list: where to join online; nothing for a dialogue in a hall.</summary>
    public Markdown Join => Uri.TryCreate(view.Dialogue.Link, UriKind.Absolute, out var link) && view.Dialogue.Format != DialogueFormat.Hall
        ? new Markdown($"\n- {(Language == "en" ? "Join online" : "Online meedoen")}: <{link.AbsoluteUri}>")
        : new Markdown("");

    protected string Language { get; }

    protected DateWords Words => words;

    protected DateTimeOffset StartsAt => view.Dialogue.StartsAt;
}
