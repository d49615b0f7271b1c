using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;

namespace Recruit.Scheduler.Representativeness;

/// <summary>
/// The people of one track at every stage, beside what the track aims at: as they are now, or as they were frozen. Groups that are hidden
/// count together as one, so that a measure of them is a little better than it was, and never worse.
/// </summary>
public sealed class StageGroups
{
    private readonly Dictionary<(string Stage, string Attribute, string Level), int?> people;
    private readonly IReadOnlyList<Target> aims;
    private readonly InvitedPopulation population;

    /// <param name="attributes">Those of special categories are left out.</param>
    public StageGroups(
        IReadOnlyList<ProgrammeAttribute> attributes, IReadOnlyList<Target> aims, InvitedPopulation population,
        IEnumerable<PublishedFigure> figures)
    {
        (this.aims, this.population) = (aims, population);
        Attributes = [.. attributes.Where(attribute => !attribute.Special)];
        people = figures.ToDictionary(figure => (figure.Stage, figure.Attribute, figure.Level), figure => figure.People);
        Stages = [.. Stage.All.Where(stage => Attributes.Any(attribute => TotalOf(attribute, stage) > 0))];
    }

    /// <summary>The groups as they are now, each with its number.</summary>
    public static StageGroups Of(
        Guid trackId, IReadOnlyList<ProgrammeAttribute> attributes, IReadOnlyList<Target> aims, InvitedPopulation population,
        IReadOnlyList<StageFigure> counts) =>
        new(attributes, aims, population, counts
            .Select(count => new PublishedFigure(trackId, count.Stage, count.Attribute, count.Level, count.People))
            .Concat(counts.GroupBy(count => (count.Stage, count.Attribute)).Select(group => new PublishedFigure(
                trackId, group.Key.Stage, group.Key.Attribute, PublishedFigure.Everyone, group.Sum(count => count.People)))));

    public IReadOnlyList<ProgrammeAttribute> Attributes { get; }

    /// <summary>The stages that somebody reached, in order.</summary>
    public IReadOnlyList<string> Stages { get; }

    /// <summary>How many people of the invited ages there are.</summary>
    public double Residents => population.People;

    public IReadOnlyList<Target> Aims => aims;

    /// <summary>People of a level; null when hidden, and 0 when nobody was counted.</summary>
    public int? PeopleOf(ProgrammeAttribute attribute, string stage, string level) =>
        people.TryGetValue((stage, attribute.Slug, level), out var known) ? known : 0;

    /// <summary>Everyone who answered; 0 when so few that the figure is hidden.</summary>
    public int TotalOf(ProgrammeAttribute attribute, string stage) => PeopleOf(attribute, stage, PublishedFigure.Everyone) ?? 0;

    /// <summary>How many reached a stage: as many as answered the question that most people answered.</summary>
    public int TotalOf(string stage) => Attributes.Max(attribute => (int?)TotalOf(attribute, stage)) ?? 0;

    /// <summary>How well the group mirrors its targets; null without targets or people, or when every group is hidden.</summary>
    public Mirror? MirrorAt(ProgrammeAttribute attribute, string stage)
    {
        var mine = aims.Where(aim => aim.AttributeId == attribute.Id).ToDictionary(aim => aim.Level, aim => (double)aim.Share);
        return mine.Count == 0 || TotalOf(attribute, stage) == 0
            || attribute.Levels.All(level => PeopleOf(attribute, stage, level.Slug) is null)
            ? null
            : new Mirror([.. Joined(attribute, stage, level => mine.GetValueOrDefault(level))
                .Select(group => new LevelCount(group.Level, group.People, group.Measure))]);
    }

    /// <summary>How evenly the population came to a stage; null where no source tells.</summary>
    public Participation? ParticipationAt(ProgrammeAttribute attribute, string stage) =>
        TotalOf(attribute, stage) > 0 && population.SharesOf(attribute, aims) is { } shares
            ? new Participation(Joined(attribute, stage, level => shares.GetValueOrDefault(level) * population.People)
                .Select(group => new StratumCount(group.Level, group.Measure, group.People)))
            : null;

    /// <summary>The mean of D over all attributes that have targets; null where none does.</summary>
    public double? MeanDissimilarityAt(string stage)
    {
        var known = Attributes.Select(attribute => MirrorAt(attribute, stage)?.Dissimilarity).OfType<double>().ToList();
        return known.Count == 0 ? null : known.Average();
    }

    /// <summary>Every level with its people and its measure; those that are hidden as one.</summary>
    private IEnumerable<(string Level, double People, double Measure)> Joined(
        ProgrammeAttribute attribute, string stage, Func<string, double> measure)
    {
        var shown = attribute.Levels.Select(level => (level.Slug, People: PeopleOf(attribute, stage, level.Slug))).ToLookup(
            level => level.People is not null);
        foreach (var (level, count) in shown[true])
            yield return (level, count!.Value, measure(level));
        if (shown[false].Any())
            yield return (PublishedFigure.Everyone, Math.Max(0, TotalOf(attribute, stage) - shown[true].Sum(level => level.People!.Value)),
                shown[false].Sum(level => measure(level.Slug)));
    }
}
