using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Data.Rounds;
using Recruit.Web.Draws;
using Recruit.Web.Layout;
using Recruit.Web.Representativeness;
using Recruit.Web.Tables;

namespace Recruit.Web.Rounds;

/// <summary>One matching round: its progress, then its proposal with proof, and what to do with it.</summary>
public sealed class Round(
    ProgrammeStore programmes, RoundStore rounds, ProposalStore proposals, DrawViews views, TargetStore targets, RoundChanges changes,
    IStringLocalizer<Round> L) : ProgrammePage
{
    private const int ReservesShown = 50;

    public MatchingRound Found { get; private set; } = null!;
    public Track Track { get; private set; } = null!;

    /// <summary>Null for a round from before there were fair draws.</summary>
    public DrawView? Draw { get; private set; }

    public RoundProof? Proof { get; private set; }
    public int PoolSize { get; private set; }
    public int Seated { get; private set; }
    public int Tables { get; private set; }
    public int Reserves { get; private set; }
    public IReadOnlyList<DrawnPerson> FirstReserves { get; private set; } = [];
    public IReadOnlyList<DrawnPerson> Unplaced { get; private set; } = [];

    /// <summary>The seated group against the targets, per attribute.</summary>
    public IReadOnlyList<LevelChart> Charts { get; private set; } = [];

    public bool IsRunning => Found.State is RoundState.Queued or RoundState.Running;
    public bool HasProposal =>
        Found.State is RoundState.Proposed or RoundState.Confirmed || (Found.State == RoundState.Discarded && Found.ProposedAt is not null);
    public string At => $"{Base}/rondes/{Found.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await rounds.GetAsync(id, stop) is not { } round || round.ProgrammeId != Programme.Id)
            return NotFound();
        Found = round;
        Track = (await programmes.TracksAsync(Programme.Id, stop)).Single(track => track.Id == round.TrackId);
        Draw = await views.OfAsync(round, stop);
        if (HasProposal)
            await ReadProposalAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken stop)
    {
        if (await rounds.GetAsync(id, stop) is not { } round || round.ProgrammeId != Programme.Id)
            return NotFound();
        if (await changes.DiscardAsync(id, Staff.Actor, stop))
        {
            Done = L["De ronde is terzijde gelegd. Er gaat geen mail uit, en de dialogen kunnen in een nieuwe ronde."];
            return Redirect($"{Base}/rondes");
        }
        Done = L["Er is niets veranderd: deze ronde was al bevestigd of terzijde gelegd."];
        return Redirect($"{Base}/rondes/{id}");
    }

    /// <summary>Applies the least change with which the targets can be met, and starts the round again.</summary>
    public async Task<IActionResult> OnPostChangeAsync(Guid id, CancellationToken stop)
    {
        if (await rounds.GetAsync(id, stop) is not { } round || round.ProgrammeId != Programme.Id)
            return NotFound();
        Done = await changes.ApplyLeastChangeAsync(id, Staff.Actor, stop)
            ? L["De doelen zijn aangepast. De ronde is opnieuw gestart."]
            : L["Er is niets veranderd: deze ronde wacht niet op een aanpassing."];
        return Redirect($"{Base}/rondes/{id}");
    }

    private async Task ReadProposalAsync(CancellationToken stop)
    {
        Proof = RoundProof.Read(Found.Proof);
        var counts = (await proposals.CountsAsync(Found.Id, stop)).ToDictionary(count => count.Outcome);
        var seated = counts.GetValueOrDefault(RoundOutcome.Seat);
        (PoolSize, Reserves) = (counts.Values.Sum(count => count.People), counts.GetValueOrDefault(RoundOutcome.Reserve)?.People ?? 0);
        (Seated, Tables) = (seated?.People ?? 0, seated?.Tables ?? 0);
        FirstReserves = await proposals.OfOutcomeAsync(Found.Id, RoundOutcome.Reserve, ReservesShown, stop);
        Unplaced = await proposals.OfOutcomeAsync(Found.Id, RoundOutcome.Unplaced, int.MaxValue, stop);
        await ReadChartsAsync(seated?.Known ?? 0, stop);
    }

    private async Task ReadChartsAsync(int known, CancellationToken stop)
    {
        var people = (await proposals.LevelsAsync(Found.Id, stop)).ToLookup(figure => figure.Attribute);
        var aims = await targets.ListAsync(Track, stop);
        Charts = [.. (await programmes.AttributesAsync(Track.Id, stop)).Select(attribute => LevelChart.Of(
            attribute, L["geloot en ingedeeld"], people[attribute.Slug].ToDictionary(figure => figure.Level, figure => figure.People),
            known, aims))];
    }
}
