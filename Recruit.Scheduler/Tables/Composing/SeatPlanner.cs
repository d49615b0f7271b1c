using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// Gives everyone who can have one a seat: pins first, then people who sit together, roles, all others, and reserves at the end.
/// </summary>
internal sealed class SeatPlanner
{
    private const int MostToRearrange = 2_000;

    private readonly IReadOnlyList<Guest> guests;
    private readonly IReadOnlyList<TableSpec> tables;
    private readonly TableMasks masks;
    private readonly Party[] parties;
    private readonly int[] tableOf;
    private readonly List<int>[] settledAt;
    private readonly SeatFlow flow;
    private readonly CompositionProblem problem;
    private readonly long seed;
    private readonly List<Clash> clashes = [];

    public SeatPlanner(CompositionProblem problem, IReadOnlyList<Party> parties, TableMasks masks, long seed)
    {
        (this.problem, guests, tables, this.masks, this.seed) = (problem, problem.Guests, problem.Tables, masks, seed);
        tableOf = [.. Enumerable.Repeat(-1, guests.Count)];
        settledAt = [.. tables.Select(_ => new List<int>())];
        flow = new SeatFlow(masks, [.. tables.Select(table => table.Min)], [.. tables.Select(table => table.Max)], new int[tables.Count]);
        this.parties = [.. parties];
        new FastRandom(seed).Shuffle<Party>(this.parties);
    }

    public SeatPlan Plan()
    {
        PlacePinned();
        PlaceBlocks(reserves: false);
        PlaceRoles();
        SeatSingles(reserves: false);
        PlaceBlocks(reserves: true);
        SeatSingles(reserves: true);
        FillToLeast();
        flow.Even();
        TakeSeats();
        Rearrange();
        new SeatedMirror(problem, parties, masks, seed).Adjust(tableOf);
        return SeatPlan.Of(problem, parties, masks, tableOf) with { Clashes = clashes };
    }

    private void PlacePinned()
    {
        foreach (var party in parties.Where(party => party is { Pinned: true, Reserve: false }))
            if (OpenTo(party) is [var table, ..]) Settle(party, table);
    }

    private void PlaceBlocks(bool reserves)
    {
        foreach (var party in parties.Where(party => party.Guests.Length > 1 && party.Reserve == reserves && IsWaiting(party))
            .OrderByDescending(party => party.Guests.Length)
            .ThenBy(party => masks.CountOf(party.Guests[0])))
        {
            var open = OpenTo(party).Where(table => tables[table].Max - flow.Sizes[table] >= party.Guests.Length).ToList();
            if (open.Count > 0) Settle(party, open.MinBy(table => (RivalsAt(party, table), flow.Sizes[table])));
        }
    }

    private void PlaceRoles()
    {
        foreach (var role in tables.SelectMany(table => table.Roles).Select(quota => quota.Role).Distinct().Order(StringComparer.Ordinal))
        {
            var holders = parties.Where(party => party.Guests.Length == 1 && IsWaiting(party) && guests[party.Guests[0]].Role == role)
                .OrderBy(party => party.Reserve)
                .ThenBy(party => masks.CountOf(party.Guests[0])).ToArray();
            var match = new RoleMatch(holders.Length, (holder, table) => masks.Allows(holders[holder].Guests[0], table));
            foreach (var (table, missing) in SeatsWanting(role))
                if (!match.Give(table, missing)) clashes.Add(Unfilled(role, table));
            foreach (var (holder, table) in match.Matches) Settle(holders[holder], table);
        }
    }

    private IEnumerable<(int Table, int Missing)> SeatsWanting(string role) =>
        from table in Enumerable.Range(0, tables.Count)
        from quota in tables[table].Roles
        where quota.Role == role
        let present = settledAt[table].Count(guest => guests[guest].Role == role)
        where present < quota.Least
        select (table, quota.Least - present);

    private Clash Unfilled(string role, int table)
    {
        var able = Enumerable.Range(0, guests.Count)
            .Where(guest => guests[guest].Role == role && masks.Allows(guest, table))
            .Select(guest => guests[guest].Id).ToList();
        var least = tables[table].Roles.First(quota => quota.Role == role).Least;
        return ClashWords.RoleUnfilledAt(tables[table].Name, role, least, able);
    }

    // Whoever comes first finds a seat first, so that the order is drawn; how many are seated in the end does not depend on it.
    private void SeatSingles(bool reserves)
    {
        foreach (var party in parties.Where(party =>
            party.Guests.Length == 1 && party.Reserve == reserves && IsWaiting(party) && masks.CountOf(party.Guests[0]) > 0))
            flow.Seat(party.Guests[0]);
    }

    private void FillToLeast()
    {
        for (var table = 0; table < tables.Count; table++)
        {
            if (flow.Fill(table) is not { } needy) continue;
            var (least, people) = (needy.Sum(number => tables[number].Min), needy.Sum(number => flow.Sizes[number]));
            clashes.Add(ClashWords.TooFewCanSitAt([.. needy.Select(number => tables[number].Name)], least, people));
            return;
        }
    }

    private void TakeSeats()
    {
        for (var table = 0; table < tables.Count; table++)
            foreach (var guest in flow.PeopleAt(table)) tableOf[guest] = table;
    }

    // People who come together and roles took their seats one after the other. Where that left somebody out whom another order may seat, a
    // role unfilled or a table too full, all are rearranged by what decides who can sit at all: seats, open tables, roles,
    // and who belongs together.
    private void Rearrange()
    {
        if (guests.Count > MostToRearrange) return;
        var (essential, seatless) = (Essential(), new SeatlessPeople(problem, parties, masks, tableOf));
        var broken = RuleTally.Of(essential, tableOf).Breaches > 0;
        if (!broken && (clashes.Count > 0 || seatless.People == seatless.Unavoidable())) return;
        if (new RuleMender(essential, parties, masks, tableOf, seed, mayLeaveMore: broken).Mend() is not { } seating) return;
        if (!broken && PeopleIn(seating) == PeopleIn(tableOf)) return;
        seating.CopyTo(tableOf, 0);
        clashes.Clear();
    }

    private CompositionProblem Essential() => problem with
    {
        Guests = [.. guests.Select(guest => guest with { Household = null, Apart = [] })],
        Tables = [.. tables.Select(table => table with { Min = 0, Targets = [] })],
    };

    private int PeopleIn(int[] seating) => Enumerable.Range(0, guests.Count).Count(guest => !guests[guest].Reserve && seating[guest] >= 0);

    private void Settle(Party party, int table)
    {
        foreach (var guest in party.Guests) tableOf[guest] = table;
        settledAt[table].AddRange(party.Guests);
        flow.Sizes[table] += party.Guests.Length;
    }

    private bool IsWaiting(Party party) => tableOf[party.Guests[0]] < 0;

    private List<int> OpenTo(Party party) => [.. Enumerable.Range(0, tables.Count).Where(table => masks.Allows(party.Guests[0], table))];

    private int RivalsAt(Party party, int table) =>
        settledAt[table].Count(guest => party.Guests.Any(member => Avoid(guests[guest], guests[member])));

    private static bool Avoid(Guest one, Guest other) =>
        (one.Household is not null && one.Household == other.Household) || one.Apart.Intersect(other.Apart).Any();
}
