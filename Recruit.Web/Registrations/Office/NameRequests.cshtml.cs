using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Substitutes;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Office;

/// <summary>Names that guests ask for after they were drawn: staff decide, because a seat cannot be handed on.</summary>
public sealed class NameRequests(OwnNameStore names, IStringLocalizer<NameRequests> L) : ProgrammePage
{
    public IReadOnlyList<NameRequest> Waiting { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAct)
            return NotFound();
        Waiting = await names.ListAsync(Programme.Id, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "verzoek")] Guid request, [FromForm(Name = "besluit")] string? decision, CancellationToken stop)
    {
        if (decision is not ("ja" or "nee"))
            return NotFound();
        Done = !await names.DecideAsync(Programme.Id, request, decision == "ja", Staff.Actor, stop) ? L["Dit was al beslist."]
            : decision == "ja" ? L["De naam is veranderd."] : L["De naam blijft zoals hij was."];
        return Redirect($"{Base}/namen");
    }
}
