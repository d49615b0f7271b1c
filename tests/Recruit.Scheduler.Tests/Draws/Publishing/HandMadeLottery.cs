using Recruit.Scheduler.Draws;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>
/// Lotteries that no solver made: random types of people and random panels of them, with probabilities that add up to one.
/// </summary>
internal static class HandMadeLottery
{
    public static PanelLottery Random(int seed)
    {
        var chance = new Random(seed);
        var dialogues = chance.Next(1, 4);
        var types = TypesOf(Enumerable.Range(0, chance.Next(2, 40)).Select(_ => chance.Next(4) == 0 ? chance.Next(2, 12) : 1));
        var panels = Enumerable.Range(0, chance.Next(1, 60))
            .Select(_ => PanelOf(types, dialogues, chance))
            .DistinctBy(panel => string.Join(' ', panel)).ToList();
        return Of(types, dialogues, [.. Shares(panels.Count, chance).Zip(panels, (share, seats) => new TypePanel(share, seats))]);
    }

    /// <summary>A lottery of these panels; the targets leave room for all of them and hardly more.</summary>
    public static PanelLottery Of(IReadOnlyList<PoolType> types, int dialogues, IReadOnlyList<TypePanel> panels)
    {
        var people = types.Sum(type => type.Members.Count);
        var levelOf = types.Index()
            .SelectMany(type => type.Item.Members.Select(member => (member, Level: LevelOf(type.Index)))).ToDictionary();
        var problem = new PanelProblem(
            [.. Enumerable.Range(0, people).Select(person =>
                new PoolMember($"p{person}") { Levels = new Dictionary<string, string> { ["group"] = levelOf[person] } })],
            [.. Enumerable.Range(0, dialogues).Select(one => SeatsOf(one, panels))])
        {
            Targets = [.. Enumerable.Range(0, types.Count).Select(LevelOf).Distinct().Select(level => TargetOf(level, panels))],
        };
        return new PanelLottery
        {
            Problem = problem,
            Fairness = Fairness.Maximin,
            Types = types,
            Panels = panels,
            Chances = [.. Enumerable.Range(0, people).Select(person => ChanceOf(person, types, panels))],
            WithoutChance = [],
            Proof = new LotteryProof(0, 1, new ChanceCertificate([], [], 1)),
        };
    }

    public static IReadOnlyList<PoolType> TypesOf(IEnumerable<int> sizes)
    {
        var types = new List<PoolType>();
        foreach (var size in sizes)
            types.Add(new PoolType([.. Enumerable.Range(types.Sum(type => type.Members.Count), size)]));
        return types;
    }

    private static string LevelOf(int type) => $"g{type % 5}";

    private static DialogueSeats SeatsOf(int dialogue, IReadOnlyList<TypePanel> panels)
    {
        var sizes = panels.Select(panel => panel.Seats.Where(seats => seats.Dialogue == dialogue).Sum(seats => seats.Count)).ToList();
        return new DialogueSeats($"d{dialogue}", sizes.Min(), sizes.Max());
    }

    private static PanelTarget TargetOf(string level, IReadOnlyList<TypePanel> panels)
    {
        var counts = panels.Select(panel => panel.Seats.Where(seats => LevelOf(seats.Type) == level).Sum(seats => seats.Count)).ToList();
        return new PanelTarget("group", level, counts.Min(), counts.Max());
    }

    private static double ChanceOf(int person, IReadOnlyList<PoolType> types, IReadOnlyList<TypePanel> panels)
    {
        var type = types.Index().Single(one => one.Item.Members.Contains(person));
        return panels.Sum(panel => panel.Probability * panel.Seats.Where(seats => seats.Type == type.Index).Sum(seats => seats.Count))
            / type.Item.Members.Count;
    }

    private static List<TypeSeats> PanelOf(IReadOnlyList<PoolType> types, int dialogues, Random chance) =>
    [
        .. from type in types.Index()
           let seated = chance.Next(0, type.Item.Members.Count + 1)
           from dialogue in Enumerable.Range(0, seated).Select(_ => chance.Next(dialogues)).CountBy(one => one).OrderBy(one => one.Key)
           select new TypeSeats(type.Index, dialogue.Key, dialogue.Value),
    ];

    private static IEnumerable<double> Shares(int count, Random chance)
    {
        var weights = Enumerable.Range(0, count).Select(_ => -Math.Log(1 - chance.NextDouble())).ToList();
        return weights.Select(weight => weight / weights.Sum());
    }
}
