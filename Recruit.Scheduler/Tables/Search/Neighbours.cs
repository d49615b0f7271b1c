namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// Finds for a person someone who differs in few attributes, where attributes are so many that hardly anybody differs in only two.
/// The fewer cells an exchange disturbs, the sooner it is taken: with ten attributes this took the gap from 2.5 to 1 %.
/// </summary>
internal sealed class Neighbours
{
    private const int Nearest = 24;

    // Everybody is compared with everybody.
    private const int MostPeople = 5_000;

    private readonly int[] movable;
    private readonly int[] near;
    private readonly int each;

    private Neighbours(SearchModel model, int[] movable)
    {
        (this.movable, each) = (movable, Math.Min(Nearest, movable.Length - 1));
        near = new int[movable.Length * each];
        Parallel.For(0, movable.Length, place => Find(model, place));
    }

    /// <summary>Null where <see cref="Lookalikes"/> finds enough, or where there are too many people.</summary>
    public static Neighbours? For(SearchModel model, int[] movable) =>
        model.Attributes >= Cooling.Many && movable.Length is > 1 and <= MostPeople ? new Neighbours(model, movable) : null;

    /// <summary>Somebody, and one of those who resemble that person most.</summary>
    public (int One, int Other) Draw(uint bits, uint partnerBits)
    {
        var place = FastRandom.Scaled(bits, movable.Length);
        return (movable[place], near[place * each + FastRandom.Scaled(partnerBits, each)]);
    }

    // Equal numbers of differences are told apart by place, so that the order is the same on every machine.
    private void Find(SearchModel model, int place)
    {
        var (keys, people) = (new long[movable.Length], movable.ToArray());
        for (var other = 0; other < keys.Length; other++)
            keys[other] = Differences(model, movable[place], movable[other]) * (long)movable.Length + other;
        keys[place] = long.MaxValue;
        keys.AsSpan().Sort(people.AsSpan());
        people.AsSpan(0, each).CopyTo(near.AsSpan(place * each));
    }

    private static int Differences(SearchModel model, int one, int other)
    {
        var differences = 0;
        for (var attribute = 0; attribute < model.Attributes; attribute++)
            if (model.LevelsOf[one * model.Attributes + attribute] != model.LevelsOf[other * model.Attributes + attribute]) differences++;
        return differences;
    }
}
