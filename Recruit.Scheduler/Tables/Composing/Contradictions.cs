namespace Recruit.Scheduler.Tables.Composing;

/// <summary>Finds rules that contradict each other before any seat is given: each finding is a sentence with its remedy.</summary>
internal sealed class Contradictions(CompositionProblem problem, IReadOnlyList<Party> parties)
{
    private readonly IReadOnlyList<Guest> guests = problem.Guests;
    private readonly IReadOnlyList<TableSpec> tables = problem.Tables;

    public IReadOnlyList<Clash> Find() =>
    [
        .. SizesThatDoNotAddUp(),
        .. TogetherAndApart(),
        .. PartiesPinnedTwice(),
        .. PinsOutOfReach(),
        .. PinsOverSize(),
        .. PinnedTogetherThoughApart(),
        .. GroupsLargerThanTheirTables(),
        .. RolesThatNobodyFills(),
        .. TargetsThatCannotBeMet(),
    ];

    private IEnumerable<Clash> SizesThatDoNotAddUp()
    {
        var least = tables.Sum(table => table.Min);
        if (guests.Count < least)
            yield return new($"{tables.Count} tables of at least {tables.Min(table => table.Min)} need {least} people and there are {guests.Count}",
                $"Use at most {TablesFilledBy(guests.Count)} tables, or lower the least size.", []);
    }

    private int TablesFilledBy(int people)
    {
        var mins = tables.Select(table => table.Min).Order().ToList();
        return Enumerable.Range(0, mins.Count + 1).Last(count => mins.Take(count).Sum() <= people);
    }

    private IEnumerable<Clash> TogetherAndApart() =>
        from party in parties
        where party.Guests.Length > 1
        from name in DistancesOf(party.Guests)
        let members = party.Guests.Where(guest => DistancesOf([guest]).Contains(name)).ToList()
        where members.Count > 1
        select new Clash($"{Names(members)} must sit together and, as {name}, apart", $"Clear together or {name} of one of them.", Ids(members));

    private IEnumerable<Clash> PartiesPinnedTwice() =>
        from party in parties
        let pins = party.Guests.Select(guest => guests[guest].PinnedTo).OfType<string>().Distinct().ToList()
        where pins.Count > 1
        select new Clash($"{Names(party.Guests)} must sit together and are pinned to tables {Clash.Named(pins)}", "Pin them to one table, or clear together.", Ids(party.Guests));

    private IEnumerable<Clash> PinsOutOfReach() =>
        from guest in Enumerable.Range(0, guests.Count)
        where guests[guest].PinnedTo is not null
        let table = tables.First(table => table.Name == guests[guest].PinnedTo)
        where !OpenTables.IsOpenTo(guests[guest], table)
        select new Clash($"{guests[guest].Id} is pinned to table {table.Name}, which is not among the tables that this person's availability and region allow",
            "Clear the pin or widen the availability.", Ids([guest]));

    private IEnumerable<Clash> PinsOverSize() =>
        from party in parties
        where party.Pinned
        let pin = party.Guests.Select(guest => guests[guest].PinnedTo).First(pin => pin is not null)
        group party by pin into pinned
        let people = pinned.SelectMany(party => party.Guests).ToList()
        let table = tables.First(table => table.Name == pinned.Key)
        where people.Count > table.Max
        select new Clash($"{people.Count} people are pinned to table {table.Name}, which seats at most {table.Max}",
            $"Unpin {people.Count - table.Max} of them or raise the size of table {table.Name} to {people.Count}.", Ids(people));

    private IEnumerable<Clash> PinnedTogetherThoughApart() =>
        from guest in Enumerable.Range(0, guests.Count)
        where guests[guest].PinnedTo is not null
        from distance in DistancesOf([guest])
        group guest by (guests[guest].PinnedTo, distance) into pinned
        where pinned.Count() > 1
        select new Clash($"{Names([.. pinned])} are pinned to table {pinned.Key.PinnedTo} and must, as {pinned.Key.distance}, keep apart",
            "Unpin one of them.", Ids([.. pinned]));

    private IEnumerable<Clash> GroupsLargerThanTheirTables() =>
        from guest in Enumerable.Range(0, guests.Count)
        where !guests[guest].Reserve
        from distance in DistancesOf([guest])
        group guest by distance into members
        where members.Count() > 1
        let open = tables.Where(table => members.Any(guest => OpenTables.IsOpenTo(guests[guest], table))).Take(members.Count()).Count()
        where members.Count() > open && open > 0
        select new Clash($"{members.Key} has {members.Count()} people, who may sit at {open} {(open == 1 ? "table" : "tables")} and never at the same one",
            $"Mark {members.Count() - open} of them as reserve, or open {members.Count() - open} more tables to them.", Ids([.. members]));

    private IEnumerable<Clash> RolesThatNobodyFills() =>
        from quota in tables.SelectMany(table => table.Roles).GroupBy(quota => quota.Role, quota => quota.Least)
        let holders = guests.Count(guest => guest.Role == quota.Key)
        where holders < quota.Sum()
        select new Clash($"The tables ask {quota.Sum()} people of role {quota.Key} and there are {holders}",
            $"Lower the quotas of {quota.Key} by {quota.Sum() - holders}, or add people of that role.", []);

    private IEnumerable<Clash> TargetsThatCannotBeMet() =>
        from target in tables.SelectMany(table => table.Targets).GroupBy(target => (target.Attribute, target.Level), target => target.Min)
        let holders = guests.Count(guest => guest.LevelOf(target.Key.Attribute) == target.Key.Level)
        where holders < target.Sum()
        select new Clash($"The tables ask {target.Sum()} people of {target.Key.Attribute}={target.Key.Level} and there are {holders}",
            $"Lower these targets by {target.Sum() - holders}.", []);

    private IEnumerable<string> DistancesOf(int[] members) =>
        members.SelectMany(guest => guests[guest].Apart.Distinct().Select(name => $"apart group {name}")
            .Concat(guests[guest].Household is { } household ? [$"household {household}"] : [])).Distinct();

    private string Names(IReadOnlyList<int> members) => Clash.Named(Ids(members));

    private IReadOnlyList<string> Ids(IReadOnlyList<int> members) => [.. members.Select(guest => guests[guest].Id)];
}
