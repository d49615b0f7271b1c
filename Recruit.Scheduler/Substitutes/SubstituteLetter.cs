using Recruit.Scheduler.Invitations;

namespace Recruit.Scheduler.Substitutes;

/// <summary>Asks somebody whom an organisation named whether he or she comes.</summary>
public sealed record SubstituteLetter : MeetingLetter
{
    /// <param name="name">Of the person, as the organisation gave it.</param>
    /// <param name="link">To the page with yes and no.</param>
    public SubstituteLetter(
        InvitationView view, string name, string link, string organisation, DateTimeOffset answerBy, string language)
        : base(view.Dialogue, view.Programme, name, language) =>
        (Link, Organisation, AnswerBy) = (link, organisation, Words.Moment(answerBy));

    public string Link { get; }

    public string Organisation { get; }

    public string AnswerBy { get; }
}
