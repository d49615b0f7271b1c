using System.Globalization;
using Recruit.Scheduler.Draws;

namespace Recruit.Benchmarks;

/// <summary>
/// Makes up pools that are unlike their town, as real ones are: some sign up far more often than others, and levels go together. The same
/// seed gives the same pool.
/// </summary>
public static class GeneratedPool
{
    private static readonly (string Name, double[] Shares, double Pull)[] Margins =
    [
        ("gender", [.50, .50], .1),
        ("age_group", [.13, .17, .16, .18, .17, .19], .5),
        ("education", [.27, .41, .32], .9),
        ("region", [.21, .17, .29, .33], .1),
        ("origin", [.73, .12, .15], -.5),
        ("ses", [.28, .42, .30], .7),
        ("urbanity", [.24, .26, .30, .20], .2),
    ];

    public static PanelProblem Make(DrawCase of, int seed)
    {
        var dice = new SeededRandom(seed * 7919L + of.People);
        var margins = Margins.Take(of.Attributes).ToArray();
        PoolMember[] pool = [.. Enumerable.Range(0, of.People).Select(number => Volunteer(number, margins, of, dice))];
        PanelTarget[] targets = [.. margins.SelectMany(margin => Targets(margin, of, pool))];
        return of.Dialogues == 1
            ? new PanelProblem(pool, [new DialogueSeats("assembly", of.Seats, of.Seats) { Targets = targets }])
            : new PanelProblem([.. pool.Select(member => member with { Dialogues = Evenings(of, dice) })],
                [.. Enumerable.Range(1, of.Dialogues).Select(number => Dialogue(number, of, margins))])
            {
                Targets = targets,
            };
    }

    // A quarter of the evenings suit somebody, and at least one does.
    private static List<int> Evenings(DrawCase of, SeededRandom dice) =>
        [.. Enumerable.Range(0, of.Dialogues)
            .Where(_ => dice.NextDouble() < 0.25)
            .Append((int)(dice.NextDouble() * of.Dialogues)).Distinct()];

    // One table mirrors the town within two people.
    private static DialogueSeats Dialogue(int number, DrawCase of, (string Name, double[] Shares, double Pull)[] margins)
    {
        var seats = of.Seats / of.Dialogues;
        return new DialogueSeats($"dialogue {number}", seats - 4, seats)
        {
            Targets = [.. margins.SelectMany(margin => margin.Shares.Select((share, level) => new PanelTarget(
                margin.Name, Name(level), Math.Max(0, (int)Math.Floor(share * seats) - 2), (int)Math.Ceiling(share * seats) + 2)))],
        };
    }

    // A latent "how at home in such things" bends every attribute and decides who signs up.
    private static PoolMember Volunteer(int number, (string Name, double[] Shares, double Pull)[] margins, DrawCase of, SeededRandom dice)
    {
        while (true)
        {
            var confidence = Normal(dice);
            var levels = margins.ToDictionary(margin => margin.Name, margin =>
                Name(Level(margin.Shares, Share(margin.Pull * confidence + Math.Sqrt(1 - margin.Pull * margin.Pull) * Normal(dice)))));
            if (dice.NextDouble() < 1 / (1 + Math.Exp(2 - 1.1 * confidence)))
                return new PoolMember($"p{number}")
                {
                    Levels = levels,
                    Household = number % 100 < of.PercentInHouseholds ? $"h{number / 2}" : null,
                };
        }
    }

    // The share of the town, to the nearest seats around it; never more than signed up.
    private static IEnumerable<PanelTarget> Targets((string Name, double[] Shares, double Pull) margin, DrawCase of, PoolMember[] pool) =>
        margin.Shares.Select((share, level) =>
        {
            var there = pool.Count(member => member.Levels[margin.Name] == Name(level));
            var slack = of.Slack * of.Seats;
            return new PanelTarget(margin.Name, Name(level), (int)Math.Min(there, Math.Floor(share * of.Seats - slack)),
                (int)Math.Ceiling(share * of.Seats + slack));
        });

    private static double Normal(SeededRandom dice) =>
        Math.Sqrt(-2 * Math.Log(1 - dice.NextDouble())) * Math.Cos(2 * Math.PI * dice.NextDouble());

    // The logistic curve stands in for the normal distribution's own.
    private static double Share(double normal) => 1 / (1 + Math.Exp(-1.702 * normal));

    private static int Level(double[] shares, double luck)
    {
        var level = 0;
        for (; level < shares.Length - 1 && luck >= shares[level]; level++) luck -= shares[level];
        return level;
    }

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One line of the benchmark: its size, and what others needed for a pool of that size.</summary>
public sealed record DrawCase(int People, int Seats, int Attributes)
{
    /// <summary>Over how many the seats are spread; people can attend a quarter of them.</summary>
    public int Dialogues { get; init; } = 1;

    /// <summary>How far a target may be off, as a share of the seats.</summary>
    public double Slack { get; init; }

    public int PercentInHouseholds { get; init; }

    /// <summary>The proven gap at which the work is done.</summary>
    public double Gap { get; init; } = 1e-5;

    /// <summary>Processor seconds of others.</summary>
    public string Peers { get; init; } = "";

    /// <summary>The figures that we want to reach.</summary>
    public string Goal { get; init; } = "";
}
