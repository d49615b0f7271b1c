using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Scheduler.Dialogues;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Web.Offers;

/// <summary>A municipality changes its own dialogue, as long as nobody is invited.</summary>
public sealed class ChangeDialogue(
    OfferSettings settings, DialogueStore dialogues, FreeDialogues free, LocalTargets local, AuditStore audit, OfferWords words,
    IStringLocalizer<ChangeDialogue> text, TimeProvider clock)
    : OfferPage(words, clock)
{
    private Dialogue now = null!;

    public override string BackPath => $"/gemeente/dialoog/{now.Number}";

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        Offer = DialogueOffer.Of(now, await dialogues.RoleQuotasAsync([now.Id], stop));
        return await free.IsFreeAsync(now.Id, stop) ? Page() : Redirect(BackPath);
    }

    public async Task<IActionResult> OnPostAsync(long number, string? step, DialogueOffer offer, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        return await AnswerAsync(offer, step, read => SaveAsync(read, stop));
    }

    private async Task<IActionResult> SaveAsync(OfferOutcome.Acceptable read, CancellationToken stop)
    {
        await local.BeginAsync(read.Dialogue, Staff.Actor, stop);
        // The page of the dialogue says why, when people were invited in the meantime.
        if (await free.ChangeAsync(read.Dialogue, read.Roles, stop))
        {
            await audit.WriteAsync(Staff.Actor, "change_dialogue", $"dialogue {now.Number}", "", stop);
            TempData["Done"] = text["De dialoog is gewijzigd."].Value;
        }
        return Redirect(BackPath);
    }

    private async Task<bool> FindAsync(long number, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { } found || found.MunicipalityCode != Staff.MunicipalityCode)
            return false;
        var (programme, track) = await settings.OfAsync(found, stop);
        if (await settings.ReadAsync(programme, track, Staff.MunicipalityCode!, stop) is not { } setting)
            return false;
        (now, Setting, Id) = (found, setting, found.Id);
        return true;
    }
}
