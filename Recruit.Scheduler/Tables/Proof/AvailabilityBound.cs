using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Proof;

/// <summary>
/// The bound of <see cref="AttributeBound"/> that also knows who can come where: people with equal level and equal open tables send a flow
/// to the tables that are open to them.
/// </summary>
public sealed class AvailabilityBound
{
    // Beyond this many arcs the proof would take longer than the search.
    private const int MostArcs = 60_000;
    private const long MostPlaces = 10_000_000;

    private readonly SearchModel model;
    private readonly TableClasses classes;

    private AvailabilityBound(SearchModel model) => (this.model, classes) = (model, new TableClasses(model));

    /// <summary>Null when everyone may sit anywhere, or when there are too many different availabilities to be worth it.</summary>
    public static AvailabilityBound? For(SearchModel model)
    {
        if (model.Masks is null || (long)model.People * model.Tables > MostPlaces)
            return null;
        var bound = new AvailabilityBound(model);
        return (long)bound.classes.Crowds * bound.classes.Count * model.Levels / Math.Max(1, model.Attributes) <= MostArcs ? bound : null;
    }

    /// <summary>The bound in units of the scale for one attribute; null when its quotas and targets cannot all be met.</summary>
    /// <param name="attribute">The attribute's place in the order of the model.</param>
    /// <param name="first">The number of its first level.</param>
    /// <param name="levels">How many levels it has.</param>
    public long? Of(int attribute, int first, int levels)
    {
        var groups = Enumerable.Range(0, model.People)
            .CountBy(person => (Crowd: classes.CrowdOf(person), Level: model.LevelsOf[person * model.Attributes + attribute] - first))
            .ToList();
        var (cells, ends) = (groups.Count, groups.Count + levels * classes.Count);
        var flow = new LeastCostFlow();
        foreach (var (index, group) in groups.Index())
        {
            flow.Supply(index, group.Value);
            for (var one = 0; one < classes.Count; one++)
                if (classes.IsOpen(group.Key.Crowd, one))
                    flow.Connect(index, cells + one * levels + group.Key.Level, group.Value, 0);
        }
        return Solve(flow, first, levels, cells, ends);
    }

    private long? Solve(LeastCostFlow flow, int first, int levels, int cells, int ends)
    {
        var seats = new SeatPrices(model.Costs, flow);
        var fixedCost = 0L;
        for (var one = 0; one < classes.Count; one++)
        {
            flow.Supply(ends + one, -(long)classes.TablesOf(one) * classes.SizeOf(one));
            for (var level = 0; level < levels; level++)
                fixedCost += seats.Connect(
                    cells + one * levels + level, ends + one, classes.KindOf(one), classes.TablesOf(one), first + level);
        }
        return flow.Solve() + fixedCost;
    }
}
