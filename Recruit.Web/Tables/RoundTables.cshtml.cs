using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Dialogues;
using Recruit.Data.Draws;
using Recruit.Data.Programmes;
using Recruit.Web.Draws;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Tables;

/// <summary>One level at a table: how many sit there, and how many would be ideal.</summary>
public sealed record TableLevel(string Label, int Count, double Ideal);

/// <summary>One attribute at a table.</summary>
public sealed record TableAttribute(string Name, IReadOnlyList<TableLevel> Levels);

/// <summary>A proposed table with its balance.</summary>
public sealed record ProposedTable(Dialogue Dialogue, int Number, int Size, double Deviation, IReadOnlyList<TableAttribute> Attributes)
{
    /// <summary>The level that is furthest from its ideal; null when there is nothing to mirror.</summary>
    public (string Attribute, TableLevel Level)? Worst => Attributes.SelectMany(attribute => attribute.Levels.Select(level => (attribute.Name, level)))
        .OrderByDescending(cell => Math.Abs(cell.level.Count - cell.level.Ideal)).Select(cell => ((string, TableLevel)?)cell).FirstOrDefault();
}

/// <summary>Every table that a round proposes, beside its ideal.</summary>
public sealed class RoundTables(ProgrammeStore programmes, RoundStore rounds, DialogueStore dialogues) : ProgrammePage
{
    private const int PerPage = 12;

    public MatchingRound Round { get; private set; } = null!;
    public Track Track { get; private set; } = null!;
    public int Total { get; private set; }

    /// <summary>Those of this page.</summary>
    public IReadOnlyList<ProposedTable> Shown { get; private set; } = [];

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
        if (await rounds.GetAsync(id, stop) is not { } round || round.ProgrammeId != Programme.Id || RoundProof.Read(round.Proof) is not { } proof)
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
        var attributes = await programmes.AttributesAsync(Track.Id, stop);
        Shown = [.. ordered.Skip((PageNumber - 1) * PerPage).Take(PerPage).Select(table => TableOf(table, byNumber[table.Place.Dialogue], attributes))];
        return Page();
    }

    private static ProposedTable TableOf(ProofTable table, Dialogue dialogue, IReadOnlyList<ProgrammeAttribute> attributes) =>
        new(dialogue, table.Place.Table, table.Size, table.Deviation,
        [
            .. attributes.Select(attribute => new TableAttribute(attribute.Name(SiteLanguage.Current),
                [.. attribute.Levels.SelectMany(level => CellsOf(table, attribute, level))])).Where(attribute => attribute.Levels.Count > 0),
        ]);

    // A level that the seated group has nowhere is in no cell, and would be an empty line at every table.
    private static IEnumerable<TableLevel> CellsOf(ProofTable table, ProgrammeAttribute attribute, Level level) =>
        (table.Cells ?? []).Where(cell => cell.Attribute == attribute.Slug && cell.Level == level.Slug && (cell.Count > 0 || cell.Ideal > 0))
                           .Select(cell => new TableLevel(level.Label(SiteLanguage.Current), cell.Count, cell.Ideal));
}
