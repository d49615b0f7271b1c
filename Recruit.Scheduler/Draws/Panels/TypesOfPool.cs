using System.Globalization;
using System.Text;

namespace Recruit.Scheduler.Draws.Panels;

/// <summary>
/// Merges people between whom the draw makes no difference. It is what makes large pools tractable: a pool of thousands
/// has hundreds of types.
/// </summary>
internal sealed class TypesOfPool
{
    private readonly PanelProblem problem;
    private readonly string[] attributes;
    private readonly HashSet<(string, string)> targeted;
    private readonly HashSet<string> sharedHouseholds;

    private TypesOfPool(PanelProblem problem)
    {
        this.problem = problem;
        targeted = [.. problem.Dialogues.SelectMany(dialogue => dialogue.Targets)
            .Concat(problem.Targets)
            .Select(target => (target.Attribute, target.Level))];
        attributes = [.. targeted.Select(target => target.Item1).Distinct().Order(StringComparer.Ordinal)];
        sharedHouseholds = [.. problem.HouseholdsThatCount()];
    }

    /// <returns>Types in the order in which their first member stands in the pool.</returns>
    public static IReadOnlyList<PoolType> Of(PanelProblem problem)
    {
        var types = new TypesOfPool(problem);
        return [.. problem.Pool.Index()
            .GroupBy(entry => types.KeyOf(entry.Item, entry.Index))
            .Select(alike => new PoolType([.. alike.Select(entry => entry.Index)]))];
    }

    private string KeyOf(PoolMember member, int place)
    {
        // People who share a household, or must have a seat, each have a rule of their own.
        if (member.MustHave || (member.Household is { } household && sharedHouseholds.Contains(household)))
            return place.ToString(CultureInfo.InvariantCulture);

        var key = new StringBuilder();
        foreach (var attribute in attributes)
            key.Append('\u001f')
                .Append(member.Levels.TryGetValue(attribute, out var level) && targeted.Contains((attribute, level)) ? level : "");
        key.Append('\u001e').Append(member.Boost.ToString("R", CultureInfo.InvariantCulture));
        return key.Append('\u001e').AppendJoin(',', DialoguesOf(member)).ToString();
    }

    private IEnumerable<int> DialoguesOf(PoolMember member) =>
        member.Dialogues?.Distinct().Order() ?? Enumerable.Range(0, problem.Dialogues.Count);
}
