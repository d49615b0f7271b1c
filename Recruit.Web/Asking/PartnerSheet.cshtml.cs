using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Scheduler.Site;
using Recruit.Web.Layout;

namespace Recruit.Web.Asking;

/// <summary>The link of a partner and its square, to be printed and handed out.</summary>
public sealed class PartnerSheet(PartnerStore partners, SiteOptions site, IStringLocalizer<PartnerSheet> L) : ProgrammePage
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

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken stop)
    {
        Done = await partners.EndAsync(Programme.Id, id, Staff.Actor, stop)
            ? L["De link werkt niet meer. Wie zich al aanmeldde, doet nog mee."]
            : L["Deze link was al gestopt."];
        return Redirect($"{Base}/werving");
    }
}
