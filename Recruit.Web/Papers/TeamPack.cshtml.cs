using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Papers;
using Recruit.Scheduler.Papers;
using Recruit.Web.Security;

namespace Recruit.Web.Papers;

/// <summary>What a facilitator reads before the dialogue: the papers of the tables that he or she leads.</summary>
[Authorize(Policies.Facilitator)]
public sealed class TeamPack(PackDesk desk, ReadingPack pack, PaperShelf shelf) : PageModel
{
    public TablePack Pack { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop) =>
        await FindAsync(number, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnGetBestandAsync(long number, Guid paper, CancellationToken stop)
    {
        if (!await FindAsync(number, stop) || Pack.Entries.FirstOrDefault(entry => entry.Paper.Id == paper) is not { } asked)
            return NotFound();
        await desk.NoteAsync(StaffUser.Of(User)!, number, 1, stop);
        return PaperDownload.Of(asked.Paper, shelf);
    }

    public async Task<IActionResult> OnGetZipAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop) || Pack.Entries.Count == 0)
            return NotFound();
        await desk.NoteAsync(StaffUser.Of(User)!, number, Pack.Entries.Count, stop);
        return PaperDownload.OfAll(Pack.Dialogue.Title, Pack.Entries, pack);
    }

    private async Task<bool> FindAsync(long number, CancellationToken stop)
    {
        if (await desk.FindAsync(StaffUser.Of(User)!, number, stop) is not { } found)
            return false;
        Pack = found;
        return true;
    }
}
