namespace Recruit.Data.Messages;

/// <summary>A message to be written and sent when it is due: one per person, rule and occasion.</summary>
/// <param name="Rule">Which kind of message this is, such as <c>invitation</c> or <c>reminder_week_before</c>.</param>
/// <param name="Occasion">What it is about, so that the same rule may speak again on another occasion.</param>
/// <param name="SubjectId">The registration, invitation, staff member or host that the rule speaks about.</param>
public sealed record NewMessage(Guid PersonId, string Rule, string Occasion, Guid SubjectId, DateTimeOffset DueAt)
{
    public Guid? ProgrammeId { get; init; }
    public string Language { get; init; } = "nl";

    /// <summary>After this moment the message is <c>missed</c> and no longer sent; null when late is better than never.</summary>
    public DateTimeOffset? SendBefore { get; init; }
}
