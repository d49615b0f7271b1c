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

    /// <inheritdoc cref="InvitationView.Preparation"/>
    public string Preparation => view.Preparation(Language);

    public string Why => ReasonWords.ForInvitee(view.Invitation.Reason, Language);
}
