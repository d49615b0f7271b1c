using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Dialogues;
using Recruit.Web.Security;

namespace Recruit.Web.Rosters;

/// <summary>A table that the facilitator leads.</summary>
/// <param name="IsToday">On that day, on the calendar of the place, the roster is open.</param>
/// <param name="MayReport">From that day on, for two weeks, the report can be written.</param>
public sealed record LedTable(Dialogue Dialogue, int Number, bool IsToday, bool MayReport);

/// <summary>A facilitator's start page: the own tables, today's first.</summary>
[Authorize(Policies.Facilitator)]
public sealed class OwnTables(DialogueStore dialogues, TimeProvider clock) : PageModel
{
    public IReadOnlyList<LedTable> Today { get; private set; } = [];
    public IReadOnlyList<LedTable> ToCome { get; private set; } = [];
    public IReadOnlyList<LedTable> Past { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var led = new List<LedTable>();
        foreach (var table in await dialogues.LedByAsync(StaffUser.Of(User)!.Id, stop))
            if (await dialogues.GetAsync(table.DialogueId, stop) is { State: DialogueState.Planned } dialogue)
                led.Add(new LedTable(
                    dialogue, table.Number, RosterAccess.IsToday(dialogue, now), ReportAccess.IsOpen(dialogue, now)));
        led = [.. led.OrderBy(table => table.Dialogue.StartsAt).ThenBy(table => table.Dialogue.Number).ThenBy(table => table.Number)];
        Today = [.. led.Where(table => table.IsToday)];
        ToCome = [.. led.Where(table => !table.IsToday && table.Dialogue.StartsAt > now)];
        Past = [.. led.Where(table => !table.IsToday && table.Dialogue.StartsAt <= now).Reverse()];
    }
}
