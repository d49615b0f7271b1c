using System.Globalization;

namespace Recruit.Scheduler.Tables;

/// <summary>A deviation beside the least that is possible, and what to say about the two.</summary>
public sealed record BalanceProof(decimal Deviation, decimal Bound)
{
    public CompositionStatus Status => Deviation <= Bound ? CompositionStatus.Optimal : CompositionStatus.Feasible;

    /// <summary>(deviation − bound) / bound; 0 when both are 0, and null when only the bound is.</summary>
    public double? Gap => Deviation <= Bound ? 0 : Bound == 0 ? null : (double)((Deviation - Bound) / Bound);

    /// <summary>The proof in words: "optimal", or "within 0.4 % of the best possible".</summary>
    public string InWords => (Status, Gap) switch
    {
        (CompositionStatus.Optimal, _) => "optimal",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Deviation:0.##} away from perfect balance"),
        (_, { } gap) => string.Create(CultureInfo.InvariantCulture, $"within {RoundedUp(gap * 100)} % of the best possible"),
    };

    // Rounded up, so that the words never promise more than the figures.
    private static decimal RoundedUp(double percent) =>
        percent < 0.1 ? Math.Ceiling((decimal)percent * 1000) / 1000 : Math.Ceiling((decimal)percent * 10) / 10;
}

/// <summary>Whether the deviation is proven the least possible.</summary>
public enum CompositionStatus
{
    Optimal,
    Feasible,
}
