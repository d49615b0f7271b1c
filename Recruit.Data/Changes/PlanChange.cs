namespace Recruit.Data.Changes;

/// <summary>The rules of the mails about a dialogue that changed or is cancelled; each speaks once per person and change.</summary>
public static class DialogueRule
{
    public const string Moved = "dialogue_moved";
    public const string Cancelled = "dialogue_cancelled";

    /// <summary>As <see cref="Moved"/>, to the host and the facilitators; it is about the dialogue, not about an invitation.</summary>
    public const string MovedForLeaders = "dialogue_moved_leaders";

    /// <inheritdoc cref="MovedForLeaders"/>
    public const string CancelledForLeaders = "dialogue_cancelled_leaders";

    /// <summary>To a facilitator who leads no table of the dialogue any more.</summary>
    public const string TakenOff = "facilitator_taken_off";
}

/// <summary>How many are told of a change. Reserves without a seat are not: they know of no dialogue.</summary>
/// <param name="Unanswered">Invited, without an answer yet.</param>
/// <param name="Hosts">The host and the host's secretary.</param>
/// <param name="ByLetter">How many of all have no e-mail address.</param>
/// <param name="NotYetInvited">Whose invitation has not left: they are not told, for it will say what stands by then, or
/// not leave at all.</param>
public sealed record Audience(int Unanswered, int Accepted, int Hosts, int Facilitators, int ByLetter, int NotYetInvited)
{
    public int Told => Unanswered + Accepted + Hosts + Facilitators;
}

/// <summary>What an organiser saw before pressing: whoever acts on another picture than this acts on nothing.</summary>
/// <param name="Sequence">The calendar sequence of the dialogue.</param>
/// <param name="Told">How many would be told.</param>
public sealed record SeenPlan(int Sequence, int Told);

/// <summary>What can come of changing or cancelling a dialogue that people know of.</summary>
public abstract record PlanChangeOutcome
{
    /// <param name="Told">How many messages were queued.</param>
    public sealed record Done(int Told) : PlanChangeOutcome;

    /// <summary>The new plan is the old one.</summary>
    public sealed record NothingNew : PlanChangeOutcome;

    /// <summary>Others would be told than the organiser saw.</summary>
    public sealed record CountChanged(int Told) : PlanChangeOutcome;

    /// <summary>Somebody else changed it since the organiser looked.</summary>
    public sealed record ChangedMeanwhile : PlanChangeOutcome;

    /// <summary>People may be invited to it by themselves here, so that only an organiser can change it.</summary>
    public sealed record NotFree : PlanChangeOutcome;

    /// <summary>It began, or was cancelled before.</summary>
    public sealed record TooLate : PlanChangeOutcome;
}
