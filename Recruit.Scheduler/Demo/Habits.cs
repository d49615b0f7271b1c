using Recruit.Data.Privacy;

namespace Recruit.Scheduler.Demo;

/// <summary>When people can come, how, what they like to talk about and what they need.</summary>
internal sealed class Habits(Random random, IReadOnlyList<string> themes)
{
    private static readonly string[] Needs =
    [
        "Ik kom met een rolstoel.", "Ik heb een tolk gebarentaal nodig.", "Ik heb een schrijftolk nodig.",
        "Ik wil graag grote letters.", "Ik gebruik een ringleiding.", "Ik wil graag bij de deur zitten.",
    ];

    private static readonly string[] Streets =
        [
            "Dorpsstraat", "Kerkstraat", "Molenweg", "Schoolstraat", "Lindelaan", "Stationsweg", "Marktplein", "Beukenhof", "Havenkade",
            "Industrieweg",
        ];

    public string[] CitizenAvailability(int age) => age switch
    {
        < 25 => Parts(0.25, 0.5, 0.8, 0.65),
        < 67 => Parts(0.3, 0.3, 0.8, 0.55),
        _ => Parts(0.75, 0.8, 0.5, 0.45),
    };

    public string[] WorkAvailability() => Parts(0.85, 0.85, 0.3, 0.1);

    /// <summary>Nearly everyone meets online; the oldest somewhat less. About half also come to a hall.</summary>
    public string[] Formats(int age)
    {
        var (online, hall) = (random.NextDouble() < (age >= 75 ? 0.8 : 0.93), random.NextDouble() < 0.5);
        return (online, hall) switch
        {
            (true, true) => ["online", "hall"],
            (false, _) => ["hall"],
            _ => ["online"],
        };
    }

    /// <summary>A quarter has no wish, the others have one to three.</summary>
    public string[] Wishes()
    {
        if (random.NextDouble() < 0.25)
            return [];
        var start = random.Next(themes.Count);
        var step = 1 + random.Next(themes.Count - 1);
        return Enumerable.Range(0, 1 + random.Next(3)).Select(turn => themes[(start + (turn * step)) % themes.Count]).Distinct().ToArray();
    }

    public bool Happens(double chance) => random.NextDouble() < chance;

    public string? Need() => Happens(0.06) ? Needs[random.Next(Needs.Length)] : null;

    /// <summary>About three in a hundred have no e-mail, mostly the oldest. They get letters.</summary>
    public bool HasNoMail(int age) => Happens(age >= 70 ? 0.09 : 0.018);

    public Contact WithAddress(Contact contact, string postcode4, string city) => contact with
    {
        Street = $"{Streets[random.Next(Streets.Length)]} {random.Next(1, 250)}",
        Postcode = $"{postcode4} {Letter()}{Letter()}",
        City = city,
    };

    private char Letter() => "ABCDEGHJKLMNPRSTVWXZ"[random.Next(20)];

    private string[] Parts(double morning, double afternoon, double evening, double weekend)
    {
        var parts = new List<string>();
        foreach (var (part, chance)
            in new[] { ("weekday_morning", morning), ("weekday_afternoon", afternoon), ("weekday_evening", evening), ("weekend", weekend) })
            if (Happens(chance))
                parts.Add(part);
        return parts.Count > 0 ? parts.ToArray() : [morning > evening ? "weekday_morning" : "weekday_evening"];
    }
}
