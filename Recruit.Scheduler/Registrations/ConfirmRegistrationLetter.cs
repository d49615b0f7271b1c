using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Registrations;

/// <summary>Asks somebody who signed up to confirm the address.</summary>
/// <param name="LastDay">The last day on which the link works, in words.</param>
public sealed record ConfirmRegistrationLetter(string Name, string Programme, string Link, string LastDay, string ContactAddress) : Letter;
