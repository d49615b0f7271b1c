using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Dialogues;
using Recruit.Data.Papers;
using Recruit.Scheduler.Materials;
using Recruit.Web.Language;

namespace Recruit.Web.Materials;

/// <summary>The guide and other materials of a dialogue for staff who hold or lead it.</summary>
public abstract class RoleMaterials(DialogueStore dialogues, ConversationMaterials materials, PaperShelf shelf) : PageModel
{
    public Dialogue Dialogue { get; private set; } = null!;
    public MaterialsOnPage Materials { get; private set; } = null!;

    protected DialogueStore Dialogues => dialogues;

    /// <summary>One of <see cref="Recruit.Data.Materials.MaterialAudience"/>.</summary>
    protected abstract string Audience { get; }

    protected abstract string AddressOf(long number);

    /// <summary>Whether whoever is signed in has to do with it.</summary>
    protected abstract Task<bool> IsTheirsAsync(Dialogue dialogue, CancellationToken stop);

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop) =>
        await FindAsync(number, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnGetBestandAsync(long number, Guid paper, CancellationToken stop) =>
        await FindAsync(number, stop) ? Materials.Download(paper, shelf) ?? NotFound() : NotFound();

    private async Task<bool> FindAsync(long number, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { State: DialogueState.Planned } found || !await IsTheirsAsync(found, stop))
            return false;
        Dialogue = found;
        Materials = new MaterialsOnPage(await materials.OfAsync(found, Audience, SiteLanguage.Current, stop), AddressOf(number));
        return true;
    }
}
