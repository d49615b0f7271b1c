using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Changes;

/// <summary>Tells somebody who was invited that the dialogue does not take place.</summary>
public sealed record CalledOffLetter : DialogueLetter
{
    private readonly InvitationView view;

    /// <inheritdoc/>
    public CalledOffLetter(InvitationView view, string name, string link, string language) : base(view, name, link, language) =>
        this.view = view;

    /// <summary>The reason that the organiser gave; empty when there is none.</summary>
    public string Because => view.Dialogue.CancelledBecause;

    /// <summary>What the person need not do.</summary>
    public string Calendar => (IsInCalendar
        ? new Wording("There is nothing you need to do.", "U hoeft niets te doen.")
        : new("There is nothing you need to do. You need not answer any more.",
            "U hoeft niets te doen. U hoeft ook niet meer te antwoorden.")).In(Language);

    /// <summary>What becomes of the entry in the calendar; empty for who has none.</summary>
    public string CalendarNote => IsInCalendar
        ? new Wording(
            "A note with this mail takes the entry out of your calendar.",
            "Bij deze mail zit een bericht dat de afspraak uit uw agenda haalt.").In(Language)
        : "";

    private bool IsInCalendar => view.Invitation.AnsweredAt is not null;
}
