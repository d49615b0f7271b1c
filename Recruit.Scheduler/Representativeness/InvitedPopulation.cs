using System.Globalization;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Representativeness;

namespace Recruit.Scheduler.Representativeness;

/// <summary>The people of the invited ages, of whom some signed up: the stage before every other.</summary>
/// <param name="Area">A province as a level of the attribute region, or a municipality by its code; null for the whole country.</param>
public sealed record InvitedPopulation(AgeRange Ages, string? Area)
{
    private const string Gender = "gender";
    private const string EducationReached = "education";

    public double People => Population.Published.People(Ages, Area);

    /// <summary>The share of each level (0 to 1); null where no source gives it for this area.</summary>
    /// <param name="targets">Of the attribute; they know the shares of the whole country.</param>
    public IReadOnlyDictionary<string, double>? SharesOf(ProgrammeAttribute attribute, IEnumerable<Target> targets)
    {
        if (Area is { } area)
            return SharesIn(area, attribute)?.Shares;
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
        var known = Area is { } area ? SharesIn(area, attribute) : null;
        if ((known?.Shares ?? SharesOf(attribute, aims)) is not { } shares)
            return aims;
        var (source, day) = known is var (_, figures)
            ? (figures.Source, Day(figures.ReferenceDate))
            : (aims[0].Source, aims[0].ReferenceDate);
        return shares.Select(level => new Target(
            Guid.Empty, Guid.Empty, attribute.Id, level.Key, Math.Round((decimal)level.Value, 6), Math.Round((decimal)level.Value, 6), "",
            source, day));
    }

    private (Dictionary<string, double> Shares, PublishedFigures Figures)? SharesIn(string area, ProgrammeAttribute attribute)
    {
        var slugs = attribute.Levels.Select(level => level.Slug).ToList();
        var ages = slugs.Select(slug => AgeRange.TryParse(slug, out var range) ? range : (AgeRange?)null)
            .OfType<AgeRange>()
            .ToList();
        return attribute switch
        {
            { Derivation: Derivation.BirthYear } when ages.Count == slugs.Count =>
                (Population.Published.SharesByAge(ages, area).Zip(slugs).ToDictionary(pair => pair.Second, pair => pair.First.Share),
                    Population.Published),
            { Slug: Gender } => (ByLevel(Population.Published.SharesByGender(Ages, area)), Population.Published),
            { Derivation: Derivation.Choice } when Education.Levels.ToHashSet().SetEquals(slugs) && attribute.Slug == EducationReached =>
                (ByLevel(Education.Published.Shares(area)), Education.Published),
            _ => null,
        };
    }

    private static Dictionary<string, double> ByLevel(IEnumerable<PopulationShare> shares) =>
        shares.ToDictionary(share => share.Level, share => share.Share);

    private static DateOnly? Day(string text) => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? day : null;
}
