using Recruit.Data.Programmes;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Invitations;

/// <summary>A letter to somebody about his or her seat at a dialogue: what every such letter can tell.</summary>
public abstract record DialogueLetter : MeetingLetter
{
    private readonly InvitationView view;

    /// <param name="name">Of the person.</param>
    /// <param name="link">To the page of this invitation.</param>
    protected DialogueLetter(InvitationView view, string name, string link, string language)
        : base(view.Dialogue, view.Programme, name, language, view.Registration.TimeZone) =>
        (this.view, Link) = (view, link);

    public string Link { get; }

    public string AnswerBy => Words.Moment(view.Invitation.AnswerBy);

    /// <summary>That somebody else of the organisation may come, for who speaks for one; empty for everyone else.</summary>
    public Markdown Substitute => new(view.Track?.Slug != Track.CivilSociety
        ? ""
        : new Wording(
            $"You speak for your organisation: somebody else of it may come instead of you. [Send somebody else]({Link}/vervanger).",
            $"U praat mee namens uw organisatie: iemand anders daarvan mag in uw plaats komen. [Stuur iemand anders]({Link}/vervanger).")
            .In(Language));

    public string Why => ReasonWords.ForInvitee(view.Invitation.Reason, Language);
}
