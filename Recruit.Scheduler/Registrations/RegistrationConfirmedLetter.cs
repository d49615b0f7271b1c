using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Registrations;

/// <summary>Welcomes somebody whose registration is confirmed: what happens next, and the link to one's own page.</summary>
public sealed record RegistrationConfirmedLetter(string Name, string Programme, string Link, string ContactAddress) : Letter;
