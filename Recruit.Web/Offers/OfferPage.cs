using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Dialogues;
using Recruit.Scheduler.Dialogues;
using Recruit.Web.Security;

namespace Recruit.Web.Offers;

/// <summary>A form for a dialogue in two steps: fill in, then check before it is saved.</summary>
[Authorize(Policies.Municipality)]
public abstract class OfferPage(OfferWords words, TimeProvider clock) : PageModel
{
    public OfferSetting Setting { get; protected set; } = null!;
    public DialogueOffer Offer { get; protected set; } = new();

    /// <summary>The id that the dialogue has or will have: pressing twice saves once.</summary>
    public Guid Id { get; protected set; }

    /// <summary>What is about to be saved; null while the form is filled in.</summary>
    public Dialogue? Proposed { get; private set; }

    /// <summary>Every date that is about to be offered, where there are more than one.</summary>
    public IReadOnlyList<DateTimeOffset> ProposedDates { get; private set; } = [];

    /// <summary>Whether more than one date may be offered: only for a dialogue that is new.</summary>
    public virtual bool MayOfferDates => false;

    /// <summary>Where the form starts, to go back to.</summary>
    public abstract string BackPath { get; }

    protected StaffUser Staff => StaffUser.Of(User)!;

    /// <summary>Shows the form again, the check page, or saves: as the pressed button says.</summary>
    protected async Task<IActionResult> AnswerAsync(
        DialogueOffer offer, string? step, Func<OfferOutcome.Acceptable, Task<IActionResult>> saveAsync)
    {
        Offer = MayOfferDates ? offer : offer with { OtherDates = null };
        ModelState.Clear();
        if (step == "change")
            return Page();
        switch (new OfferReader(Setting.Terms, clock.GetUtcNow()).Read(Id, Offer))
        {
            case OfferOutcome.Refused { Problems: var problems }:
                foreach (var problem in problems)
                    ModelState.AddModelError(problem.Field, words.Explain(problem, offer));
                return Page();
            case OfferOutcome.Acceptable read when step == "save":
                return await saveAsync(read);
            case OfferOutcome.Acceptable read:
                (Proposed, ProposedDates) = (read.Dialogue, read.Dates);
                return Page();
            default:
                throw new InvalidOperationException("An offer is either acceptable or refused.");
        }
    }
}
