using Recruit.Data.Programmes;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Invitations;

/// <summary>A letter to somebody about his or her seat at a dialogue: what every such letter can tell.</summary>
public abstract record DialogueLetter : MeetingLetter
{
    private readonly InvitationView view;

    /// <param name="name">Of the person.</param>
    /// <param name="link">To the page of this invitation.</param>
    protected DialogueLetter(InvitationView view, string name, string link, string language)
        : base(view.Dialogue, view.Programme, name, language) =>
        (this.view, Link) = (view, link);

    public string Link { get; }

    public string AnswerBy => Words.Moment(view.Invitation.AnswerBy);

    /// <summary>What this track asks of a person before the dialogue: a paper, or somebody else of the organisation, or nothing.</summary>
    public string Preparation => (view.Track switch
    {
        { PaperDays: { } days } => new Wording(
            $"You write a paper beforehand. It is due on {Words.Day(Dialogue.StartsAt.AddDays(-days))}.",
            $"U schrijft vooraf een paper. Lever hem in uiterlijk op {Words.Day(Dialogue.StartsAt.AddDays(-days))}."),
        { Slug: Track.CivilSociety } => new(
            "You speak for your organisation. If you cannot come, somebody else of your organisation may come. Mail us the name.",
            "U praat mee namens uw organisatie. Kunt u niet? Dan mag iemand anders van uw organisatie komen. Mail ons de naam."),
        _ => new(
            "You need not bring or prepare anything. Your experience is enough.",
            "U hoeft niets mee te nemen en niets voor te bereiden. Uw ervaring is genoeg."),
    }).In(Language);

    public string Why => ReasonWords.ForInvitee(view.Invitation.Reason, Language);
}
