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
        var rules = Rules().ToList();
        if (problem.Guests.Count > MostPeople || rules.Count is 0 or > MostRules) return null;

        var needed = rules.ToList();
        foreach (var rule in rules)
            if (!HasSeating(Without(rules, [.. needed.Where(other => other != rule)]))) needed.Remove(rule);

        return needed.Count == 0
            ? new Clash("The sizes of the tables and the people who can sit there do not fit, whatever the other rules", "Widen the sizes or the availability.", [])
            : new Clash($"These cannot all be kept with tables of these sizes: {Clash.Named([.. needed.Select(rule => rule.Name)])}", RemedyAmong(needed), [.. needed.SelectMany(rule => rule.Guests).Distinct()]);
    }

    // Other rules may clash too: only a rule without which a seating was found is said to be enough.
    private string RemedyAmong(List<NamedRule> needed)
    {
        var enough = needed.Where(rule => HasSeating(rule.Drop(problem))).Select(rule => rule.Name).ToList();
        return enough.Count == 0
            ? $"Leave out one of these {needed.Count} and compose again; others clash as well."
            : $"Without {string.Join(" or without ", enough)} it can be done.";
    }

    private bool HasSeating(CompositionProblem relaxed)
    {
        var parties = Party.AllOf(relaxed.Guests);
        return new RuleMender(relaxed, parties, OpenTables.For(relaxed, parties), plan.TableOf, seed).Mend(Moves, firstWillDo: true) is not null;
    }

    // Leaves out every rule that is not kept in the list.
    private CompositionProblem Without(List<NamedRule> all, IReadOnlyList<NamedRule> kept) =>
        all.Where(rule => !kept.Contains(rule)).Aggregate(problem, (relaxed, rule) => rule.Drop(relaxed));

    private IEnumerable<NamedRule> Rules() =>
    [
        .. Groups(guest => guest.Household is { } household ? [household] : [], "household", (guest, _) => guest with { Household = null }),
        .. Groups(guest => guest.Apart, "apart group", (guest, name) => guest with { Apart = [.. guest.Apart.Where(other => other != name)] }),
        .. Groups(guest => guest.Together, "together group", (guest, name) => guest with { Together = [.. guest.Together.Where(other => other != name)] }),
        .. problem.Guests.Where(guest => guest.PinnedTo is not null).Select(guest => new NamedRule($"the pin of {guest.Id}", [guest.Id], relaxed => OnGuests(relaxed, other => other.Id == guest.Id ? other with { PinnedTo = null } : other))),
        .. problem.Guests.Where(guest => guest.Available is not null).Select(guest => new NamedRule($"the availability of {guest.Id}", [guest.Id], relaxed => OnGuests(relaxed, other => other.Id == guest.Id ? other with { Available = null } : other))),
        .. from table in problem.Tables
           from quota in table.Roles
           select new NamedRule($"the quota of {quota.Role} at table {table.Name}", [], relaxed => OnTable(relaxed, table, other => other with { Roles = [.. other.Roles.Where(kept => kept != quota)] })),
        .. from table in problem.Tables
           from target in table.Targets
           select new NamedRule($"the target {target.Attribute}={target.Level} of table {table.Name}", [], relaxed => OnTable(relaxed, table, other => other with { Targets = [.. other.Targets.Where(kept => kept != target)] })),
        .. from table in problem.Tables
           where table.Region is not null
           select new NamedRule($"the region of table {table.Name}", [], relaxed => OnTable(relaxed, table, other => other with { Region = null })),
    ];

    private IEnumerable<NamedRule> Groups(Func<Guest, IEnumerable<string>> groupsOf, string kind, Func<Guest, string, Guest> leave) =>
        from name in problem.Guests.SelectMany(groupsOf).Distinct()
        let members = problem.Guests.Where(guest => groupsOf(guest).Contains(name)).Select(guest => guest.Id).ToList()
        where members.Count > 1
        select new NamedRule($"{kind} {name}", members, relaxed => OnGuests(relaxed, guest => groupsOf(guest).Contains(name) ? leave(guest, name) : guest));

    private static CompositionProblem OnGuests(CompositionProblem relaxed, Func<Guest, Guest> change) => relaxed with { Guests = [.. relaxed.Guests.Select(change)] };

    private static CompositionProblem OnTable(CompositionProblem relaxed, TableSpec table, Func<TableSpec, TableSpec> change) =>
        relaxed with { Tables = [.. relaxed.Tables.Select(other => other.Name == table.Name ? change(other) : other)] };

    private sealed record NamedRule(string Name, IReadOnlyList<string> Guests, Func<CompositionProblem, CompositionProblem> Drop);
}
