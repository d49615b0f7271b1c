using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Registrations;

/// <summary>Tells somebody whose address was given a second time that the first registration stands.</summary>
public sealed record RegisteredAgainLetter(string Name, string Programme, string Link, string ContactAddress) : Letter;
