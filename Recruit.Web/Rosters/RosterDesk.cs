using System.Globalization;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Scheduler.Rosters;
using Recruit.Web.Security;

namespace Recruit.Web.Rosters;

/// <summary>Hands out rosters to those who may see them, and writes down who did.</summary>
public sealed class RosterDesk(DialogueStore dialogues, RosterReader reader, AuditStore audit, TimeProvider clock)
{
    /// <summary>The same roster, without a note in the log: for work on it that shows nothing of it.</summary>
    public async Task<Roster?> FindAsync(StaffUser user, long number, CancellationToken stop) =>
        await dialogues.FindAsync(number, stop) is { } dialogue
        && RosterAccess.ViewOf(user, dialogue, await dialogues.TablesAsync(dialogue.Id, stop), clock.GetUtcNow()) is { } view
            ? await reader.ReadAsync(dialogue, view, stop)
            : null;

    /// <param name="form">How it was looked at: <c>page</c>, <c>csv</c>, <c>xlsx</c> or <c>attendance</c>.</param>
    /// <returns>Null when there is no such roster for this user.</returns>
    public async Task<Roster?> HandOutAsync(StaffUser user, long number, string form, CancellationToken stop)
    {
        if (await FindAsync(user, number, stop) is not { } roster)
            return null;
        var tables = string.Join(' ', roster.Tables.Select(table => table.Number.ToString(CultureInfo.InvariantCulture)));
        await audit.WriteAsync(user.Actor, "view_roster", $"dialogue {number}", $"{form}, tables {tables}", stop);
        return roster;
    }
}
