namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>Says in words what a rule asks, whom it lacks, and what change would do.</summary>
public sealed class RulesInWords(PanelProblem problem)
{
    private readonly PanelRules rules = new(problem);

    /// <param name="inPublic">Whether anyone may read it: who lives with whom is then left out.</param>
    public string Of(PanelRule rule, bool inPublic = false)
    {
        var (min, max) = rules.LimitsOf(rule);
        return rule switch
        {
            PanelRule.Seats(var dialogue) => $"{Range(min, max)} {(max == 1 ? "seat" : "seats")}{At(dialogue)}",
            PanelRule.Target target => $"{Range(min, max)} of {rules[target].Attribute} {rules[target].Level}{At(target.Dialogue)}",
            PanelRule.Household household =>
                $"at most {(max == 1 ? "one" : $"{max}")} of a household"
                + $"{(inPublic ? "" : $" ({MembersOf(household)})")}{At(household.Dialogue)}",
            PanelRule.MustHave(var member) => $"{problem.Pool[member].Id} always has a seat",
            _ => throw new InvalidOperationException($"No words for {rule}."),
        };
    }

    public string Of(RuleChange change) => change.Rule switch
    {
        PanelRule.MustHave(var member) => $"let {problem.Pool[member].Id} go without a certain seat",
        PanelRule.Target target =>
            $"ask {Range(change.Min, change.Max)} of {rules[target].Attribute} {rules[target].Level}{At(target.Dialogue)} (now "
            + $"{Range(rules[target].Min, rules[target].Max)})",
        PanelRule.Seats(var dialogue) => $"give {Range(change.Min, change.Max)} seats{At(dialogue)} (now "
            + $"{Range(problem.Dialogues[dialogue].Min, problem.Dialogues[dialogue].Max)})",
        _ => throw new InvalidOperationException($"No words for {change}."),
    };

    public string Of(MissingPeople missing)
    {
        var who = missing.Levels.Count == 0
            ? ""
            : $" of {string.Join(" and ", missing.Levels.Select(level => $"{level.Key} {level.Value}"))}";
        var there = missing.Present == 0 ? "nobody signed up" : $"{missing.Present} signed up";
        return $"{missing.Needed} {(missing.Needed == 1 ? "person" : "people")}{who} {(missing.Needed == 1 ? "is" : "are")} "
            + $"needed{At(missing.Dialogue)}, and {there}";
    }

    /// <summary>For everyone to read.</summary>
    public string WhyWithoutChance(WithoutChance one)
    {
        var change = one.LeastChange.Count == 0 ? "" : $" It would do to {string.Join(" and ", one.LeastChange.Select(Of))}.";
        return one.Because.Count == 0 ? "No panel can hold this person." : "These cannot all be kept with this person: "
            + $"{string.Join("; ", one.Because.Select(rule => Of(rule, inPublic: true)))}.{change}";
    }

    private string At(int? dialogue) => dialogue is { } place && problem.Dialogues.Count > 1 ? $" at {problem.Dialogues[place].Name}" : "";

    private string MembersOf(PanelRule.Household household) =>
        string.Join(" and ", problem.Pool.Where(member => member.Household == household.Name).Select(member => member.Id).Take(4));

    private static string Range(int min, int max) => min == max ? $"{min}" : $"{min} to {max}";
}
