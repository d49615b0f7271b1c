using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Web.Representativeness;

/// <summary>What is published of one track, at one stage as charts and at all stages in measures.</summary>
/// <param name="Stage">The stage that the charts show; null while every figure is too small.</param>
/// <param name="Path">The address of the page that shows it.</param>
public sealed record PublishedView(
    Publication Publication, IReadOnlyList<Track> Tracks, Track Track, StageGroups Groups, string? Stage, string Path)
{
    /// <summary>A link to the same page with another stage.</summary>
    public string LinkTo(string stage) => $"{Path}?spoor={Track.Slug}&fase={stage}";

    /// <param name="track">Null for the first.</param>
    /// <param name="stage">As asked for; another than there is gives the last that people hold.</param>
    public static PublishedView? Of(FrozenFigures? frozen, IReadOnlyList<Track> tracks, Track? track, string? stage, string path)
    {
        if (frozen is null)
            return null;
        var groups = frozen.Tracks[(track ?? tracks[0]).Id];
        return new PublishedView(frozen.Publication, tracks, track ?? tracks[0], groups,
            groups.Stages.Contains(stage) ? stage : groups.Stages.LastOrDefault(), path);
    }
}
