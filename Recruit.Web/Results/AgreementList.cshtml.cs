using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Programmes;
using Recruit.Data.Results;

namespace Recruit.Web.Results;

/// <summary>What tables agreed, who does it, and how it stands.</summary>
public sealed class AgreementList(ProgrammeStore programmes, AgreementStore agreements) : PageModel
{
    public Programme Programme { get; private set; } = null!;

    /// <summary>By date.</summary>
    public IReadOnlyList<Agreement> Agreements { get; private set; } = [];

    public string Base => $"/programma/{Programme.Slug}/resultaten";

    public int Count(string state) => Agreements.Count(agreement => agreement.State == state);

    public async Task<IActionResult> OnGetAsync(string programme, CancellationToken stop)
    {
        if (await programmes.FindAsync(programme, stop) is not { } found)
            return NotFound();
        (Programme, Agreements) = (found, await agreements.ListAsync(found.Id, stop));
        return Page();
    }
}
