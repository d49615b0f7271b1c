using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Substitutes;

/// <summary>Gives the contact of an organisation the link to its seats, and says what is new.</summary>
public sealed record OrganisationLetter(
    string Name, string Organisation, string Programme, string News, string Link, string ContactAddress) : Letter;
