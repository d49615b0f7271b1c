using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables.Seats;

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
        .. PinsOutOfReachOfCompanions(),
        .. PinsOverSize(),
        .. PinnedTogetherThoughApart(),
        .. RolesThatNobodyFills(),
        .. QuotasOverSize(),
        .. TargetsThatCannotBeMet(),
    ];

    private IEnumerable<Clash> SizesThatDoNotAddUp()
    {
        var least = tables.Sum(table => table.Min);
        if (guests.Count < least)
            yield return ClashWords.TooFewPeople(
                tables.Count, tables.Min(table => table.Min), least, guests.Count, TablesFilledBy(guests.Count));
    }

    private int TablesFilledBy(int people)
    {
        var seats = 0L;
        return tables.Select(table => table.Min).Order().TakeWhile(min => (seats += min) <= people).Count();
    }

    private IEnumerable<Clash> TogetherAndApart() =>
        from party in parties
        where party.Guests.Length > 1
        from name in DistancesOf(party.Guests)
        let members = party.Guests.Where(guest => DistancesOf([guest]).Contains(name)).ToList()
        where members.Count > 1
        select ClashWords.TogetherAndApart(Ids(members), name);

    private IEnumerable<Clash> PartiesPinnedTwice() =>
        from party in parties
        let pins = party.Guests.Select(guest => guests[guest].PinnedTo).OfType<string>().Distinct().ToList()
        where pins.Count > 1
        select ClashWords.PinnedToTwoTables(Ids(party.Guests), pins);

    private IEnumerable<Clash> PinsOutOfReach() =>
        from guest in Enumerable.Range(0, guests.Count)
        where guests[guest].PinnedTo is not null
        let table = tables.First(table => table.Name == guests[guest].PinnedTo)
        where !OpenTables.IsOpenTo(guests[guest], table)
        select ClashWords.PinOutOfReach(guests[guest].Id, table.Name);

    private IEnumerable<Clash> PinsOutOfReachOfCompanions() =>
        from party in parties
        where party.Pinned
        let pinned = party.Guests.First(guest => guests[guest].PinnedTo is not null)
        let table = tables.First(table => table.Name == guests[pinned].PinnedTo)
        from companion in party.Guests
        where guests[companion].PinnedTo is null && !OpenTables.IsOpenTo(guests[companion], table)
        select ClashWords.PinOutOfReachOfCompanion(guests[pinned].Id, table.Name, guests[companion].Id);

    private IEnumerable<Clash> PinsOverSize() =>
        from party in parties
        where party.Pinned
        let pin = party.Guests.Select(guest => guests[guest].PinnedTo).First(pin => pin is not null)
        group party by pin into pinned
        let people = pinned.SelectMany(party => party.Guests).ToList()
        let table = tables.First(table => table.Name == pinned.Key)
        where people.Count > table.Max
        select ClashWords.PinsOverSize(Ids(people), table);

    private IEnumerable<Clash> PinnedTogetherThoughApart() =>
        from guest in Enumerable.Range(0, guests.Count)
        let pin = guests[guest].PinnedTo
        where pin is not null
        from distance in DistancesOf([guest])
        group guest by (PinnedTo: pin, distance) into pinned
        where pinned.Count() > 1
        select ClashWords.PinnedTogetherThoughApart(Ids([.. pinned]), pinned.Key.PinnedTo, pinned.Key.distance);

    /// <summary>
    /// Groups of whom two would have to share a table, for when everyone has a seat: where seats are short some of them may be left out.
    /// </summary>
    public IReadOnlyList<Clash> GroupsLargerThanTheirTables() =>
    [
        .. from guest in Enumerable.Range(0, guests.Count)
           where !guests[guest].Reserve
           from distance in DistancesOf([guest])
           group guest by distance into members
           where members.Count() > 1
           let open = tables.Where(table => members.Any(guest => OpenTables.IsOpenTo(guests[guest], table))).Take(members.Count()).Count()
           where members.Count() > open && open > 0
           select ClashWords.GroupTooLarge(Ids([.. members]), members.Key, open),
    ];

    private IEnumerable<Clash> RolesThatNobodyFills() =>
        from quota in tables.SelectMany(table => table.Roles.Select(quota => (quota.Role, quota.Least, table.Name)))
            .GroupBy(quota => quota.Role)
        let holders = guests.Count(guest => guest.Role == quota.Key)
        let asked = quota.Sum(one => one.Least)
        where holders < asked
        select ClashWords.RoleNobodyFills(quota.Key, asked, holders, [.. quota.Select(one => one.Name)]);

    private IEnumerable<Clash> QuotasOverSize() =>
        from table in tables
        let asked = table.Roles.Sum(quota => quota.Least)
        where asked > table.Max
        select ClashWords.QuotasOverSize(table, asked);

    private IEnumerable<Clash> TargetsThatCannotBeMet() =>
        from target in tables.SelectMany(table => table.Targets.Select(target => (target.Attribute, target.Level, target.Min, table.Name)))
            .GroupBy(target => (target.Attribute, target.Level))
        let holders = guests.Count(guest => guest.LevelOf(target.Key.Attribute) == target.Key.Level)
        let asked = target.Sum(one => one.Min)
        where holders < asked
        select ClashWords.TargetNobodyMeets(target.Key.Attribute, target.Key.Level, asked, holders, [.. target.Select(one => one.Name)]);

    private IEnumerable<Wording> DistancesOf(int[] members) => members.SelectMany(guest => GroupWords.KeptApart(guests[guest])).Distinct();

    private IReadOnlyList<string> Ids(IReadOnlyList<int> members) => [.. members.Select(guest => guests[guest].Id)];
}
