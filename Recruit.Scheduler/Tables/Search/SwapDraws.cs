namespace Recruit.Scheduler.Tables.Search;

/// <summary>
/// Draws whom to try next, by turns any two people and two who differ in few attributes. Many at once, so that the processor fetches
/// the next while it waits for the last; and the same two attributes for a while, so that whoever is alike in the others
/// stays in its cache.
/// </summary>
internal sealed class SwapDraws(SearchModel model, int[] movable, Lookalikes lookalikes)
{
    private const int AtOnce = 64;

    private int pair;
    private long changesPairAt;

    /// <summary>Two people each: those at even places are any two, those at odd places alike.</summary>
    public (int One, int Other)[] Drawn { get; } = new (int, int)[AtOnce];

    /// <summary>Whether people alike differ in the same two attributes, of more.</summary>
    public bool Narrow { get; } = model.Attributes > 2 && lookalikes.Neighbours is null;

    /// <summary>The two attributes in which those alike may differ.</summary>
    public (int First, int Second) Differing { get; private set; }

    public bool HavePartners => movable.Length > 1;

    public void Draw(ref FastRandom dice, long moves)
    {
        if (moves >= changesPairAt)
        {
            (pair, changesPairAt) = (dice.Below(lookalikes.Pairs), moves + model.People);
            Differing = lookalikes.Ignored(pair);
        }

        var (local, people, drawn) = (dice, movable, Drawn);
        for (var place = 0; place < drawn.Length; place += 2)
        {
            var (any, alike) = (local.Next(), local.Next());
            drawn[place] = (people[FastRandom.Scaled((uint)any, people.Length)],
                people[FastRandom.Scaled((uint)(any >> 32), people.Length)]);
            drawn[place + 1] = lookalikes.Neighbours is { } near
                ? near.Draw((uint)alike, (uint)(alike >> 32))
                : lookalikes.Draw(pair, (uint)alike, (uint)(alike >> 32));
        }

        dice = local;
    }
}
