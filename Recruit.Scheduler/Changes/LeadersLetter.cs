using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Invitations;

namespace Recruit.Scheduler.Changes;

/// <summary>Tells the host and the facilitators that their dialogue changed.</summary>
public sealed record LeadersMovedLetter : MeetingLetter
{
    /// <inheritdoc/>
    public LeadersMovedLetter(Dialogue dialogue, Programme programme, string name, string language)
        : base(dialogue, programme, name, language)
    {
    }

    /// <summary>What changed, in a sentence or two.</summary>
    public string Change => MoveWords.Change(Dialogue, Language);
}

/// <summary>Tells the host and the facilitators that their dialogue does not take place.</summary>
public sealed record LeadersCalledOffLetter : MeetingLetter
{
    /// <inheritdoc/>
    public LeadersCalledOffLetter(Dialogue dialogue, Programme programme, string name, string language)
        : base(dialogue, programme, name, language)
    {
    }

    /// <summary>The reason that the organiser gave; empty when there is none.</summary>
    public string Because => Dialogue.CancelledBecause;
}

/// <summary>Tells a facilitator that he or she leads no table of a dialogue any more.</summary>
public sealed record TakenOffLetter : MeetingLetter
{
    /// <inheritdoc/>
    public TakenOffLetter(Dialogue dialogue, Programme programme, string name, string language)
        : base(dialogue, programme, name, language)
    {
    }
}
