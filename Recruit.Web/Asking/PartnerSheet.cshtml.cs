using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Asking;
using Recruit.Scheduler.Site;
using Recruit.Web.Layout;

namespace Recruit.Web.Asking;

/// <summary>The link of a partner and its square, to be printed and handed out.</summary>
public sealed class PartnerSheet(PartnerStore partners, SiteOptions site) : ProgrammePage
{
    public Partner Partner { get; private set; } = null!;

    public string Link => $"{site.BaseAddress}/aanmelden/{Programme.Slug}?via={partners.TokenOf(Partner.Id)}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!MayAct || (await partners.ListAsync(Programme.Id, stop)).FirstOrDefault(one => one.Id == id) is not { EndedAt: null } found)
            return NotFound();
        Partner = found;
        return Page();
    }
}
