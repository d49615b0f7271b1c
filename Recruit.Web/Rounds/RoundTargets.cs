using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Representativeness;
using Recruit.Scheduler.Rounds;
using Recruit.Web.Language;

namespace Recruit.Web.Rounds;

/// <summary>A target in words and numbers, before a round.</summary>
/// <param name="SignedUp">Null where so few that the figure would tell about persons.</param>
public sealed record TargetBeforeRound(string Attribute, string Level, TargetInSeats Numbers, int? SignedUp);

/// <summary>Who can be drawn for a track, and what its targets ask for so many seats.</summary>
public sealed class RoundTargets(ProgrammeStore programmes, EligiblePeople eligible, TargetStore targets)
{
    public async Task<IReadOnlyList<Guid>> PoolAsync(Track track, CancellationToken stop) =>
        [.. (await eligible.OfAsync(track.Id, stop)).Select(candidate => candidate.Id)];

    public async Task<IReadOnlyList<TargetBeforeRound>> ForAsync(Track track, int seats, decimal slack, CancellationToken stop)
    {
        var attributes = (await programmes.AttributesAsync(track.Id, stop)).ToDictionary(attribute => attribute.Slug);
        var people = await eligible.OfAsync(track.Id, stop);
        var numbers = TargetInSeats.Of(
            await targets.ListAsync(track.Id, stop), [.. attributes.Values], people, Math.Min(seats, people.Count), slack);
        return [.. numbers.GroupBy(target => target.Attribute)
            .SelectMany(group => group.Zip(SignedUp(attributes[group.Key], [.. group]), (target, signedUp) => new TargetBeforeRound(
                attributes[group.Key].Name(SiteLanguage.Current),
                attributes[group.Key].Levels.FirstOrDefault(level => level.Slug == target.Level)?.Label(SiteLanguage.Current)
                ?? target.Level, target, signedUp)))];
    }

    // Even colleagues see special-category data only as the public would.
    private static IEnumerable<int?> SignedUp(ProgrammeAttribute attribute, IReadOnlyList<TargetInSeats> targets) => attribute.Special
        ? PublicTable.Of([.. targets.Select(target => (target.Level, target.SignedUp))]).Cells.Select(cell => cell.People)
        : targets.Select(target => (int?)target.SignedUp);
}
