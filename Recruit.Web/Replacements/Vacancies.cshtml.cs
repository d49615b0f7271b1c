using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Replacements;
using Recruit.Scheduler.Replacements;
using Recruit.Web.Layout;

namespace Recruit.Web.Replacements;

/// <summary>An empty seat on the page.</summary>
/// <param name="Proposal">Who could take it; null when it goes by itself, or may not be filled.</param>
/// <param name="Mode">Who decides, one of <see cref="ReplacementMode"/>.</param>
public sealed record VacancyView(
    EmptySeat Seat, Dialogue Dialogue, ReplacementProposal? Proposal, string Mode, DateTimeOffset Now, bool MayAct)
{
    public bool IsLeftEmpty => Seat.LeftEmptyAt is not null && Seat.CutOff > Now;

    /// <summary>Whether somebody may still be asked for it.</summary>
    public bool IsOpen => Seat.LeftEmptyAt is null && Seat.CutOff > Now;
}

/// <summary>The empty seats of a programme: why each is empty, who could take it, and what an organiser decides.</summary>
public sealed class Vacancies(
    DialogueStore dialogues, SettingsStore settings, EmptySeatStore emptySeats, ReplacementProposals proposals, ShortGroups shortGroups,
    LastLook<IReadOnlyList<ShortGroup>> lastLook, TimeProvider clock, IStringLocalizer<Vacancies> L)
    : ProgrammePage
{
    private const int OnOnePage = 20;

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public int PageAsked { get; set; } = 1;

    public bool AfterPress { get; private set; }

    /// <summary>How many empty seats there are.</summary>
    public int Total { get; private set; }

    /// <summary>So many groups are shown at once; the others on asking.</summary>
    public int ShownGroups => 5;

    /// <summary>Groups of whom too few are left to ask, those that lack most first.</summary>
    public IReadOnlyList<ShortGroup> Short { get; private set; } = [];

    public IReadOnlyList<VacancyView> Shown { get; private set; } = [];
    public Paging Paging { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken stop)
    {
        var mode = (await settings.GetAsync(Programme.Id, stop)).Replacement;
        var seats = await emptySeats.EmptySeatsAsync(Programme.Id, stop);
        (AfterPress, Total) = (mode == ReplacementMode.AfterPress, seats.Count);
        (var shown, Paging) = Paging.Cut(seats, PageAsked, OnOnePage, number => $"{Base}/vervangingen?pagina={number}");
        var proposed = AfterPress ? await proposals.OfAsync(shown, stop) : new Dictionary<Guid, ReplacementProposal>();
        var byId = (await dialogues.ListAsync(Programme.Id, null, null, stop)).ToDictionary(dialogue => dialogue.Id);
        Short = await lastLook.OfAsync(Programme.Id, mark: "", () => shortGroups.OfAsync(Programme.Id, stop));
        var now = clock.GetUtcNow();
        Shown = [.. shown.Select(seat =>
            new VacancyView(seat, byId[seat.DialogueId], proposed.GetValueOrDefault(seat.SeatId), mode, now, MayAct))];
    }

    /// <param name="plaats">The empty seat.</param>
    /// <param name="nummer">The registration to invite.</param>
    public async Task<IActionResult> OnPostAsync(Guid plaats, long nummer, CancellationToken stop)
    {
        if (!await IsOfProgrammeAsync(plaats, stop))
            return NotFound();
        Done = await proposals.InviteAsync(plaats, nummer, Staff.Actor, stop) switch
        {
            PressOutcome.Invited invited => L["Aanmelding {0} is uitgenodigd. De mail gaat binnen een minuut weg.", invited.Number],
            PressOutcome.InvitedBefore before => L["Aanmelding {0} was al uitgenodigd. Er is niets dubbel verstuurd.", before.Number],
            PressOutcome.NoLongerEmpty => L["Er is niemand uitgenodigd: deze plaats is niet meer leeg, of het is te kort voor het begin."],
            _ => L["Er is niemand uitgenodigd: de tafel of de reserves zijn intussen veranderd. Kijk nog eens wie het best past."],
        };
        return Back();
    }

    public async Task<IActionResult> OnPostEmptyAsync(Guid plaats, CancellationToken stop)
    {
        if (!await IsOfProgrammeAsync(plaats, stop))
            return NotFound();
        Done = await emptySeats.LeaveEmptyAsync(plaats, empty: true, Staff.Actor, stop)
            ? L["De plaats blijft leeg. Niemand wordt ervoor gevraagd."]
            : L["Er is niets veranderd: deze plaats was al leeg gelaten, of is niet meer leeg."];
        return Back();
    }

    public async Task<IActionResult> OnPostRefillAsync(Guid plaats, CancellationToken stop)
    {
        if (!await IsOfProgrammeAsync(plaats, stop))
            return NotFound();
        Done = await emptySeats.LeaveEmptyAsync(plaats, empty: false, Staff.Actor, stop)
            ? L["Voor de plaats wordt weer iemand gezocht."]
            : L["Er is niets veranderd: voor deze plaats werd al iemand gezocht, of zij is niet meer leeg."];
        return Back();
    }

    private RedirectResult Back() => Redirect($"{Base}/vervangingen");

    private async Task<bool> IsOfProgrammeAsync(Guid seatId, CancellationToken stop) =>
        await emptySeats.ProgrammeOfAsync(seatId, stop) == Programme.Id;
}
