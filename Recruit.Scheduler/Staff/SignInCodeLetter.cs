using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Staff;

/// <summary>Brings a member of staff the one-time code to sign in with.</summary>
/// <param name="Minutes">How long the code works after it was asked for.</param>
public sealed record SignInCodeLetter(string Name, string Code, int Minutes) : Letter;
