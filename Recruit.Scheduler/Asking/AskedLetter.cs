using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Asking;

/// <summary>Asks whoever lives at a drawn address to sign up, with a code that does so once.</summary>
/// <param name="Name">Of the person, where the file has one.</param>
/// <param name="LastDay">Until when the code works.</param>
/// <param name="OneIn">One in so many addresses of the stratum got a letter.</param>
public sealed record AskedLetter(string Name, string Programme, string Link, string LastDay, string OneIn, string ContactAddress) : Letter;
