namespace Recruit.Scheduler.Draws.Panels;

/// <summary>What to look for: a panel with a large sum of weights.</summary>
internal sealed record PanelQuest
{
    /// <summary>Only panels whose sum is above this are wanted.</summary>
    public double Above { get; init; } = double.NegativeInfinity;

    /// <summary>The first panel whose sum reaches this will do.</summary>
    public double Enough { get; init; } = double.PositiveInfinity;

    /// <summary>How many nodes may be looked at.</summary>
    public int Nodes { get; init; } = 200_000;
}

/// <summary>What was found.</summary>
/// <param name="Counts">How many per cell; null when no wanted panel was found.</param>
/// <param name="Complete">Whether that is certain: no panel has a larger sum, or, where none was found, none is wanted.</param>
internal sealed record PanelFind(int[]? Counts, bool Complete);
