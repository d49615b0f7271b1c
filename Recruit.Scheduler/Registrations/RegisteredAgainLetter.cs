using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Registrations;

/// <summary>Tells somebody whose address was given again that the registration stands, with a new link to it.</summary>
public sealed record RegisteredAgainLetter(string Name, string Programme, string Link, string ContactAddress) : Letter;
