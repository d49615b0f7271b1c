using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Web.Security;

namespace Recruit.Web.Changes;

/// <summary>A municipality cancels its own dialogue, as long as nobody is invited.</summary>
[Authorize(Policies.Municipality)]
public sealed class CancelOwnDialogue(
    DialogueStore dialogues, FreeDialogues free, ProgrammeStore programmes, PlanChangeStore plans, PlanPreviews previews,
    IStringLocalizer<Cancellation> words)
    : PageModel
{
    private StaffUser Staff => StaffUser.Of(User)!;

    public Cancellation Cancellation { get; private set; } = null!;
    public string At => $"/gemeente/dialoog/{Cancellation.Dialogue.Number}";

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, "", stop))
            return NotFound();
        return await free.IsFreeAsync(Cancellation.Dialogue.Id, stop) ? Page() : Redirect(At);
    }

    /// <inheritdoc cref="CancelDialogue.OnPostAsync"/>
    public async Task<IActionResult> OnPostAsync(long number, string? step, string? reden, int? stand, int? aantal, CancellationToken stop)
    {
        if (!await FindAsync(number, Cancellation.Tidied(reden), stop))
            return NotFound();
        var dialogue = Cancellation.Dialogue;
        if (step == "save" && stand is { } sequence && aantal is { } told)
        {
            var outcome = await plans.CancelAsync(
                dialogue.Id, Cancellation.Because, new SeenPlan(sequence, told), mustBeFree: true, Staff.Actor, stop);
            TempData["Done"] = Cancellation.InWords(outcome, words);
            return Redirect(At);
        }
        var programme = (await programmes.GetAsync(dialogue.ProgrammeId, stop))!;
        if (step != "change")
            Cancellation =
                Cancellation with { Preview = await previews.OfCancellationAsync(programme, dialogue, Cancellation.Because, stop) };
        return Page();
    }

    private async Task<bool> FindAsync(long number, string because, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { } found
            || found.MunicipalityCode is null
            || found.MunicipalityCode != Staff.MunicipalityCode)
            return false;
        Cancellation = new Cancellation(found, because, null);
        return true;
    }
}
