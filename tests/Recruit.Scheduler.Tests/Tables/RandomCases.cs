using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Tests.Tables;

/// <summary>Small groups with all kinds of rules, made up by chance from a seed.</summary>
internal static class RandomCases
{
    private static readonly string[] Regions = ["north", "south"];

    public static CompositionProblem Problem(int seed, int people, int tables, bool withRules)
    {
        var chance = new Random(seed);
        var least = people / tables;
        TableSpec[] specs = [.. Enumerable.Range(1, tables)
            .Select(number => Table(number, Math.Max(1, least - 1), least + 2, withRules, chance))];
        Guest[] guests = [.. Enumerable.Range(1, people).Select(number => Person(number, specs, withRules, chance))];
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

    private static TableSpec Table(int number, int min, int max, bool withRules, Random chance) => new($"{number}", min, max)
    {
        Region = withRules && chance.Next(8) == 0 ? Regions[chance.Next(2)] : null,
        Roles = withRules && chance.Next(4) == 0 ? [new TableRole("guide", 1)] : [],
        Targets = withRules && chance.Next(5) == 0 ? [new TableTarget("gender", "woman", 1, 2)] : [],
    };

    private static Guest Person(int number, TableSpec[] tables, bool withRules, Random chance) => new($"p{number}")
    {
        Levels = new Dictionary<string, string>
        {
            ["gender"] = chance.Next(2) == 0 ? "woman" : "man",
            ["age"] = $"{chance.Next(3)}",
            ["region"] = Regions[chance.Next(2)],
        },
        Household = withRules && chance.Next(4) == 0 ? $"h{chance.Next(2)}" : null,
        Apart = withRules && chance.Next(6) == 0 ? ["quarrel"] : [],
        Together = withRules && chance.Next(8) == 0 ? ["pair"] : [],
        PinnedTo = withRules && chance.Next(10) == 0 ? tables[chance.Next(tables.Length)].Name : null,
        Available = withRules && chance.Next(4) == 0 ? [tables[chance.Next(tables.Length)].Name, tables[^1].Name] : null,
        Role = chance.Next(3) == 0 ? "guide" : null,
    };
}
