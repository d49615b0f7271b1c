namespace Recruit.Scheduler.Draws;

/// <summary>The rules of a problem in one fixed order, and what a panel must be like to keep them.</summary>
public sealed class PanelRules
{
    private readonly PanelProblem problem;
    private readonly ILookup<(string, string), int> byLevel;
    private readonly ILookup<string, int> byHousehold;
    private readonly ILookup<int, int> byMember;

    public PanelRules(PanelProblem problem)
    {
        this.problem = problem;
        All = [.. SeatRules(), .. TargetRules(), .. HouseholdRules(), .. MustHaves()];
        byLevel = Places<PanelRule.Target>().ToLookup(place => (this[place.Rule].Attribute, this[place.Rule].Level), place => place.Index);
        byHousehold = Places<PanelRule.Household>().ToLookup(place => place.Rule.Name, place => place.Index);
        byMember = Places<PanelRule.MustHave>().ToLookup(place => place.Rule.Member, place => place.Index);
    }

    /// <summary>
    /// Seats per dialogue, targets per dialogue, targets over all, households in order of their names, must-haves in order of the pool.
    /// </summary>
    public IReadOnlyList<PanelRule> All { get; }

    public PanelTarget this[PanelRule.Target target] =>
        target.Dialogue is { } dialogue ? problem.Dialogues[dialogue].Targets[target.Index] : problem.Targets[target.Index];

    /// <summary>At least and at most how many seats that a rule counts.</summary>
    public (int Min, int Max) LimitsOf(PanelRule rule) => rule switch
    {
        PanelRule.Seats(var dialogue) => (problem.Dialogues[dialogue].Min, problem.Dialogues[dialogue].Max),
        PanelRule.Target target => (this[target].Min, this[target].Max),
        PanelRule.Household(_, var dialogue) => (0, problem.MostOfHousehold(dialogue)),
        _ => (1, 1),
    };

    /// <summary>Whether a rule counts this person at this dialogue.</summary>
    public bool Counts(PanelRule rule, int member, int dialogue) => rule switch
    {
        PanelRule.Seats seats => seats.Dialogue == dialogue,
        PanelRule.Target target => (target.Dialogue is null || target.Dialogue == dialogue)
            && problem.Pool[member].Levels.GetValueOrDefault(this[target].Attribute) == this[target].Level,
        PanelRule.Household household =>
            (household.Dialogue is null || household.Dialogue == dialogue) && problem.Pool[member].Household == household.Name,
        PanelRule.MustHave must => must.Member == member,
        _ => false,
    };

    /// <summary>Whatever is wrong with a panel; nothing when it keeps every rule.</summary>
    public IEnumerable<PanelBreach> BreachesOf(Panel panel)
    {
        foreach (var seats in panel.Seats.GroupBy(seat => seat.Member))
            if (seats.Count() > 1 || !problem.Pool[seats.Key].CanAttend(seats.First().Dialogue))
                yield return new PanelBreach(null, seats.Key, seats.Count());
        var counts = new int[All.Count];
        foreach (var seat in panel.Seats)
            foreach (var rule in About(seat.Member, seat.Dialogue)) counts[rule]++;
        foreach (var (number, rule) in All.Index())
        {
            var (min, max) = LimitsOf(rule);
            if (counts[number] < min || counts[number] > max)
                yield return new PanelBreach(rule, null, counts[number]);
        }
    }

    /// <summary>Places of the rules that count this person there, without asking every rule.</summary>
    public IEnumerable<int> About(int member, int dialogue)
    {
        var person = problem.Pool[member];
        return person.Levels.SelectMany(level => byLevel[(level.Key, level.Value)])
            .Concat(person.Household is { } household ? byHousehold[household] : [])
            .Concat(byMember[member])
            .Where(rule => Counts(All[rule], member, dialogue))
            .Append(dialogue);
    }

    private IEnumerable<(T Rule, int Index)> Places<T>() where T : PanelRule =>
        All.Index().Where(place => place.Item is T).Select(place => ((T)place.Item, place.Index));

    private IEnumerable<PanelRule> SeatRules() => problem.Dialogues.Select((_, dialogue) => new PanelRule.Seats(dialogue));

    private IEnumerable<PanelRule> TargetRules() =>
    [
        .. problem.Dialogues.SelectMany((dialogue, number) => dialogue.Targets.Select((_, index) => new PanelRule.Target(number, index))),
        .. problem.Targets.Select((_, index) => new PanelRule.Target(null, index)),
    ];

    private IEnumerable<PanelRule> HouseholdRules()
    {
        var shared = problem.HouseholdsThatCount();
        return problem.Households == HouseholdRule.OnePerDraw || problem.Dialogues.Count == 1
            ? shared.Select(name => new PanelRule.Household(name, null))
            : shared.SelectMany(name => problem.Dialogues.Select((_, dialogue) => new PanelRule.Household(name, dialogue)));
    }

    private IEnumerable<PanelRule> MustHaves() =>
        problem.Pool.Index().Where(entry => entry.Item.MustHave).Select(entry => new PanelRule.MustHave(entry.Index));
}
