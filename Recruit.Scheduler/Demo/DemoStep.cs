namespace Recruit.Scheduler.Demo;

/// <summary>How far the demo is.</summary>
/// <param name="Name">The step, the same words for as long as it lasts.</param>
/// <param name="HowFar">What of it is done, such as <c>43 %</c>; it changes meanwhile.</param>
public sealed record DemoStep(string Name, string HowFar);
