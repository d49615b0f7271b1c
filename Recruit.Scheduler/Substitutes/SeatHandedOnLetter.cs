using Recruit.Scheduler.Invitations;

namespace Recruit.Scheduler.Substitutes;

/// <summary>Tells somebody that his or her organisation sends another person, and takes the entry out of the calendar.</summary>
public sealed record SeatHandedOnLetter : MeetingLetter
{
    /// <param name="name">Of the person who had the seat.</param>
    public SeatHandedOnLetter(InvitationView view, string name, string organisation, string language)
        : base(view.Dialogue, view.Programme, name, language) => Organisation = organisation;

    public string Organisation { get; }
}
