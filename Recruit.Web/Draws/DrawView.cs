using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Rounds;

namespace Recruit.Web.Draws;

/// <summary>The draw of a round as pages show it.</summary>
/// <param name="Published">Null until the panels are published.</param>
public sealed record DrawView(FairDrawRecord Draw, PublishedDraw? Published, LimitWords Words)
{
    // A price of less than this share of the lowest chance is not worth a line.
    private const double WorthTelling = 0.0005;

    public DrawClash? Clash => RoundJson.ClashOf(Draw);

    public DrawFindings? Findings => RoundJson.FindingsOf(Draw);

    public IReadOnlyList<DrawLimit> Changes => RoundJson.ChangesOf(Draw);

    public bool WaitsForDice => Draw is { NumberFrom: NumberFrom.Dice, PublishedAt: not null, Number: null };

    public IReadOnlyList<ChanceBar> Chances => Published is { } published ? ChanceBar.Of(published.Chances) : [];

    /// <summary>Targets that lower the lowest chance, the dearest first.</summary>
    public IReadOnlyList<LimitPrice> Prices => [.. (Findings?.Prices ?? []).Where(price => price.Without - price.Lowest > WorthTelling)];

    /// <summary>Whether there are prices at all; for large pools they are not computed.</summary>
    public bool Priced => Findings is { Prices.Count: > 0 };

    /// <summary>The number in three digits, as the dice show it.</summary>
    public string? Number => Draw.Number is { } number ? PublishedPanels.InThreeDigits(number) : null;

    public string PublicPath => $"/loting/{Draw.Code}";
}

/// <summary>Reads draws for pages.</summary>
public sealed class DrawViews(FairDrawStore draws, ProgrammeStore programmes, IStringLocalizer<LimitWords> words)
{
    /// <summary>Null for a round from before there were fair draws.</summary>
    public async Task<DrawView?> OfAsync(MatchingRound round, CancellationToken stop) =>
        await draws.GetAsync(round.Id, stop) is { } draw ? await OfAsync(draw, round, stop) : null;

    public async Task<DrawView> OfAsync(FairDrawRecord draw, MatchingRound round, CancellationToken stop)
    {
        var report = await draws.ReportAsync(draw.RoundId, stop);
        var groups = RoundJson.FindingsOf(draw)?.Groups ?? RoundJson.ClashOf(draw)?.Groups ?? [];
        return new DrawView(draw, report is null ? null : PublishedDraw.Read(report),
            new LimitWords(await programmes.AttributesAsync(round.TrackId, stop), groups, words));
    }
}
