using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Registrations;

/// <summary>
/// Asks somebody who signed up to confirm the address. It has no name in it: anyone can type any words as a name, and any address.
/// </summary>
/// <param name="LastDay">The last day on which the link works, in words.</param>
public sealed record ConfirmRegistrationLetter(string Programme, string Link, string LastDay, string ContactAddress) : Letter;
