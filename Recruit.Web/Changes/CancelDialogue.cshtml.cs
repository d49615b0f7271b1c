using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Web.Layout;

namespace Recruit.Web.Changes;

/// <summary>Cancels a dialogue that people know of: the reason, who is told, and the press that confirms that number.</summary>
public sealed class CancelDialogue(
    DialogueStore dialogues, PlanChangeStore plans, PlanPreviews previews, IStringLocalizer<Cancellation> words, TimeProvider clock)
    : ProgrammePage
{
    public Dialogue Dialogue => Cancellation.Dialogue;
    public Cancellation Cancellation { get; private set; } = null!;
    public string At => $"{Base}/dialogen/{Dialogue.Number}";

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (!MayAct || !await FindAsync(number, "", stop))
            return NotFound();
        return Dialogue.State == DialogueState.Planned && Dialogue.StartsAt > clock.GetUtcNow() ? Page() : Redirect(At);
    }

    /// <param name="reden">For the people who were to come.</param>
    /// <param name="stand">The calendar sequence that the preview showed.</param>
    /// <param name="aantal">How many people the preview said are told.</param>
    public async Task<IActionResult> OnPostAsync(long number, string? step, string? reden, int? stand, int? aantal, CancellationToken stop)
    {
        if (!await FindAsync(number, Cancellation.Tidied(reden), stop))
            return NotFound();
        if (step == "save" && stand is { } sequence && aantal is { } told)
        {
            var outcome = await plans.CancelAsync(
                Dialogue.Id, Cancellation.Because, new SeenPlan(sequence, told), mustBeFree: false, Staff.Actor, stop);
            Done = Cancellation.InWords(outcome, words);
            return Redirect(outcome is PlanChangeOutcome.CountChanged or PlanChangeOutcome.ChangedMeanwhile ? At + "/afgelasten" : At);
        }
        if (step != "change")
            Cancellation =
                Cancellation with { Preview = await previews.OfCancellationAsync(Programme, Dialogue, Cancellation.Because, stop) };
        return Page();
    }

    private async Task<bool> FindAsync(long number, string because, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { } found || found.ProgrammeId != Programme.Id)
            return false;
        Cancellation = new Cancellation(found, because, null);
        return true;
    }
}
