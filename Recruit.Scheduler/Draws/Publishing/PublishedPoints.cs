namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>
/// The proof in points, where nobody's levels are published: what a seat and each level are worth, and how many people have how many. As
/// the targets limit the points of a panel, they limit what everyone can get of it.
/// </summary>
public sealed record PublishedPoints
{
    /// <summary>What the points show: no lottery gives everyone more (the highest less; a better balance).</summary>
    public required double Bound { get; init; }

    /// <summary>Of a seat, per dialogue.</summary>
    public required IReadOnlyList<long> Seats { get; init; }

    /// <summary>Of whoever has the level of a target and sits at its dialogue, in the order of the targets of the report.</summary>
    public required IReadOnlyList<long> Targets { get; init; }

    /// <summary>Everyone who can be drawn, from the fewest points upwards; never fewer than ten people together.</summary>
    public required IReadOnlyList<PublishedPointGroup> Groups { get; init; }
}

/// <summary>People of about as many points, each at the dialogue that he or she can come to with the fewest.</summary>
/// <param name="Points">Of all of them together.</param>
/// <param name="Receipts">Their receipts for this list, which are others than those of the chances: nobody can join the two.</param>
public sealed record PublishedPointGroup(long AtLeast, long AtMost, int People, long Points, IReadOnlyList<string> Receipts)
{
    /// <summary>What the proof counts: where some may be above zero and some below, what all of them have at the least.</summary>
    /// <param name="onlyTheLeast">Without trust in the sum: everyone can look at the own points, and nobody at those of others.</param>
    public long Counted(bool onlyTheLeast) => !onlyTheLeast && (AtLeast >= 0 || AtMost <= 0) ? Points : AtLeast * People;
}
