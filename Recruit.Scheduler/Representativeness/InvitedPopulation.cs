using System.Globalization;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Representativeness;

namespace Recruit.Scheduler.Representativeness;

/// <summary>The people of the invited ages, of whom some signed up: the stage before every other.</summary>
/// <param name="Province">As a level of the attribute region; null for the whole country.</param>
public sealed record InvitedPopulation(AgeRange Ages, string? Province)
{
    private const string Gender = "gender";

    public double People => Population.Published.People(Ages, Province);

    /// <summary>The share of each level (0 to 1); null where no source gives it for this area.</summary>
    /// <param name="targets">Of the attribute; they know the shares of the whole country.</param>
    public IReadOnlyDictionary<string, double>? SharesOf(ProgrammeAttribute attribute, IEnumerable<Target> targets)
    {
        if (Province is { } province)
            return SharesIn(province, attribute);
        var known = targets.Where(target => target.AttributeId == attribute.Id && target.Population is not null).ToList();
        return known.Count == 0 ? null : known.ToDictionary(target => target.Level, target => (double)target.Population!.Value);
    }

    /// <summary>How evenly the levels of this population are among those who reached a stage; null where no source tells.</summary>
    /// <param name="reached">People per level.</param>
    public Participation? ParticipationOf(
        ProgrammeAttribute attribute, IEnumerable<Target> targets, IReadOnlyDictionary<string, int> reached) =>
        SharesOf(attribute, targets) is { } shares
            ? new Participation(
                shares.Select(level => new StratumCount(level.Key, level.Value * People, reached.GetValueOrDefault(level.Key))))
            : null;

    /// <summary>What a group should look like when it is compared with this population rather than with what one track aims at.</summary>
    /// <param name="aims">Kept for attributes of which this area has no figures.</param>
    public IReadOnlyList<Target> AsAims(IEnumerable<ProgrammeAttribute> attributes, IReadOnlyCollection<Target> aims) =>
        [.. attributes.SelectMany(attribute => AimsOf(attribute, [.. aims.Where(aim => aim.AttributeId == attribute.Id)]))];

    private IEnumerable<Target> AimsOf(ProgrammeAttribute attribute, IReadOnlyList<Target> aims)
    {
        if (SharesOf(attribute, aims) is not { } shares)
            return aims;
        var (source, day) = Province is null
            ? (aims[0].Source, aims[0].ReferenceDate)
            : (Population.Published.Source, Day(Population.Published.ReferenceDate));
        return shares.Select(level =>
            new Target(Guid.Empty, Guid.Empty, attribute.Id, level.Key, (decimal)level.Value, (decimal)level.Value, "", source, day));
    }

    private Dictionary<string, double>? SharesIn(string province, ProgrammeAttribute attribute)
    {
        var ages = attribute.Levels.Select(level => AgeRange.TryParse(level.Slug, out var range) ? range : (AgeRange?)null)
            .OfType<AgeRange>()
            .ToList();
        var shares = attribute switch
        {
            { Derivation: Derivation.BirthYear } when ages.Count == attribute.Levels.Count =>
                Population.Published.SharesByAge(ages, province),
            { Slug: Gender } => Population.Published.SharesByGender(Ages, province),
            _ => null,
        };
        return shares
            ?.Zip(attribute is { Slug: Gender } ? shares.Select(share => share.Level) : attribute.Levels.Select(level => level.Slug))
                .ToDictionary(pair => pair.Second, pair => pair.First.Share);
    }

    private static DateOnly? Day(string text) => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? day : null;
}
