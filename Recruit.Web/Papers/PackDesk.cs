using System.Globalization;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Staff;
using Recruit.Scheduler.Papers;
using Recruit.Web.Security;

namespace Recruit.Web.Papers;

/// <summary>A reading pack with the dialogue that it is for.</summary>
public sealed record TablePack(Dialogue Dialogue, IReadOnlyList<PackEntry> Entries);

/// <summary>Hands reading packs to staff who may read them, and writes down who took papers.</summary>
public sealed class PackDesk(DialogueStore dialogues, ReadingPack pack, AuditStore audit, TimeProvider clock)
{
    /// <summary>
    /// The pack of the tables that a facilitator leads, from the day of the mail to the day of the dialogue; null for everyone else.
    /// </summary>
    public async Task<TablePack?> FindAsync(StaffUser user, long number, CancellationToken stop)
    {
        if (user.Role != StaffRole.Facilitator || await dialogues.FindAsync(number, stop) is not { PaperDays: not null } dialogue
            || dialogue.State != DialogueState.Planned)
            return null;
        int[] led = [.. (await dialogues.TablesAsync(dialogue.Id, stop)).Where(table => table.FacilitatorId == user.Id)
            .Select(table => table.Number)];
        return led.Length > 0 && await pack.IsOpenAsync(dialogue, clock.GetUtcNow(), stop)
            ? new TablePack(dialogue, await pack.OfAsync(dialogue.Id, led, stop))
            : null;
    }

    /// <summary>Notes that somebody of the staff took papers.</summary>
    public Task NoteAsync(StaffUser user, long number, int papers, CancellationToken stop) =>
        audit.WriteAsync(user.Actor, "view_papers", $"dialogue {number}",
            string.Create(CultureInfo.InvariantCulture, $"{papers} papers"), stop);
}
