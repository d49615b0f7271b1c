using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;

namespace Recruit.Scheduler.Replacements;

/// <summary>A group of a track that will run short while seats are refilled.</summary>
public sealed record ShortGroup(Track Track, Level Level, GroupProspect Prospect);

/// <summary>Tells early which groups run short, while something can still be done about it.</summary>
public sealed class ShortGroups(VacancyReader reader, ProgrammeStore programmes, TargetStore targets, EligiblePeople eligible)
{
    /// <summary>Groups with a target, those that lack most first; special-category attributes are never among them.</summary>
    public async Task<IReadOnlyList<ShortGroup>> OfAsync(Guid programmeId, CancellationToken stop)
    {
        var found = new List<ShortGroup>();
        foreach (var track in await programmes.TracksAsync(programmeId, stop))
            found.AddRange(await OfTrackAsync(track, stop));
        return [.. found.OrderByDescending(group => group.Prospect.Lacking)];
    }

    private async Task<IEnumerable<ShortGroup>> OfTrackAsync(Track track, CancellationToken stop)
    {
        var standing = await reader.StandingAsync(track.Id, track.ProgrammeId, stop);
        var outlook = standing.OutlookFor(await eligible.OfAsync(track.Id, stop));
        var wished = (await targets.ListAsync(track, stop)).Select(target => target.AttributeId).ToHashSet();
        return from attribute in await programmes.AttributesAsync(track.Id, stop)
               from level in attribute.Levels
               from prospect in outlook.Prospects
               where !attribute.Special && wished.Contains(attribute.Id)
               where prospect.RunsShort && prospect.Attribute == attribute.Slug && prospect.Level == level.Slug
               select new ShortGroup(track, level, prospect);
    }
}
