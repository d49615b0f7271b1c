using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Proof;

/// <summary>
/// The bound of <see cref="AttributeBound"/> that also knows who can come where: people with equal level and equal open tables send a flow to the
/// tables that are open to them, and tables of one kind that are open to the same people are dealt out evenly as one.
/// </summary>
public sealed class AvailabilityBound
{
    // Beyond this many arcs the proof would take longer than the search.
    private const int MostArcs = 60_000;
    private const long MostPlaces = 10_000_000;

    private readonly SearchModel model;
    private readonly int[] crowdOf;
    private readonly List<int> oneOfCrowd = [];
    private readonly int[] classOf;
    private readonly List<int> oneOfClass = [];
    private readonly int[] tablesOfClass;

    private AvailabilityBound(SearchModel model)
    {
        this.model = model;
        crowdOf = Sorted(model.People, oneOfCrowd, model.Masks!.SetOf);
        classOf = Sorted(model.Tables, oneOfClass, table => $"{model.KindOf[table]}|{string.Concat(oneOfCrowd.Select(person => Open(person, table)))}");
        tablesOfClass = new int[oneOfClass.Count];
        foreach (var one in classOf) tablesOfClass[one]++;
    }

    /// <summary>Null when everyone may sit anywhere, or when there are too many different availabilities to be worth it.</summary>
    public static AvailabilityBound? For(SearchModel model)
    {
        if (model.Masks is null || (long)model.People * model.Tables > MostPlaces)
            return null;
        var bound = new AvailabilityBound(model);
        return (long)bound.oneOfCrowd.Count * bound.oneOfClass.Count * model.Levels / Math.Max(1, model.Attributes) <= MostArcs ? bound : null;
    }

    /// <summary>The bound in units of the scale for one attribute; null when its quotas and targets cannot all be met.</summary>
    /// <param name="attribute">The attribute's place in the order of the model.</param>
    /// <param name="first">The number of its first level.</param>
    /// <param name="levels">How many levels it has.</param>
    public long? Of(int attribute, int first, int levels)
    {
        var groups = Enumerable.Range(0, model.People)
            .CountBy(person => (Crowd: crowdOf[person], Level: model.LevelsOf[person * model.Attributes + attribute] - first))
            .ToList();
        var (cells, classes) = (groups.Count, groups.Count + levels * oneOfClass.Count);
        var flow = new LeastCostFlow(classes + oneOfClass.Count);
        foreach (var (index, group) in groups.Index())
        {
            flow.Supply(index, group.Value);
            for (var one = 0; one < oneOfClass.Count; one++)
                if (model.Masks!.Allows(oneOfCrowd[group.Key.Crowd], oneOfClass[one]))
                    flow.Connect(index, cells + one * levels + group.Key.Level, group.Value, 0);
        }
        return Solve(flow, first, levels, cells, classes);
    }

    private long? Solve(LeastCostFlow flow, int first, int levels, int cells, int classes)
    {
        var seats = new SeatPrices(model.Costs, flow);
        var fixedCost = 0L;
        for (var one = 0; one < oneOfClass.Count; one++)
        {
            var kind = model.KindOf[oneOfClass[one]];
            flow.Supply(classes + one, -(long)tablesOfClass[one] * model.Costs.Kinds[kind].Size);
            for (var level = 0; level < levels; level++)
                fixedCost += seats.Connect(cells + one * levels + level, classes + one, kind, tablesOfClass[one], first + level);
        }
        return flow.Solve() + fixedCost + seats.Lifted(first, model.People);
    }

    private char Open(int person, int table) => model.Masks!.Allows(person, table) ? '1' : '0';

    /// <summary>Gives things with equal keys one number, and notes the first of each.</summary>
    private static int[] Sorted<TKey>(int count, List<int> firstOfEach, Func<int, TKey> keyOf) where TKey : notnull
    {
        var known = new Dictionary<TKey, int>();
        var numbers = new int[count];
        for (var thing = 0; thing < count; thing++)
        {
            var key = keyOf(thing);
            if (!known.TryGetValue(key, out numbers[thing]))
            {
                known[key] = numbers[thing] = known.Count;
                firstOfEach.Add(thing);
            }
        }
        return numbers;
    }
}
