using Recruit.Data.Representativeness;

namespace Recruit.Scheduler.Interim;

/// <summary>What the figures say, most striking first: one finding of each kind at most, by the size of its effect.</summary>
public static class Findings
{
    public const int Shown = 3;

    /// <summary>A share of fewer people than this says too little.</summary>
    public const int LeastPeople = 30;

    /// <summary>A smaller difference is none that anybody should act upon.</summary>
    public const double LeastEffect = 0.02;

    public static IReadOnlyList<Finding> Of(InterimFigures figures) =>
    [
        .. OffTarget(figures).Concat(Steps(figures)).Concat(Came(figures)).Concat(Accepted(figures)).Concat(Ways(figures))
            .Where(finding => finding.People >= LeastPeople && finding.Effect >= LeastEffect)
            .OrderByDescending(finding => finding.Effect)
            .DistinctBy(finding => finding.GetType())
            .Take(Shown),
    ];

    private static IEnumerable<Finding> OffTarget(InterimFigures figures)
    {
        var groups = figures.Groups;
        var last = groups.Stages.LastOrDefault(stage => stage is Stage.Seated or Stage.Drawn or Stage.Registered);
        return from attribute in last is null ? [] : groups.Attributes
               let people = groups.TotalOf(attribute, last!)
               from aim in groups.Aims
               where people > 0 && aim.AttributeId == attribute.Id
               let reached = groups.PeopleOf(attribute, last!, aim.Level)
               where reached is not null
               select new Finding.OffTarget(
                   attribute.Slug, aim.Level, last!, Math.Min(1, (double)reached / people), (double)aim.Share, people);
    }

    private static IEnumerable<Finding> Steps(InterimFigures figures)
    {
        var groups = figures.Groups;
        var (registered, drawn) = (groups.MeanDissimilarityAt(Stage.Registered), groups.MeanDissimilarityAt(Stage.Drawn));
        var (kept, seated) = (groups.MeanDissimilarityAt(Stage.Kept), groups.MeanDissimilarityAt(Stage.Seated));
        if (registered is { } before && drawn is { } after)
            yield return new Finding.Drawn(after, before, groups.TotalOf(Stage.Drawn));
        if (figures.Counts.Refills > 0 && kept is { } without && seated is { } with)
            yield return new Finding.Refilled(with, without, groups.TotalOf(Stage.Seated));
    }

    private static IEnumerable<Finding> Came(InterimFigures figures) => figures.NoShowShare is { } away
        ? [new Finding.Came(1 - away, figures.ExpectedShowUp, figures.Counts.Attended + figures.Counts.NoShows)]
        : [];

    private static IEnumerable<Finding> Accepted(InterimFigures figures)
    {
        var everyone = figures.Turnout.Accepted + figures.Turnout.Refused;
        return from attribute in figures.Groups.Attributes
               from theirs in figures.TurnoutOfGroups
               where theirs.Attribute == attribute.Slug
               let answered = theirs.Accepted + theirs.Refused
               where answered > 0
               select new Finding.Accepted(theirs.Attribute, theirs.Level, (double)theirs.Accepted / answered,
                   (double)figures.Turnout.Accepted / everyone, answered);
    }

    private static IEnumerable<Finding> Ways(InterimFigures figures)
    {
        var (confirmed, seated) = (figures.Ways.Sum(way => way.Reach.Confirmed), figures.Ways.Sum(way => way.Reach.Seated));
        return from way in figures.Ways
               where way.Reach.Confirmed > 0 && seated > 0 && figures.Ways.Count > 1
               select new Finding.Way(way, (double)way.Reach.Seated / way.Reach.Confirmed, (double)seated / confirmed, way.Reach.Confirmed);
    }
}
