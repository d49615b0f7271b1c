using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Programmes;
using Recruit.Web.Security;

namespace Recruit.Web.Programmes;

/// <summary>Where organisers and viewers start: their programmes, or straight to the only one.</summary>
[Authorize(Policies.OrganiserOrViewer)]
public sealed class ProgrammeList(ProgrammeStore programmes) : PageModel
{
    public IReadOnlyList<Programme> Programmes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        Programmes = await programmes.ListAsync(stop);
        return Programmes.Count == 1 ? Redirect($"/organisatie/{Programmes[0].Slug}") : Page();
    }
}
