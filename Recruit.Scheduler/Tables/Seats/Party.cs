using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Seats;

/// <summary>People who must share a table, by index in the problem; most parties are one person.</summary>
internal sealed record Party(int[] Guests, bool Pinned, bool Reserve)
{
    /// <summary>Joins people who share a together group, directly or through others.</summary>
    public static IReadOnlyList<Party> AllOf(IReadOnlyList<Guest> guests)
    {
        var leader = Enumerable.Range(0, guests.Count).ToArray();
        var first = new Dictionary<string, int>();
        for (var guest = 0; guest < guests.Count; guest++)
            foreach (var name in guests[guest].Together)
                if (!first.TryAdd(name, guest)) leader[LeaderOf(leader, guest)] = LeaderOf(leader, first[name]);

        return [.. Enumerable.Range(0, guests.Count).GroupBy(guest => LeaderOf(leader, guest)).Select(members => Of([.. members], guests))];
    }

    private static Party Of(int[] members, IReadOnlyList<Guest> guests) =>
        new(members, members.Any(guest => guests[guest].PinnedTo is not null), members.All(guest => guests[guest].Reserve));

    private static int LeaderOf(int[] leader, int guest)
    {
        while (leader[guest] != guest) guest = leader[guest] = leader[leader[guest]];
        return guest;
    }
}

/// <summary>Which tables are open to each guest by pin, availability and region; members of a party share their common tables.</summary>
internal static class OpenTables
{
    public static TableMasks For(CompositionProblem problem, IReadOnlyList<Party> parties)
    {
        var number = problem.Tables.Index().ToDictionary(table => table.Item.Name, table => table.Index);
        var masks = new TableMasks(problem.Guests.Count, problem.Tables.Count);
        var regional = problem.Tables.Any(table => table.Region is not null);
        var everywhere = MaskOf(new Guest(""), problem.Tables, number, regional: false);
        foreach (var party in parties)
        {
            var shared = everywhere;
            foreach (var guest in party.Guests)
                if (IsBound(problem.Guests[guest], regional))
                    shared = [.. shared.Zip(MaskOf(problem.Guests[guest], problem.Tables, number, regional), (one, other) => one & other)];
            foreach (var guest in party.Guests) masks.Allow(guest, shared);
        }

        return masks;
    }

    /// <summary>Whether this guest, taken alone, may sit at a table.</summary>
    public static bool IsOpenTo(Guest guest, TableSpec table) =>
        (guest.PinnedTo is null || guest.PinnedTo == table.Name) &&
        (guest.Available is null || guest.Available.Contains(table.Name)) &&
        (table.Region is null || table.Region == guest.LevelOf(Rules.KeepToRegion.Attribute));

    private static bool IsBound(Guest guest, bool regional) => regional || guest.PinnedTo is not null || guest.Available is not null;

    private static ulong[] MaskOf(Guest guest, IReadOnlyList<TableSpec> tables, Dictionary<string, int> number, bool regional)
    {
        var mask = new ulong[(tables.Count + 63) / 64];
        if (guest.Available is { } names && guest.PinnedTo is null)
        {
            foreach (var name in names) Open(number[name]);
            return mask;
        }

        if (guest.PinnedTo is { } pin) Open(number[pin]);
        else for (var table = 0; table < tables.Count; table++) Open(table);
        return mask;

        void Open(int table)
        {
            var region = !regional || tables[table].Region is null || tables[table].Region == guest.LevelOf(Rules.KeepToRegion.Attribute);
            if (region && (guest.PinnedTo is null || IsOpenTo(guest, tables[table]))) mask[table >> 6] |= 1UL << (table & 63);
        }
    }
}
