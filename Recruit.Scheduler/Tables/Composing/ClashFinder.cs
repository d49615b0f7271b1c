using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables.Rules;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// Narrows a problem without a seating down to the fewest rules that clash: each rule in turn is left out, and stays out when nothing is
/// found without it either. What remains cannot spare any one of its rules. "Nothing found" is what the search can tell, not a proof.
/// </summary>
internal sealed class ClashFinder(CompositionProblem problem, SeatPlan plan, long seed)
{
    private const int MostPeople = 200;
    private const int MostRules = 60;
    private const int Moves = 20_000;

    /// <summary>The rules that clash and what to do; null when the problem is too large to take apart.</summary>
    public Clash? Find()
    {
        var rules = TableRule.All.Where(rule => rule is not StayWithinSize).SelectMany(rule => rule.DemandsOf(problem)).ToList();
        if (problem.Guests.Count > MostPeople || rules.Count is 0 or > MostRules) return null;

        var needed = rules.ToList();
        foreach (var rule in rules)
            if (!HasSeating(Without(rules, [.. needed.Where(other => other != rule)]))) needed.Remove(rule);

        return needed.Count == 0
            ? new Clash(ClashWords.OnlySizes, ClashWords.WidenSizes, [])
            : new Clash(ClashWords.CannotAllBeKept([.. needed.Select(rule => rule.Name)]), RemedyAmong(needed), [.. needed.SelectMany(rule => rule.Guests).Distinct()]);
    }

    // Other rules may clash too: only a rule without which a seating was found is said to be enough.
    private Wording RemedyAmong(List<RuleDemand> needed)
    {
        var enough = needed.Where(rule => HasSeating(rule.Drop(problem))).Select(rule => rule.Name).ToList();
        return enough.Count == 0
            ? ClashWords.LeaveOutOneAndMore(needed.Count)
            : ClashWords.WithoutAny(enough);
    }

    private bool HasSeating(CompositionProblem relaxed)
    {
        var parties = Party.AllOf(relaxed.Guests);
        return new RuleMender(relaxed, parties, OpenTables.For(relaxed, parties), plan.TableOf, seed).Mend(Moves, firstWillDo: true) is not null;
    }

    // Leaves out every rule that is not kept in the list.
    private CompositionProblem Without(List<RuleDemand> all, IReadOnlyList<RuleDemand> kept) =>
        all.Where(rule => !kept.Contains(rule)).Aggregate(problem, (relaxed, rule) => rule.Drop(relaxed));
}
