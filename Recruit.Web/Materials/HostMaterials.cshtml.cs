using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Dialogues;
using Recruit.Data.Materials;
using Recruit.Data.Papers;
using Recruit.Scheduler.Materials;
using Recruit.Web.Language;
using Recruit.Web.Security;

namespace Recruit.Web.Materials;

/// <summary>The guide and other materials of the town that holds this dialogue.</summary>
[Authorize(Policies.Municipality)]
public sealed class HostMaterials(DialogueStore dialogues, ConversationMaterials materials, PaperShelf shelf) : PageModel
{
    public Dialogue Dialogue { get; private set; } = null!;
    public MaterialsOnPage Materials { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop) =>
        await FindAsync(number, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnGetBestandAsync(long number, Guid paper, CancellationToken stop) =>
        await FindAsync(number, stop) ? Materials.Download(paper, shelf) ?? NotFound() : NotFound();

    private async Task<bool> FindAsync(long number, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { State: DialogueState.Planned } found
            || found.MunicipalityCode != StaffUser.Of(User)!.MunicipalityCode)
            return false;
        Dialogue = found;
        Materials = new MaterialsOnPage(
            await materials.OfAsync(found, MaterialAudience.Host, SiteLanguage.Current, stop), $"/gemeente/dialoog/{number}/materiaal");
        return true;
    }
}
