using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Papers;
using Recruit.Scheduler.Papers;
using Recruit.Web.Invitations;

namespace Recruit.Web.Papers;

/// <summary>What somebody who comes reads before the dialogue: the papers of the own table, each or all at once.</summary>
public sealed class OwnPack(HeldSeats seats, ReadingPack pack, PaperShelf shelf) : PageModel
{
    public string Token { get; private set; } = "";

    /// <summary>Null when the link opens nothing.</summary>
    public HeldSeat? Seat { get; private set; }
    public IReadOnlyList<PackEntry> Entries { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop) =>
        await FindAsync(token, stop) || Seat is null ? Page() : Redirect($"/uitnodiging/{token}");

    public async Task<IActionResult> OnGetBestandAsync(string token, Guid paper, CancellationToken stop) =>
        await FindAsync(token, stop) && Entries.FirstOrDefault(entry => entry.Paper.Id == paper) is { } asked
            ? PaperDownload.Of(asked.Paper, shelf)
            : NotFound();

    public async Task<IActionResult> OnGetZipAsync(string token, CancellationToken stop) =>
        await FindAsync(token, stop) && Entries.Count > 0 ? PaperDownload.OfAll(Seat!.Dialogue.Title, Entries, pack) : NotFound();

    /// <returns>False for who does not come, or where nobody reads papers.</returns>
    private async Task<bool> FindAsync(string token, CancellationToken stop)
    {
        Token = token;
        if ((Seat = await seats.OpenAsync(token, stop)) is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        if (Seat is not { Situation: Situation.Coming, Dialogue.PaperDays: not null }
            || await pack.OfInvitationAsync(Seat.Dialogue.Id, Seat.Invitation.Id, stop) is not { } entries)
            return false;
        Entries = entries;
        return true;
    }
}
