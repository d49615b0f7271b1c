using Recruit.Scheduler.Draws;

namespace Recruit.Scheduler.Tests.Draws;

/// <summary>Pools with people in them, written in a line.</summary>
internal static class Townspeople
{
    /// <summary>So many people with the same levels, such as "gender=man age=16-24".</summary>
    public static IEnumerable<PoolMember> People(int number, string levels, Func<PoolMember, PoolMember>? alsoWith = null) =>
        Enumerable.Range(1, number).Select(place => (alsoWith ?? (member => member))(new PoolMember($"{levels} {place}")
        {
            Levels = levels.Split(' ').Select(level => level.Split('=')).ToDictionary(level => level[0], level => level[1]),
        }));

    /// <summary>A target such as "gender=man 4-6".</summary>
    public static PanelTarget Target(string words)
    {
        var (level, limits) = (words.Split(' ')[0].Split('='), words.Split(' ')[1].Split('-'));
        return new PanelTarget(level[0], level[1], Limit(limits[0]), Limit(limits[1]));
    }

    /// <summary>One evening with so many seats.</summary>
    public static PanelProblem Evening(int seats, IEnumerable<PoolMember> pool, params string[] targets) =>
        new([.. pool], [new DialogueSeats("evening", seats, seats) { Targets = [.. targets.Select(Target)] }]);

    private static int Limit(string number) => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
