using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Draws;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Messages;
using Recruit.Web.Language;
using Recruit.Web.Layout;
using Recruit.Web.Messages;

namespace Recruit.Web.Invitations;

/// <summary>The last look before invitations leave: how many there are, and what they say.</summary>
public sealed class ConfirmRound(
    ProgrammeStore programmes, DialogueStore dialogues, RoundStore rounds, ConfirmationStore confirmations, LetterExamples examples, IStringLocalizer<ConfirmRound> L)
    : ProgrammePage
{
    public MatchingRound Round { get; private set; } = null!;
    public Track Track { get; private set; } = null!;
    public InvitationCount Count { get; private set; } = new(0, 0, 0);

    /// <summary>The invitation with a made-up name, to the first dialogue of the round.</summary>
    public RenderedMail? Letter { get; private set; }

    public string At => $"{Base}/rondes/{Round.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!MayAct || await rounds.GetAsync(id, stop) is not { } round || round.ProgrammeId != Programme.Id)
            return NotFound();
        Round = round;
        Track = (await programmes.TracksAsync(Programme.Id, stop)).Single(track => track.Id == round.TrackId);
        if (round.State != "proposed")
            return Redirect(At);
        Count = await confirmations.CountInvitationsAsync(id, stop);
        Letter = await LetterAsync(id, stop);
        SafeFrame.AllowOn(Response);
        return Page();
    }

    /// <summary>The HTML of the letter by itself, for the frame of its page.</summary>
    public async Task<IActionResult> OnGetHtmlAsync(Guid id, CancellationToken stop)
    {
        if (await rounds.GetAsync(id, stop) is not { } round || round.ProgrammeId != Programme.Id || await LetterAsync(id, stop) is not { } letter)
            return NotFound();
        SafeFrame.Confine(Response);
        return Content(letter.Html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (await rounds.GetAsync(id, stop) is not { } round || round.ProgrammeId != Programme.Id)
            return NotFound();
        Done = await confirmations.ConfirmRoundAsync(id, Staff.Actor, stop) switch
        {
            ConfirmOutcome.Confirmed confirmed => L["Bevestigd: {0} uitnodigingen staan klaar om te vertrekken.", Figure.Of(confirmed.Invited)],
            ConfirmOutcome.AlreadyConfirmed already => L["Deze ronde was al bevestigd, op {0}. Er is niets dubbel verstuurd.", Moment(already.At)],
            ConfirmOutcome.Overtaken overtaken => L["Ronde {0} was eerder en heeft deze tafels al gevuld. Leg deze ronde terzijde.", overtaken.ByRound],
            _ => L["Deze ronde kan niet (meer) worden bevestigd."],
        };
        return Redirect($"{Base}/rondes/{id}");
    }

    private async Task<RenderedMail?> LetterAsync(Guid id, CancellationToken stop) =>
        (await rounds.DialoguesAsync(id, stop)) is [var first, ..] && await dialogues.GetAsync(first, stop) is { } dialogue
            ? examples.Write(InvitationRule.Invitation, Programme, [], dialogue, SiteLanguage.Current)
            : null;
}
