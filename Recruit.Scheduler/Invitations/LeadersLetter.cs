using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Invitations;

/// <summary>A letter about a dialogue to its host or to somebody who leads one of its tables.</summary>
public abstract record LeadersLetter : Letter
{
    private readonly DateWords words;

    /// <param name="name">Of the host or facilitator.</param>
    protected LeadersLetter(Dialogue dialogue, Programme programme, string name, string language)
    {
        (Dialogue, Name, Language, Programme, Contact) = (dialogue, name, language, programme.Name, programme.ContactAddress);
        words = new DateWords(language, dialogue.TimeZone);
    }

    public string Name { get; }

    public string Programme { get; }

    public string Contact { get; }

    public string Title => Dialogue.Title;

    /// <summary>"dinsdag 9 maart 2027 om 19.30 uur".</summary>
    public string Moment => words.Moment(Dialogue.StartsAt);

    /// <summary>"2 uur".</summary>
    public string Length => words.Length(Dialogue.Minutes);

    public string Place => MoveWords.Place(Dialogue, Language);

    protected Dialogue Dialogue { get; }

    protected string Language { get; }
}

/// <summary>Tells the host and the facilitators that their dialogue changed.</summary>
public sealed record LeadersMovedLetter : LeadersLetter
{
    /// <inheritdoc/>
    public LeadersMovedLetter(Dialogue dialogue, Programme programme, string name, string language) : base(dialogue, programme, name, language)
    {
    }

    /// <summary>What changed, in a sentence or two.</summary>
    public string Change => MoveWords.Change(Dialogue, Language);
}

/// <summary>Tells the host and the facilitators that their dialogue does not take place.</summary>
public sealed record LeadersCalledOffLetter : LeadersLetter
{
    /// <inheritdoc/>
    public LeadersCalledOffLetter(Dialogue dialogue, Programme programme, string name, string language) : base(dialogue, programme, name, language)
    {
    }

    /// <summary>The reason that the organiser gave; empty when there is none.</summary>
    public string Because => Dialogue.CancelledBecause;
}
