using Recruit.Data.Dialogues;
using Recruit.Data.Rosters;

namespace Recruit.Web.Dialogues;

/// <summary>A dialogue with what was planned for it and what came of it so far.</summary>
public sealed record Filling(Dialogue Dialogue, IReadOnlyList<TableOccupancy> Tables)
{
    public int Seats => Tables.Sum(table => table.Seats);
    public int Accepted => Tables.Sum(table => table.Accepted);
    public int Waiting => Tables.Sum(table => table.Waiting);
    public int Vacant => Tables.Sum(table => table.Vacant);

    /// <summary>Whether a round gave it seats; before that there is nothing to count.</summary>
    public bool HasSeats => Seats > 0;

    /// <summary>Tables at which fewer people than the least come or may still come.</summary>
    public IReadOnlyList<TableOccupancy> TooSmall =>
        [.. Tables.Where(table => table.Seats > 0 && table.Accepted + table.Waiting < Dialogue.TableMin)];

    /// <summary>Tables with more seats than the most.</summary>
    public IReadOnlyList<TableOccupancy> TooLarge => [.. Tables.Where(table => table.Seats - table.Vacant > Dialogue.TableMax)];

    /// <summary>Puts dialogues and the counts of their tables together, in the order of the dialogues.</summary>
    public static IReadOnlyList<Filling> Of(IEnumerable<Dialogue> dialogues, IEnumerable<TableOccupancy> tables)
    {
        var byDialogue = tables.ToLookup(table => table.DialogueId);
        return [.. dialogues.Select(dialogue => new Filling(dialogue, [.. byDialogue[dialogue.Id]]))];
    }
}
