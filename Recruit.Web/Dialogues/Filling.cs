using Recruit.Data.Dialogues;
using Recruit.Data.Rosters;

namespace Recruit.Web.Dialogues;

/// <summary>How a dialogue stands; what asks for attention comes first.</summary>
public enum FillingState
{
    Cancelled,

    /// <summary>Several dates are offered, and none is chosen.</summary>
    DateOpen,

    /// <summary>No round gave it seats yet.</summary>
    NotComposed,

    /// <summary>A table has more people than its most.</summary>
    TooFull,

    /// <summary>A table has fewer people than its least, those who may still say yes counted in.</summary>
    TooFew,
    Vacancies,
    Awaiting,
    Full,
}

/// <summary>A dialogue with what was planned for it and what came of it so far.</summary>
public sealed record Filling(Dialogue Dialogue, IReadOnlyList<TableOccupancy> Tables)
{
    public int Seats => Tables.Sum(table => table.Seats);
    public int Accepted => Tables.Sum(table => table.Accepted);
    public int Waiting => Tables.Sum(table => table.Waiting);
    public int Vacant => Tables.Sum(table => table.Vacant);

    /// <summary>Whether a round gave it seats; before that there is nothing to count.</summary>
    public bool HasSeats => Seats > 0;

    public IReadOnlyList<TableOccupancy> TooFew => [.. Tables.Where(table => table.Seats > 0 && table.Held < Dialogue.TableMin)];

    /// <summary>Chairs count here; a table for exactly so many people gets one more for whoever is brought along.</summary>
    public IReadOnlyList<TableOccupancy> TooFull =>
        [.. Tables.Where(table => table.Held + (Dialogue.TableMin < Dialogue.TableMax ? table.Companions : 0) > Dialogue.TableMax)];

    public int Companions => Tables.Sum(table => table.Companions);

    public FillingState State => this switch
    {
        { Dialogue.State: DialogueState.Cancelled } => FillingState.Cancelled,
        { Dialogue.State: DialogueState.Offered } => FillingState.DateOpen,
        { HasSeats: false } => FillingState.NotComposed,
        { TooFull.Count: > 0 } => FillingState.TooFull,
        { TooFew.Count: > 0 } => FillingState.TooFew,
        { Vacant: > 0 } => FillingState.Vacancies,
        { Waiting: > 0 } => FillingState.Awaiting,
        _ => FillingState.Full,
    };

    /// <summary>Puts dialogues and the counts of their tables together, in the order of the dialogues.</summary>
    public static IReadOnlyList<Filling> Of(IEnumerable<Dialogue> dialogues, IEnumerable<TableOccupancy> tables)
    {
        var byDialogue = tables.ToLookup(table => table.DialogueId);
        return [.. dialogues.Select(dialogue => new Filling(dialogue, [.. byDialogue[dialogue.Id]]))];
    }
}
