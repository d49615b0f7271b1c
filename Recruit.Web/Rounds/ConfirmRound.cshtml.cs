using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Invitations.Turnouts;
using Recruit.Scheduler.Messages;
using Recruit.Web.Language;
using Recruit.Web.Layout;
using Recruit.Web.Letters;
using Recruit.Web.Messages;

namespace Recruit.Web.Rounds;

/// <summary>The last look before invitations leave: how many there are, and what they say.</summary>
public sealed class ConfirmRound(
    ProgrammeStore programmes, DialogueStore dialogues, RoundStore rounds, ConfirmationStore confirmations, InvitationPlans plans,
    LetterExamples examples, IStringLocalizer<ConfirmRound> L) : ProgrammePage
{
    public MatchingRound Round { get; private set; } = null!;
    public Track Track { get; private set; } = null!;
    public InvitationCount Count { get; private set; } = new(0, 0, 0);

    /// <summary>The invitation with a made-up name, to the first dialogue of the round.</summary>
    public RenderedMail? Letter { get; private set; }

    /// <summary>What is known of how many accept and come.</summary>
    public TurnoutRates Rates { get; private set; } = null!;

    /// <summary>How many to invite to each dialogue.</summary>
    public IReadOnlyList<InvitationPlan> Plans { get; private set; } = [];

    /// <summary>Seats beyond the composition, to which reserves are invited.</summary>
    public int Ahead => Plans.Sum(plan => plan.Ahead.Sum(table => table.Count));

    public int Reserves { get; private set; }

    public string At => $"{Base}/rondes/{Round.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!MayAct || await rounds.GetAsync(id, stop) is not { } round || round.ProgrammeId != Programme.Id)
            return NotFound();
        Round = round;
        Track = (await programmes.TracksAsync(Programme.Id, stop)).Single(track => track.Id == round.TrackId);
        if (round.State != RoundState.Proposed)
            return Redirect(At);
        Count = await confirmations.CountInvitationsAsync(id, stop);
        await ReadPlansAsync(round, stop);
        Reserves = (await rounds.OutcomesAsync(id, stop)).Count(one => one.Outcome == RoundOutcome.Reserve);
        Letter = await LetterAsync(id, stop);
        SafeFrame.AllowOn(Response);
        return Page();
    }

    /// <summary>The HTML of the letter by itself, for the frame of its page.</summary>
    public async Task<IActionResult> OnGetHtmlAsync(Guid id, CancellationToken stop)
    {
        if (await rounds.GetAsync(id, stop) is not { } round
            || round.ProgrammeId != Programme.Id
            || await LetterAsync(id, stop) is not { } letter)
            return NotFound();
        SafeFrame.Confine(Response);
        return Content(letter.Html, "text/html; charset=utf-8");
    }

    /// <param name="gezien">How many invitations the page showed.</param>
    /// <param name="vooraf">How many seats ahead the page showed; null when the organiser wants none.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, int? gezien, int? vooraf, CancellationToken stop)
    {
        if (await rounds.GetAsync(id, stop) is not { } round || round.ProgrammeId != Programme.Id)
            return NotFound();
        await ReadPlansAsync(round, stop);
        if (round.State == RoundState.Proposed && vooraf is { } shown && shown != Ahead)
        {
            // Nobody is invited in a number that no organiser has seen.
            return LookAgain(id);
        }
        var outcome = await confirmations.ConfirmRoundAsync(
            id, vooraf is null ? [] : [.. Plans.SelectMany(plan => plan.Ahead)], Staff.Actor, stop, gezien ?? 0);
        if (outcome is ConfirmOutcome.CountChanged)
            return LookAgain(id);
        Done = InWords(outcome);
        return Redirect($"{Base}/rondes/{id}");
    }

    private RedirectResult LookAgain(Guid id)
    {
        Done = L["Er is nog niets verstuurd: door nieuwe antwoorden zijn de aantallen veranderd. Kijk ze nog eens na."];
        return Redirect($"{Base}/rondes/{id}/bevestigen");
    }

    private string InWords(ConfirmOutcome outcome) => outcome switch
    {
        ConfirmOutcome.Confirmed { Ahead: > 0 } confirmed =>
            L["Bevestigd: {0} {0:uitnodiging staat|uitnodigingen staan} klaar om te vertrekken. Voor {1} extra {1:plaats|plaatsen} worden reserves gevraagd.", Counted.Of(confirmed.Invited),
                Counted.Of(confirmed.Ahead)],
        ConfirmOutcome.Confirmed confirmed =>
            L["Bevestigd: {0} {0:uitnodiging staat|uitnodigingen staan} klaar om te vertrekken.", Counted.Of(confirmed.Invited)],
        ConfirmOutcome.AlreadyConfirmed already =>
            L["Deze ronde was al bevestigd, op {0}. Er is niets dubbel verstuurd.", Moment(already.At)],
        ConfirmOutcome.Overtaken overtaken =>
            L["Ronde {0} was eerder en heeft deze tafels al gevuld. Leg deze ronde terzijde.", overtaken.ByRound],
        _ => L["Deze ronde kan niet (meer) worden bevestigd."],
    };

    private async Task ReadPlansAsync(MatchingRound round, CancellationToken stop)
    {
        Rates = await plans.RatesAsync(Programme.Id, stop);
        Plans = await plans.OfRoundAsync(round.Id, Programme.Id, stop);
    }

    private async Task<RenderedMail?> LetterAsync(Guid id, CancellationToken stop) =>
        (await rounds.DialoguesAsync(id, stop)) is [var first, ..] && await dialogues.GetAsync(first, stop) is { } dialogue
            ? await examples.WriteAsync(InvitationRule.Invitation, Programme, [], dialogue, SiteLanguage.Current, stop)
            : null;
}
