using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Clashes;

/// <summary>Says why there is no panel, or none with a certain person, and what the least change would be.</summary>
internal sealed class Explanations(PanelModel model, ISolver solver)
{
    // Each distinct change costs a question to the solver; whoever comes after those gets the clash alone.
    private const int MostChanges = 25;

    public LotteryOutcome.Impossible WhyImpossible(CancellationToken stop) =>
        new(new ClashFinder(model).Find(), new PeopleMissing(model, solver).Find(stop), LeastChange.Of(model, null, solver, stop));

    /// <summary>Why no panel can hold these types; people in the order of the pool.</summary>
    public IReadOnlyList<WithoutChance> WhyUnseatable(IReadOnlyList<int> types, CancellationToken stop)
    {
        var (clashes, changes, found) = (new List<IReadOnlyList<PanelRule>>(), new List<IReadOnlyList<RuleChange>>(),
            new List<WithoutChance>());
        foreach (var type in types)
        {
            stop.ThrowIfCancellationRequested();
            var finder = new ClashFinder(model, type);
            var clash = clashes.Find(finder.IsImpossibleWith) ?? Kept(clashes, finder.Find());
            // A change by one is the least there is; a larger one might not be the least for this person.
            var change = changes.Find(known => IsByOne(known) && finder.IsPossibleAfter(known))
                ?? (changes.Count < MostChanges ? Kept(changes, LeastChange.Of(model, type, solver, stop)) : []);
            found.AddRange(model.Types[type].Members.Select(member => new WithoutChance(member, clash, change)));
        }

        return [.. found.OrderBy(person => person.Member)];
    }

    private bool IsByOne(IReadOnlyList<RuleChange> changes) =>
        changes is [{ Rule: PanelRule.Target } only]
        && model.Rows.First(row => row.Rule == only.Rule) is var row
        && row.Min - only.Min + only.Max - row.Max == 1;

    private static T Kept<T>(List<T> list, T item)
    {
        list.Add(item);
        return item;
    }
}
