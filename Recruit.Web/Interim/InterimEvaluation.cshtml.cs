using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Interim;
using Recruit.Data.Programmes;
using Recruit.Data.Rounds;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Interim;
using Recruit.Web.Language;
using Recruit.Web.Layout;
using Recruit.Web.Tables;

namespace Recruit.Web.Interim;

/// <summary>How the programme goes, on one page at any moment: numbers and no person, to read, to print and as a file.</summary>
public sealed class InterimEvaluation(
    ProgrammeStore programmes, RoundStore rounds, InterimReader reader, CostStore costs, TimeProvider clock,
    IStringLocalizer<InterimEvaluation> L) : ProgrammePage
{
    private const int LongestWhat = 80;

    // Ten million euros: more than that is a slip of the finger.
    private const decimal MostEuros = 10_000_000;

    [BindProperty(Name = "spoor", SupportsGet = true)]
    public string? TrackSlug { get; set; }

    [BindProperty(Name = "waarvoor")]
    public string? What { get; set; }

    /// <summary>In euros, as typed.</summary>
    [BindProperty(Name = "bedrag")]
    public string? Amount { get; set; }

    public IReadOnlyList<Track> Tracks { get; private set; } = [];
    public Track Track { get; private set; } = null!;
    public InterimFigures Figures { get; private set; } = null!;
    public IReadOnlyList<Finding> Found { get; private set; } = [];

    /// <summary>The widest gap to the proven best of the tables of a confirmed round, as a share; null before the first.</summary>
    public double? WidestGap { get; private set; }
    public DateTimeOffset Now => clock.GetUtcNow();

    private string Here => $"{Base}/tussentijds";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) => await ReadAsync(stop) ? Page() : NotFound();

    /// <summary>The same figures as a file.</summary>
    public async Task<IActionResult> OnGetCsvAsync(CancellationToken stop) => await ReadAsync(stop)
        ? File(InterimSheet.Csv(Figures, Track.Slug), "text/csv; charset=utf-8", $"{Programme.Slug}-tussentijds-{Track.Slug}.csv")
        : NotFound();

    public async Task<IActionResult> OnPostCostAsync(Guid id, CancellationToken stop)
    {
        var what = Spelled.Line(What ?? "");
        if (what.Length is 0 or > LongestWhat)
            ModelState.AddModelError("waarvoor", L["Vul in waarvoor het is, in hooguit {0} tekens.", LongestWhat]);
        if (CentsOf(Amount) is not { } cents)
            ModelState.AddModelError("bedrag", L["Vul een bedrag in euro's in, zoals 1250 of 1250,50."]);
        else if (ModelState.IsValid && id != Guid.Empty)
        {
            await costs.AddAsync(Programme.Id, new ProgrammeCost(id, what, cents), Staff.Actor, stop);
            Done = L["Het bedrag is genoteerd."];
            return Redirect($"{Here}#kosten");
        }
        return await ReadAsync(stop) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken stop)
    {
        await costs.RemoveAsync(Programme.Id, id, Staff.Actor, stop);
        Done = L["Het bedrag is weggehaald."];
        return Redirect($"{Here}#kosten");
    }

    /// <summary>What Cohen's w says, in a word.</summary>
    public string SizeOf(double w) => w switch { < 0.1 => L["klein"], < 0.3 => L["matig"], < 0.5 => L["flink"], _ => L["groot"] };

    /// <summary>What the variation of participation says, in words.</summary>
    public string EvennessOf(double variation) => variation switch
    {
        < 0.1 => L["bijna even vaak"],
        < 0.3 => L["niet helemaal even vaak"],
        < 0.6 => L["duidelijk niet even vaak"],
        _ => L["heel ongelijk"],
    };

    public static string Euros(double cents) => "€\u00a0" + (cents / 100).ToString("N2", CultureInfo.CurrentCulture);

    /// <summary>Hours as people say them: in days from two days on.</summary>
    public string Time(double? hours) => hours switch
    {
        null => "–",
        < 48 => L["{0} uur", Figure.Of(hours.Value, 1)],
        _ => L["{0} dagen", Figure.Of(hours.Value / 24, 1)],
    };

    private async Task<bool> ReadAsync(CancellationToken stop)
    {
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
        if ((TrackSlug is null ? Tracks[0] : Tracks.FirstOrDefault(track => track.Slug == TrackSlug)) is not { } track)
            return false;
        Track = track;
        Figures = await reader.ReadAsync(Programme, track, stop);
        Found = Findings.Of(Figures);
        WidestGap = (await rounds.ListAsync(Programme.Id, stop))
            .Where(round => round is { State: RoundState.Confirmed } && round.TrackId == track.Id)
            .Max(round => RoundProof.Read(round.Proof)?.Gap);
        return true;
    }

    private static long? CentsOf(string? typed) =>
        decimal.TryParse(typed?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
        && euros is > 0 and <= MostEuros && decimal.Round(euros, 2) == euros
            ? (long)(euros * 100)
            : null;
}
