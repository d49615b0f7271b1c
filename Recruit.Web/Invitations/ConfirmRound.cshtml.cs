using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Draws;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Invitations;

/// <summary>The last look before invitations leave: how many there are, and what they say.</summary>
public sealed class ConfirmRound(ProgrammeStore programmes, RoundStore rounds, ConfirmationStore confirmations, IStringLocalizer<ConfirmRound> L) : ProgrammePage
{
    public MatchingRound Round { get; private set; } = null!;
    public Track Track { get; private set; } = null!;
    public InvitationCount Count { get; private set; } = new(0, 0, 0);
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
        return Page();
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
}
