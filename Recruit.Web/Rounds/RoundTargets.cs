using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Representativeness;
using Recruit.Scheduler.Rounds;
using Recruit.Web.Language;

namespace Recruit.Web.Rounds;

/// <summary>A target in words and numbers, before a round.</summary>
/// <param name="Able">How many can come to one of the dialogues; null where so few that the figure would tell about persons.</param>
public sealed record TargetBeforeRound(string Attribute, string Level, TargetInSeats Numbers, int? Able);

/// <summary>A minimum per table that cannot be reached, in words.</summary>
/// <param name="Dialogue">Its title; null when all dialogues together lack people.</param>
public sealed record MinimumBeforeRound(string? Dialogue, string Attribute, string Level, int Needed, int Able);

/// <summary>What the targets ask of the chosen dialogues, and where even everyone who can come is too few.</summary>
public sealed record NeedsOfRound(IReadOnlyList<TargetBeforeRound> Targets, IReadOnlyList<MinimumBeforeRound> Short)
{
    public static NeedsOfRound None { get; } = new([], []);
}

/// <summary>Who can be drawn for a track, and what its targets ask for so many seats.</summary>
public sealed class RoundTargets(ProgrammeStore programmes, DialogueStore dialogues, EligiblePeople eligible, TargetStore targets)
{
    public async Task<IReadOnlyList<Guid>> PoolAsync(Track track, CancellationToken stop) =>
        [.. (await eligible.OfAsync(track.Id, stop)).Select(candidate => candidate.Id)];

    /// <param name="chosen">The dialogues of the round.</param>
    public async Task<NeedsOfRound> ForAsync(Track track, IReadOnlySet<Guid> chosen, decimal slack, CancellationToken stop)
    {
        var attributes = (await programmes.AttributesAsync(track.Id, stop)).ToDictionary(attribute => attribute.Slug);
        var meetings = (await dialogues.ListAsync(track.ProgrammeId, track.Id, null, stop))
            .Where(dialogue => chosen.Contains(dialogue.Id)).ToList();
        var people = (await eligible.OfAsync(track.Id, stop))
            .Where(person => meetings.Exists(dialogue => Obstacles.CanAttend(person, dialogue, Obstacles.ProvinceOf(dialogue)))).ToList();
        var book = await targets.BookAsync(track.ProgrammeId, stop);
        var numbers = TargetInSeats.Of(
            TargetMix.Of(book, meetings), [.. attributes.Values], people, Math.Min(meetings.Sum(RoundPool.SeatsOf), people.Count), slack);
        return new NeedsOfRound(
            [.. numbers.GroupBy(target => target.Attribute)
                .SelectMany(group => group.Zip(Able(attributes[group.Key], [.. group]), (target, able) => new TargetBeforeRound(
                    attributes[group.Key].Name(SiteLanguage.Current), LabelOf(attributes[group.Key], target.Level), target, able)))],
            [.. MinimumShortage.Of(book, meetings, people).Where(one => attributes.ContainsKey(one.Attribute)).Select(one =>
                new MinimumBeforeRound(one.Dialogue?.Title, attributes[one.Attribute].Name(SiteLanguage.Current),
                    LabelOf(attributes[one.Attribute], one.Level), one.Needed, one.Able))]);
    }

    private static string LabelOf(ProgrammeAttribute attribute, string level) =>
        attribute.Levels.FirstOrDefault(one => one.Slug == level)?.Label(SiteLanguage.Current) ?? level;

    // Even colleagues see special-category data only as the public would.
    private static IEnumerable<int?> Able(ProgrammeAttribute attribute, IReadOnlyList<TargetInSeats> targets) => attribute.Special
        ? PublicTable.Of([.. targets.Select(target => (target.Level, target.SignedUp))]).Cells.Select(cell => cell.People)
        : targets.Select(target => (int?)target.SignedUp);
}
