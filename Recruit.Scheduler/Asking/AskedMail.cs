using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Asking;

/// <summary>Asks somebody of a panel or a network to sign up, once, with a way never to be asked again.</summary>
/// <param name="Channel">The panel or network.</param>
/// <param name="LastDay">Until when the link works.</param>
/// <param name="OptOutLink">To the page where a press ends it.</param>
public sealed record AskedMail(
    string Name, string Programme, string Channel, string Link, string LastDay, string OptOutLink, string ContactAddress) : Letter;
