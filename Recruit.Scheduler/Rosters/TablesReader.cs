using Recruit.Data.Dialogues;
using Recruit.Data.Neighbours;
using Recruit.Data.Programmes;

namespace Recruit.Scheduler.Rosters;

/// <summary>Reads what moves between the tables of a dialogue must keep to.</summary>
public sealed class TablesReader(DialogueStore dialogues, ProgrammeStore programmes, NeighbourStore neighbours)
{
    public async Task<TablesAsTheyStand> ReadAsync(Dialogue dialogue, IReadOnlyList<SeatedPerson> people, CancellationToken stop) => new(
        dialogue, people, await dialogues.RoleQuotasAsync([dialogue.Id], stop), await programmes.AttributesAsync(dialogue.TrackId, stop))
    {
        Neighbours = await neighbours.BookAsync(dialogue.TrackId, stop),
    };
}
