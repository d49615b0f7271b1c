using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Web.Layout;

namespace Recruit.Web.Offers;

/// <summary>An organiser chooses one of the dates that a town offered, and says whether towns may choose themselves.</summary>
public sealed class ChooseDate(
    DialogueStore dialogues, DateOffers dates, TimeProvider clock, IStringLocalizer<ChooseDate> L) : ProgrammePage
{
    public Dialogue Dialogue { get; private set; } = null!;
    public DateChoice Choice { get; private set; } = null!;
    public bool TownPicks { get; private set; }

    [BindProperty(Name = "dag")]
    public string? Day { get; set; }

    public string Details => $"{Base}/dialogen/{Dialogue.Number}";

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop) =>
        MayAct && await FindAsync(number, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostChooseAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        if (Choice.Find(Day) is not { } start)
        {
            ModelState.AddModelError("dag", L["Kies een van de dagen."]);
            return Page();
        }
        Done = await dates.ChooseAsync(Dialogue, start, Staff.Actor, stop)
            ? L["De dag is gekozen. De gastheer hoort het."]
            : L["Er is niets veranderd: het stond al zo."];
        return Redirect(Details);
    }

    public async Task<IActionResult> OnPostTownAsync(long number, bool zelf, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        await dates.LetTownChooseAsync(Programme.Id, zelf, Staff.Actor, stop);
        Done = zelf ? L["Gemeenten mogen nu zelf een dag kiezen."] : L["Alleen de organisatie kiest nu een dag."];
        return Redirect($"{Details}/datum");
    }

    private async Task<bool> FindAsync(long number, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { State: DialogueState.Offered } found || found.ProgrammeId != Programme.Id)
            return false;
        Dialogue = found;
        Choice = new DateChoice(
            [.. (await dates.ListAsync(found.Id, stop)).Where(start => start > clock.GetUtcNow())], found.TimeZone);
        TownPicks = await dates.TownChoosesAsync(Programme.Id, stop);
        return true;
    }
}
