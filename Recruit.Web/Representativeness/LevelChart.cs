using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Representativeness;
using Recruit.Web.Language;

namespace Recruit.Web.Representativeness;

/// <summary>One level in a chart: what was reached beside what was aimed at. Shares are between 0 and 1.</summary>
/// <param name="People">Null when so few that the figure would tell about persons.</param>
/// <param name="Target">The share to reach; null when there is none.</param>
/// <param name="Population">The share in the population; null when no source gives it.</param>
public sealed record LevelBar(string Level, string Label, int? People, double? Share, double? Target, double? Population)
{
    /// <summary>Difference between reached and aimed at, in percentage points.</summary>
    public double? Points => 100 * (Share - (Target ?? Population));
}

/// <summary>Where the figures of a chart come from.</summary>
public sealed record FigureSource(string Source, DateOnly? ReferenceDate);

/// <summary>How far the levels of one attribute are from their targets, as bars with a mark where each should end.</summary>
/// <param name="Group">Who are counted, such as <c>Geloot</c>.</param>
/// <param name="People">Everyone who answered.</param>
/// <param name="Silent">Those who gave no answer.</param>
/// <param name="Rounded">Whether figures are rounded and small ones hidden, as for special-category data.</param>
public sealed record LevelChart(string Title, string Group, IReadOnlyList<LevelBar> Bars, int People, int Silent, bool Rounded)
{
    public IReadOnlyList<FigureSource> Sources { get; init; } = [];

    /// <summary>Why targets were raised or lowered on purpose, with the level that it is about.</summary>
    public IReadOnlyList<(string Label, string Reason)> Reasons { get; init; } = [];

    public bool HasTargets => Bars.Any(bar => bar.Target is not null);
    public bool HasPopulation => Bars.Any(bar => bar.Population is not null);

    /// <summary>The share at the end of the scale: the longest bar or mark, and a little room.</summary>
    public double Scale => Math.Max(0.01, 1.08 * Bars.Max(bar => Math.Max(bar.Share ?? 0, Math.Max(bar.Target ?? 0, bar.Population ?? 0))));

    /// <summary>The measures of this attribute against its targets, or null when it has none.</summary>
    public Mirror? Mirror { get; private init; }

    /// <param name="counts">People per level; who is not in it gave no answer.</param>
    /// <param name="everyone">All people of the group, with or without an answer.</param>
    public static LevelChart Of(
        ProgrammeAttribute attribute, string group, IReadOnlyDictionary<string, int> counts, int everyone, IEnumerable<Target> targets)
    {
        var mine = targets.Where(target => target.AttributeId == attribute.Id).ToDictionary(target => target.Level);
        var answered = attribute.Levels.Sum(level => counts.GetValueOrDefault(level.Slug));
        var chart = Of(attribute, group, [.. Shown(attribute, counts)], answered, mine) with { Silent = everyone - answered };
        return chart with
        {
            Mirror = chart is { HasTargets: true, Rounded: false, People: > 0 }
                ? new Mirror([.. chart.Bars.Select(bar => new LevelCount(bar.Level, bar.People ?? 0, bar.Target ?? 0))])
                : null,
        };
    }

    /// <summary>The chart of what is published: rounded, small groups hidden, and of nobody who gave no answer.</summary>
    public static LevelChart Of(ProgrammeAttribute attribute, string group, string stage, StageGroups groups)
    {
        var chart = Of(attribute, group, [.. attribute.Levels.Select(level => groups.PeopleOf(attribute, stage, level.Slug))],
            groups.TotalOf(attribute, stage), groups.Aims.Where(aim => aim.AttributeId == attribute.Id).ToDictionary(aim => aim.Level));
        return chart with { Mirror = groups.MirrorAt(attribute, stage) };
    }

    private static LevelChart Of(
        ProgrammeAttribute attribute, string group, IReadOnlyList<int?> shown, int answered, Dictionary<string, Target> mine)
    {
        var bars = attribute.Levels.Zip(shown, (level, people) => new LevelBar(
            level.Slug, level.Label(SiteLanguage.Current), people, people is null || answered == 0 ? null : (double)people / answered,
            (double?)mine.GetValueOrDefault(level.Slug)?.Share, (double?)mine.GetValueOrDefault(level.Slug)?.Population)).ToList();
        return new LevelChart(attribute.Name(SiteLanguage.Current), group, bars, answered, 0, attribute.Special)
        {
            Sources = [.. mine.Values.Select(target => new FigureSource(target.Source, target.ReferenceDate)).Distinct()],
            Reasons = [.. attribute.Levels.Where(level => mine.GetValueOrDefault(level.Slug)?.Reason is { Length: > 0 })
                                          .Select(level => (level.Label(SiteLanguage.Current), mine[level.Slug].Reason))],
        };
    }

    // Even colleagues see special-category data only as the public would: small groups hidden, the rest rounded.
    private static IEnumerable<int?> Shown(ProgrammeAttribute attribute, IReadOnlyDictionary<string, int> counts) => attribute.Special
        ? PublicTable.Of([.. attribute.Levels.Select(level => (level.Slug, counts.GetValueOrDefault(level.Slug)))]).Cells
            .Select(cell => cell.People)
        : attribute.Levels.Select(level => (int?)counts.GetValueOrDefault(level.Slug));
}
