using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Web.Security;

namespace Recruit.Web.Offers;

/// <summary>A town chooses one of the dates that it offered, where the programme lets it.</summary>
[Authorize(Policies.Municipality)]
public sealed class ChooseOwnDate(
    DialogueStore dialogues, DateOffers dates, TimeProvider clock, IStringLocalizer<ChooseOwnDate> L) : PageModel
{
    public Dialogue Dialogue { get; private set; } = null!;
    public DateChoice Choice { get; private set; } = null!;

    [BindProperty(Name = "dag")]
    public string? Day { get; set; }

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop) =>
        await FindAsync(number, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostChooseAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        if (Choice.Find(Day) is not { } start)
        {
            ModelState.AddModelError("dag", L["Kies een van de dagen."]);
            return Page();
        }
        await dates.ChooseAsync(Dialogue, start, StaffUser.Of(User)!.Actor, stop);
        TempData["Done"] = L["De dag is gekozen."].Value;
        return Redirect($"/gemeente/dialoog/{number}");
    }

    private async Task<bool> FindAsync(long number, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { State: DialogueState.Offered } found
            || found.MunicipalityCode != StaffUser.Of(User)!.MunicipalityCode
            || !await dates.TownChoosesAsync(found.ProgrammeId, stop))
            return false;
        Dialogue = found;
        Choice = new DateChoice(
            [.. (await dates.ListAsync(found.Id, stop)).Where(start => start > clock.GetUtcNow())], found.TimeZone);
        return true;
    }
}
