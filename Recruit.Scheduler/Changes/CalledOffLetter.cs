using Recruit.Scheduler.Invitations;

namespace Recruit.Scheduler.Changes;

/// <summary>Tells somebody who was invited that the dialogue does not take place.</summary>
public sealed record CalledOffLetter : DialogueLetter
{
    private readonly InvitationView view;

    /// <inheritdoc/>
    public CalledOffLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language) => this.view = view;

    /// <summary>The reason that the organiser gave; empty when there is none.</summary>
    public string Because => view.Dialogue.CancelledBecause;

    /// <summary>What the person need not do, and what becomes of the entry in the calendar.</summary>
    public string Calendar => (view.Invitation.AnsweredAt is not null, Language) switch
    {
        (true, "en") => "There is nothing you need to do. A note with this mail takes the entry out of your calendar.",
        (true, _) => "U hoeft niets te doen. Bij deze mail zit een bericht dat de afspraak uit uw agenda haalt.",
        (false, "en") => "There is nothing you need to do. You need not answer any more.",
        (false, _) => "U hoeft niets te doen. U hoeft ook niet meer te antwoorden.",
    };
}
