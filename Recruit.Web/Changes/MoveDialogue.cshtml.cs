using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Scheduler.Dialogues;
using Recruit.Web.Language;
using Recruit.Web.Layout;
using Recruit.Web.Offers;

namespace Recruit.Web.Changes;

/// <summary>Moves or changes a dialogue that people know of: fill in, see who is told, confirm that number.</summary>
public sealed class MoveDialogue(
    DialogueStore dialogues, PlanChangeStore plans, PlanPreviews previews, OfferWords words, IStringLocalizer<MoveDialogue> L,
    TimeProvider clock)
    : ProgrammePage
{
    public Dialogue Dialogue { get; private set; } = null!;
    public DialogueOffer Offer { get; private set; } = new();

    /// <summary>The dialogue as it is about to be; null while the form is filled in.</summary>
    public Dialogue? Wished { get; private set; }

    public PlanPreview? Preview { get; private set; }

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (!MayAct || !await FindAsync(number, stop))
            return NotFound();
        Offer = DialogueOffer.Of(Dialogue);
        return IsOpen ? Page() : Redirect(At);
    }

    /// <param name="stand">The calendar sequence that the preview showed.</param>
    /// <param name="aantal">How many people the preview said are told.</param>
    public async Task<IActionResult> OnPostAsync(
        long number, string? step, DialogueOffer offer, int? stand, int? aantal, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        if (!IsOpen)
            return Redirect(At);
        Offer = offer;
        ModelState.Clear();
        if (step == "save" && stand != Dialogue.CalendarSequence)
            return ToDialogue(new PlanChangeOutcome.ChangedMeanwhile());
        if (step == "change" || Read(offer) is not { } wished)
            return Page();
        return step == "save" && stand is { } sequence && aantal is { } told
            ? await SaveAsync(wished, new SeenPlan(sequence, told), stop)
            : await ShowAsync(wished, stop);
    }

    /// <summary>What differs, as it is and as it will be.</summary>
    public IEnumerable<(string What, string Before, string After)> Differences()
    {
        (string What, string Before, string After)[] all =
        [
            (L["Titel"], Dialogue.Title, Wished!.Title),
            (L["Wanneer"], InWords(Dialogue), InWords(Wished)),
            (L["Duur in minuten"], Figure.Of(Dialogue.Minutes), Figure.Of(Wished.Minutes)),
            (L["Hoe"], DialogueWords.Format(Dialogue.Format, SiteLanguage.Current),
                DialogueWords.Format(Wished.Format, SiteLanguage.Current)),
            (L["Zaal en adres"], Dialogue.Venue, Wished.Venue),
            (L["Link"], Dialogue.Link, Wished.Link),
        ];
        return all.Where(one => one.Before != one.After);
    }

    private string At => $"{Base}/dialogen/{Dialogue.Number}";

    private bool IsOpen => Dialogue.State == DialogueState.Planned && Dialogue.StartsAt > clock.GetUtcNow();

    private static string InWords(Dialogue dialogue) => Language.Moment.InWords(dialogue.StartsAt, dialogue.TimeZone);

    private Dialogue? Read(DialogueOffer offer)
    {
        var terms = new OfferTerms(Programme, Dialogue.TrackId, Dialogue.MunicipalityCode ?? "", new HashSet<Guid>(), [], null);
        switch (new OfferReader(terms, clock.GetUtcNow()).ReadMove(Dialogue, offer))
        {
            case OfferOutcome.Acceptable { Dialogue: var wished } when wished != Dialogue:
                return wished;
            case OfferOutcome.Refused { Problems: var problems }:
                foreach (var problem in problems)
                    ModelState.AddModelError(problem.Field, words.Explain(problem, offer));
                return null;
            default:
                ModelState.AddModelError("", L["U hebt nog niets veranderd."]);
                return null;
        }
    }

    private async Task<IActionResult> ShowAsync(Dialogue wished, CancellationToken stop)
    {
        (Wished, Preview) = (wished, await previews.OfMoveAsync(Programme, Dialogue, wished, $"{Base}/aanmeldingen", stop));
        return Page();
    }

    private async Task<IActionResult> SaveAsync(Dialogue wished, SeenPlan seen, CancellationToken stop) =>
        ToDialogue(await plans.ChangeAsync(wished, seen, Staff.Actor, stop));

    private RedirectResult ToDialogue(PlanChangeOutcome outcome)
    {
        Done = outcome switch
        {
            PlanChangeOutcome.Done { Told: 0 } => L["De dialoog is gewijzigd. Niemand hoefde bericht."],
            PlanChangeOutcome.Done done =>
                L["De dialoog is gewijzigd. {0} {0:bericht staat|berichten staan} klaar om te vertrekken.", Counted.Of(done.Told)],
            PlanChangeOutcome.CountChanged changed =>
                L["Er is nog niets gewijzigd. Intussen {0:krijgt|krijgen} {0} {0:mens|mensen} bericht: kijk het nog eens na.", Counted.Of(changed.Told)],
            PlanChangeOutcome.ChangedMeanwhile =>
                L["Er is nu niets gewijzigd: iemand anders wijzigde deze dialoog net, of u drukte twee keer."],
            PlanChangeOutcome.NothingNew => L["Er is niets veranderd: de dialoog was al zo."],
            _ => L["Deze dialoog kan niet meer worden gewijzigd."],
        };
        return Redirect(outcome is PlanChangeOutcome.CountChanged ? At + "/verplaatsen" : At);
    }

    private async Task<bool> FindAsync(long number, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { } found || found.ProgrammeId != Programme.Id)
            return false;
        Dialogue = found;
        return true;
    }
}
