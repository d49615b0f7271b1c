using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Rounds;
using Recruit.Web.Layout;

namespace Recruit.Web.Tables;

/// <summary>Every table that a round proposes, beside its ideal, with who sits there and why.</summary>
public sealed class RoundTables(
    ProgrammeStore programmes, RoundStore rounds, ProposalStore proposals, DialogueStore dialogues, CandidateStore candidates)
    : ProgrammePage
{
    private const int PerPage = 12;

    public MatchingRound Round { get; private set; } = null!;
    public Track Track { get; private set; } = null!;
    public int Total { get; private set; }

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<ProposedTable> Shown { get; private set; } = [];

    /// <summary>Attributes that helped to balance the tables and are told of no table.</summary>
    public bool BalancesUnseen { get; private set; }

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    /// <summary><c>afwijking</c> for the least balanced first; else by date.</summary>
    [BindProperty(Name = "volgorde", SupportsGet = true)]
    public string? Order { get; set; }

    public bool WorstFirst => Order == "afwijking";
    public int Pages => Math.Max(1, (Total + PerPage - 1) / PerPage);
    public string At => $"{Base}/rondes/{Round.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await rounds.GetAsync(id, stop) is not { } round
            || round.ProgrammeId != Programme.Id
            || RoundProof.Read(round.Proof) is not { } proof)
            return NotFound();
        Round = round;
        Track = (await programmes.TracksAsync(Programme.Id, stop)).Single(track => track.Id == round.TrackId);
        var byNumber = (await dialogues.ListAsync(Programme.Id, Track.Id, null, stop)).ToDictionary(dialogue => dialogue.Number);
        var placed = proof.PerTable.Where(table => byNumber.ContainsKey(table.Place.Dialogue)).ToList();
        Total = placed.Count;
        PageNumber = Math.Clamp(PageNumber, 1, Pages);
        var ordered = WorstFirst
            ? placed.OrderByDescending(table => table.Deviation).ThenBy(table => table.Place)
            : placed.OrderBy(table => byNumber[table.Place.Dialogue].StartsAt).ThenBy(table => table.Place);
        Shown = await ExplainedAsync([.. ordered.Skip((PageNumber - 1) * PerPage).Take(PerPage)], byNumber, stop);
        return Page();
    }

    private async Task<IReadOnlyList<ProposedTable>> ExplainedAsync(
        IReadOnlyList<ProofTable> tables, IReadOnlyDictionary<long, Dialogue> byNumber, CancellationToken stop)
    {
        var attributes = await programmes.AttributesAsync(Track.Id, stop);
        BalancesUnseen = attributes.Any(attribute => attribute is { Special: true, Weight: > 0 });
        var places = tables.Select(table => (byNumber[table.Place.Dialogue].Id, table.Place.Table)).ToHashSet();
        var seated = (await proposals.SeatedAsync(Round.Id, [.. places.Select(place => place.Id).Distinct()], stop))
            .Where(one => one is { DialogueId: { } dialogue, TableNumber: { } table } && places.Contains((dialogue, table))).ToList();

        var named = seated.SelectMany(RoundJson.FactsOf).SelectMany(fact => fact.Names)
            .Concat(tables.Select(table => table.Mend ?? table.CheapestExchange)
                .OfType<ProofExchange>()
                .SelectMany(exchange => new[] { exchange.One, exchange.Other }));
        var people = await candidates.GetAsync([.. seated.Select(one => one.RegistrationId).Union(named.Select(Guid.Parse))], stop);
        var words = new RoundTableWords(
            people, byNumber, attributes.FirstOrDefault(attribute => attribute.Slug == Obstacles.RegionAttribute));
        var peopleAt = seated.ToLookup(one => (one.DialogueId!.Value, one.TableNumber!.Value));
        return
        [
            .. from table in tables
               let dialogue = byNumber[table.Place.Dialogue]
               select ProposedTable.Of(table, dialogue, attributes, $"{Base}/aanmeldingen") with
               {
                   Exchange = words.ExchangeAt(table),
                   People = words.People(peopleAt[(dialogue.Id, table.Place.Table)]),
               },
        ];
    }
}
