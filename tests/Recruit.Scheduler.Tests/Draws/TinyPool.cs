using Recruit.Scheduler.Draws;

namespace Recruit.Scheduler.Tests.Draws;

/// <summary>Makes up problems so small that every panel can be written down.</summary>
internal static class TinyPool
{
    public static PanelProblem Make(int seed)
    {
        var dice = new Random(seed);
        var dialogues = dice.Next(3) == 0 ? 2 : 1;
        var people = dialogues == 2 ? dice.Next(4, 7) : dice.Next(5, 9);
        PoolMember[] pool = [.. Enumerable.Range(0, people).Select(number => Person(number, dialogues, dice))];
        return new PanelProblem(
            pool, [.. Enumerable.Range(0, dialogues).Select(number => Dialogue($"evening {number}", people / dialogues, dice))])
        {
            Households = (HouseholdRule)dice.Next(3),
            Targets = dice.Next(4) == 0 ? [Target("age", "young", people, dice)] : [],
        };
    }

    private static PoolMember Person(int number, int dialogues, Random dice) => new($"person {number}")
    {
        Levels = new Dictionary<string, string>
        {
            ["age"] = dice.Next(3) == 0 ? "young" : "old",
            ["gender"] = dice.Next(2) == 0 ? "woman" : "man",
        },
        Household = dice.Next(3) == 0 ? $"home {dice.Next(3)}" : null,
        Dialogues = dialogues == 2 && dice.Next(2) == 0 ? [dice.Next(2)] : null,
        MustHave = dice.Next(12) == 0,
        Boost = dice.Next(6) == 0 ? 1.5 : 1,
    };

    private static DialogueSeats Dialogue(string name, int people, Random dice)
    {
        var least = dice.Next(1, Math.Max(2, people));
        return new DialogueSeats(name, least, least + dice.Next(2))
        {
            Targets = [.. new[] { Target("age", "young", least, dice), Target("gender", "woman", least, dice), Target(
                "age", "old", least, dice) }.Take(dice.Next(4))],
        };
    }

    private static PanelTarget Target(string attribute, string level, int seats, Random dice)
    {
        var least = dice.Next(0, seats / 2 + 1);
        return new PanelTarget(attribute, level, least, least + dice.Next(0, 3));
    }
}
