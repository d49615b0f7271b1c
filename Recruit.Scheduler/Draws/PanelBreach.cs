namespace Recruit.Scheduler.Draws;

/// <summary>A rule that a panel does not keep, or a person who sits where he or she cannot.</summary>
/// <param name="Rule">Null when a person sits twice or at a dialogue that he or she cannot attend.</param>
/// <param name="Count">How many the rule counts on the panel, or how often the person sits.</param>
public sealed record PanelBreach(PanelRule? Rule, int? Member, int Count);
