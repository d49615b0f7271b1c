using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Tests.Tables;

/// <summary>Words in which the tests of tables speak.</summary>
internal static class People
{
    public static Guest Guest(string id) => new(id);

    public static Guest With(this Guest guest, string attribute, string level) =>
        guest with { Levels = new Dictionary<string, string>(guest.Levels) { [attribute] = level } };

    /// <summary>One table of up to ten with these people at it.</summary>
    public static Seating Seated(params Guest[] table) => Seated(new TableSpec("1", 1, 10), table);

    public static Seating Seated(TableSpec spec, params Guest[] table) => new([new SeatedTable(spec, table)]);

    public static Seating SeatedAtTwo(Guest[] first, Guest[] second) =>
        new([new SeatedTable(new TableSpec("1", 1, 10), first), new SeatedTable(new TableSpec("2", 1, 10), second)]);

    public static IReadOnlyList<TableSpec> TablesOf(int count, int min, int max) =>
        [.. Enumerable.Range(1, count).Select(number => new TableSpec($"{number}", min, max))];
}
