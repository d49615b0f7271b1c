using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Representativeness;

namespace Recruit.Scheduler.Representativeness;

/// <summary>The figures of a programme as they were frozen last, track by track.</summary>
public sealed record FrozenFigures(Publication Publication, IReadOnlyDictionary<Guid, StageGroups> Tracks);

/// <summary>Reads the people of a track at every stage: as they are now, and as everyone may see them.</summary>
public sealed class StageReader(ProgrammeStore programmes, TargetStore targets, FigureStore figures, PublicationStore publications)
{
    /// <summary>The groups of a track as they are now.</summary>
    public async Task<StageGroups> NowAsync(Programme programme, Track track, CancellationToken stop) => StageGroups.Of(
        track.Id, await programmes.AttributesAsync(track.Id, stop), await AimsAsync(track, stop), PopulationOf(programme),
        await figures.CountAsync(new FigureScope(track.Id), stop));

    /// <summary>What is published; null before the first publication.</summary>
    public async Task<FrozenFigures?> FrozenAsync(Programme programme, CancellationToken stop)
    {
        if (await publications.LatestAsync(programme.Id, stop) is not { } latest)
            return null;
        var frozen = (await publications.FiguresAsync(latest.Id, stop)).ToLookup(figure => figure.TrackId);
        var tracks = new Dictionary<Guid, StageGroups>();
        foreach (var track in await programmes.TracksAsync(programme.Id, stop))
            tracks[track.Id] = new StageGroups(
                await programmes.AttributesAsync(track.Id, stop), await AimsAsync(track, stop), PopulationOf(programme), frozen[track.Id]);
        return new FrozenFigures(latest, tracks);
    }

    private async Task<IReadOnlyList<Target>> AimsAsync(Track track, CancellationToken stop) =>
        (await targets.BookAsync(track.ProgrammeId, stop)).At(TargetPlace.LineOf(track));

    private static InvitedPopulation PopulationOf(Programme programme) => new(AgeRange.AtLeast(programme.MinimumAge), null);
}
