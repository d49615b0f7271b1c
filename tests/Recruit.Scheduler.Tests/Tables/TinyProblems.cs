using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Tests.Tables;

/// <summary>
/// Four to nine people and two or three tables, made up by chance from a seed: some with no rules, some with all, some with too few seats.
/// </summary>
internal static class TinyProblems
{
    private static readonly string[] Regions = ["north", "south"];

    public static CompositionProblem Of(int seed)
    {
        var chance = new Random(seed);
        var (people, tables, density) = (chance.Next(4, 10), chance.Next(2, 4), chance.Next(4) / 3.0);
        var (least, room) = (people / tables, chance.Next(-1, 3));
        TableSpec[] specs = [.. Enumerable.Range(1, tables)
            .Select(number => Table(number, Math.Max(1, least - 1 - chance.Next(2)), Math.Max(1, least + room), density, chance))];
        Guest[] guests = [.. Enumerable.Range(1, people).Select(number => Person(number, specs, density, chance))];
        return new CompositionProblem(guests, specs,
        [
            new BalancedAttribute("gender"),
            new BalancedAttribute("age") { Weight = chance.Next(2) == 0 ? 1 : 2.5m },
            new BalancedAttribute("region")
            {
                Shares = chance.Next(2) == 0 ? null : new Dictionary<string, decimal> { ["north"] = 0.4m, ["south"] = 0.6m },
            },
        ]);
    }

    private static TableSpec Table(int number, int min, int max, double density, Random chance) => new($"{number}", Math.Min(min, max), max)
    {
        Region = Happens(0.1 * density, chance) ? Regions[chance.Next(2)] : null,
        Roles = Happens(0.2 * density, chance) ? [new TableRole("guide", 1)] : [],
        Targets = Happens(0.2 * density, chance) ? [new TableTarget("gender", "woman", chance.Next(2), 1 + chance.Next(2))] : [],
    };

    private static Guest Person(int number, TableSpec[] tables, double density, Random chance)
    {
        var reserve = Happens(0.1, chance);
        return new Guest($"p{number}")
        {
            Levels = new Dictionary<string, string>
            {
                ["gender"] = chance.Next(2) == 0 ? "woman" : "man",
                ["age"] = $"{chance.Next(3)}",
                ["region"] = Regions[chance.Next(2)],
            },
            Household = Happens(0.25 * density, chance) ? $"h{chance.Next(2)}" : null,
            Apart = Happens(0.15 * density, chance) ? ["quarrel"] : [],
            Together = !reserve && Happens(0.2 * density, chance) ? [$"pair{chance.Next(2)}"] : [],
            PinnedTo = !reserve && Happens(0.1 * density, chance) ? tables[chance.Next(tables.Length)].Name : null,
            Available = Happens(0.3 * density, chance)
                ? [tables[chance.Next(tables.Length)].Name, tables[chance.Next(tables.Length)].Name]
                : null,
            Role = chance.Next(3) == 0 ? "guide" : null,
            Reserve = reserve,
        };
    }

    private static bool Happens(double share, Random chance) => chance.NextDouble() < share;
}
