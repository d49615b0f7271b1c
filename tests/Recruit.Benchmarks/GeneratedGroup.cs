using System.Globalization;
using Recruit.Scheduler.Tables;

namespace Recruit.Benchmarks;

/// <summary>Makes up groups of any size with margins like those of the Netherlands; the same seed gives the same group.</summary>
public static class GeneratedGroup
{
    private static readonly (string Name, double[] Shares)[] Margins =
    [
        ("age_group", [.13, .16, .15, .17, .16, .13, .10]),
        ("gender", [.50, .49, .01]),
        ("region", [.03, .04, .03, .07, .02, .12, .15, .06, .17, .21, .02, .08]),
        ("ses", [.28, .42, .30]),
        ("education", [.26, .42, .32]),
        ("origin", [.73, .12, .15]),
        ("urbanity", [.30, .30, .20, .20]),
        ("owner", [.60, .40]),
        ("children", [.25, .25, .25, .25]),
        ("work", [.10, .20, .30, .40]),
    ];

    private static readonly int[] Largest = [3, 5, 6, 8, 9, 11];

    public static CompositionProblem Make(BenchmarkCase of, int seed)
    {
        var chance = new Random(seed);
        var (least, most) = (of.People / of.Tables, (of.People + of.Tables - 1) / of.Tables);
        TableSpec[] tables = [.. Enumerable.Range(1, of.Tables)
            .Select(number => new TableSpec(Name(number), Math.Min(8, least), Math.Max(15, most)))];
        Guest[] guests = [.. Enumerable.Range(0, of.People).Select(number => Person(number, of.Attributes, chance))];
        if (of.HardRules) guests = [.. guests.Select((guest, number) => Ruled(guest, number, tables, chance))];
        if (of.Local) guests = [.. guests.Select(guest => FreeOnSomeEvenings(guest, tables.Length, chance))];
        return new CompositionProblem(
            guests, tables, [.. Margins.Take(of.Attributes).Select(margin => new BalancedAttribute(margin.Name))]);
    }

    private static Guest Person(int number, int attributes, Random chance) => new($"p{number}")
    {
        Levels = Margins.Take(attributes).ToDictionary(margin => margin.Name, margin => Name(Level(margin.Shares, chance.NextDouble()))),
    };

    // A tenth pinned, 15 in a hundred in a household of two, half of the others free at four tables in ten.
    private static Guest Ruled(Guest guest, int number, TableSpec[] tables, Random chance)
    {
        var (pinned, bound) = (chance.NextDouble() < 0.10, chance.NextDouble() < 0.5);
        if (pinned) return guest with { PinnedTo = tables[chance.Next(tables.Length)].Name };
        return guest with
        {
            Household = number % 100 < 15 ? $"h{number / 2}" : null,
            Available = bound ? [.. tables.Where(_ => chance.NextDouble() < 0.4).Select(table => table.Name)] : null,
        };
    }

    // Ten evenings of which half suit somebody, and every third table is for one of the six largest provinces.
    private static Guest FreeOnSomeEvenings(Guest guest, int tables, Random chance)
    {
        var (evenings, region) = (chance.Next(1, 1 << 10) | 1 << chance.Next(10),
            int.Parse(guest.LevelOf("region"), CultureInfo.InvariantCulture));
        return guest with
        {
            Available = [.. Enumerable.Range(0, tables)
                .Where(table => (evenings >> (table % 10) & 1) != 0 && (table % 3 > 0 || Largest[table / 3 % Largest.Length] == region))
                .Select(table => Name(table + 1))],
        };
    }

    private static int Level(double[] shares, double luck)
    {
        var level = 0;
        for (; level < shares.Length - 1 && luck >= shares[level]; level++) luck -= shares[level];
        return level;
    }

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One line of the benchmark: its size, its rules, and what other tools reached on a group of that size.</summary>
public sealed record BenchmarkCase(string Name, int People, int Tables, int Attributes)
{
    public bool HardRules { get; init; }

    /// <summary>Some tables are for one region, and people can come on some evenings only.</summary>
    public bool Local { get; init; }

    public int Rounds { get; init; } = 1;

    /// <summary>When the exact engine may add to the search.</summary>
    public SolverUse Solver { get; init; }

    /// <summary>Gap and processor seconds of others, measured on such a group.</summary>
    public string Peers { get; init; } = "";

    /// <summary>The figure that we want to reach.</summary>
    public string Goal { get; init; } = "";
}
