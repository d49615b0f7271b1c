using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Scheduler.Invitations;

namespace Recruit.Scheduler.Reminders.Letters;

/// <summary>All that a reminder is written from.</summary>
/// <param name="View">The invitation; null for hosts, facilitators and reserves.</param>
/// <param name="ResultsLink">Where the results of the dialogue are; empty before they are.</param>
/// <param name="Now">From when days are counted.</param>
public sealed record ReminderScene(
    ReminderRule Rule, ReminderFacts About, Dialogue Dialogue, Programme Programme, InvitationView? View, string ResultsLink, string Name,
    string Link, string Language, DateTimeOffset Now)
{
    /// <summary>To the page where a press ends the news of results; empty where a letter is none.</summary>
    public string StopLink { get; init; } = "";

    /// <summary>To the guide and other materials; empty where there are none for this person at this moment.</summary>
    public string MaterialsLink { get; init; } = "";

    /// <summary>To the public page of the draw; empty where there is none.</summary>
    public string DrawLink { get; init; } = "";

    /// <summary>Other dialogues of the same track that are still to come; for who was not drawn.</summary>
    public IReadOnlyList<Dialogue> Others { get; init; } = [];
}
