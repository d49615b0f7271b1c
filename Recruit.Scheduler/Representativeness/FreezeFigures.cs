using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;

namespace Recruit.Scheduler.Representativeness;

/// <summary>What can come of publishing the figures of a programme.</summary>
public abstract record PublishingOutcome
{
    public sealed record Published(int Number) : PublishingOutcome;

    /// <summary>The last publication is too recent, so that two of them could be subtracted.</summary>
    public sealed record TooSoon(DateTimeOffset From) : PublishingOutcome;

    /// <summary>The programme is over and its figures stand for good.</summary>
    public sealed record ForGood : PublishingOutcome;
}

/// <summary>
/// Freezes what everyone may see of a programme and what the next one learns from it: at the press of an organiser, at most once a week,
/// and by itself two weeks after the last dialogue, when attendance is known and nobody has been erased yet.
/// </summary>
public sealed class FreezeFigures(
    ProgrammeStore programmes, FigureStore figures, PublicationStore publications, TurnoutStore turnout, LearnedTurnoutStore learned,
    TimeProvider clock)
{
    /// <summary>The least time between two presses.</summary>
    public static readonly TimeSpan Between = TimeSpan.FromDays(7);

    /// <summary>So long after the last dialogue the figures are frozen for good.</summary>
    public static readonly TimeSpan Afterwards = TimeSpan.FromDays(14);

    /// <summary>Publishes at the press of an organiser.</summary>
    public async Task<PublishingOutcome> PublishAsync(Guid programmeId, string actor, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var latest = await publications.LatestAsync(programmeId, stop);
        if (latest?.PublishedAt >= await publications.EndOfAsync(programmeId, stop) + Afterwards)
            return new PublishingOutcome.ForGood();
        if (latest is not null && now < latest.PublishedAt + Between)
            return new PublishingOutcome.TooSoon(latest.PublishedAt + Between);
        return await FreezeAsync(programmeId, latest, actor, stop) is { } number
            ? new PublishingOutcome.Published(number)
            : new PublishingOutcome.TooSoon(now + Between);
    }

    /// <summary>Freezes the figures of every programme that is over, for good.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        foreach (var programmeId in await publications.UnfrozenAsync(clock.GetUtcNow(), Afterwards, stop))
            await FreezeAsync(programmeId, await publications.LatestAsync(programmeId, stop), "system", stop);
    }

    private async Task<int?> FreezeAsync(Guid programmeId, Publication? latest, string actor, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var publication = new Publication(Guid.CreateVersion7(now), programmeId, 1 + (latest?.Number ?? 0), now, actor);
        var former = latest is null ? [] : await publications.FiguresAsync(latest.Id, stop);
        List<PublishedFigure> frozen = [];
        foreach (var track in await programmes.TracksAsync(programmeId, stop))
        {
            var counts = await figures.CountAsync(new FigureScope(track.Id), stop);
            frozen.AddRange(FrozenOf(track.Id, await programmes.AttributesAsync(track.Id, stop), counts, former));
        }

        if (!await publications.AddAsync(publication, frozen, stop))
            return null;
        await learned.SetAsync(programmeId, PublicTurnout.Of(
            await turnout.CountsAsync(programmeId, stop), await turnout.CountsByGroupAsync(programmeId, stop)), stop);
        return publication.Number;
    }

    /// <summary>Every stage of a track by every attribute that is no special category.</summary>
    private static IEnumerable<PublishedFigure> FrozenOf(
        Guid trackId, IEnumerable<ProgrammeAttribute> attributes, IReadOnlyList<StageFigure> counts,
        IReadOnlyList<PublishedFigure> former) =>
        from attribute in attributes
        where !attribute.Special
        from stage in Stage.All
        let people = counts.Where(count => count.Stage == stage && count.Attribute == attribute.Slug)
            .ToDictionary(count => count.Level, count => count.People)
        let stood = former.Where(figure => figure.TrackId == trackId && figure.Stage == stage && figure.Attribute == attribute.Slug)
            .ToLookup(figure => figure.Level == PublishedFigure.Everyone)
        let table = NextPublication.Of(
            [.. attribute.Levels.Select(level => (level.Slug, people.GetValueOrDefault(level.Slug)))], TableOf(stood))
        from figure in table.Cells.Append(new PublicCell(PublishedFigure.Everyone, table.Total))
        select new PublishedFigure(trackId, stage, attribute.Slug, figure.Level, figure.People);

    private static PublicTable? TableOf(ILookup<bool, PublishedFigure> stood) => stood.Count == 0
        ? null
        : new PublicTable([.. stood[false].Select(figure => new PublicCell(figure.Level, figure.People))], stood[true].Single().People);
}
