using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Materials;
using Recruit.Data.Papers;
using Recruit.Scheduler.Materials;
using Recruit.Web.Invitations;
using Recruit.Web.Language;

namespace Recruit.Web.Materials;

/// <summary>What somebody who comes reads before the dialogue, by the link of the invitation.</summary>
public sealed class OwnMaterials(HeldSeats seats, ConversationMaterials materials, PaperShelf shelf) : PageModel
{
    public string Token { get; private set; } = "";

    /// <summary>Null when the link opens nothing.</summary>
    public HeldSeat? Seat { get; private set; }
    public MaterialsOnPage Materials { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken stop) =>
        await FindAsync(token, stop) || Seat is null ? Page() : Redirect($"/uitnodiging/{token}");

    public async Task<IActionResult> OnGetBestandAsync(string token, Guid paper, CancellationToken stop) =>
        await FindAsync(token, stop) ? Materials.Download(paper, shelf) ?? NotFound() : NotFound();

    /// <returns>False for who does not come.</returns>
    private async Task<bool> FindAsync(string token, CancellationToken stop)
    {
        Token = token;
        if ((Seat = await seats.OpenAsync(token, stop)) is null)
            Response.StatusCode = StatusCodes.Status404NotFound;
        if (Seat is not { Situation: Situation.Coming })
            return false;
        Materials = new MaterialsOnPage(
            await materials.OfAsync(Seat.Dialogue, MaterialAudience.Participant, SiteLanguage.Current, stop),
            $"/uitnodiging/{token}/materiaal");
        return true;
    }
}
