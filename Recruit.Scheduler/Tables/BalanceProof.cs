using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables;

/// <summary>A deviation beside the least that is possible, and what to say about the two.</summary>
public sealed record BalanceProof(decimal Deviation, decimal Bound)
{
    /// <summary>Whether tables of other sizes are possible, of which the bound says nothing.</summary>
    public bool OfTheseSizes { get; init; }

    public CompositionStatus Status => Deviation <= Bound ? CompositionStatus.Optimal : CompositionStatus.Feasible;

    /// <summary>(deviation − bound) / bound; 0 when both are 0, and null when only the bound is.</summary>
    public double? Gap => Deviation <= Bound ? 0 : Bound == 0 ? null : (double)((Deviation - Bound) / Bound);

    /// <summary>The proof in words: "optimal", or "within 0.4 % of the best possible".</summary>
    public string InWords => Words.English;

    public Wording Words => (Status, Gap) switch
    {
        (CompositionStatus.Optimal, _) when OfTheseSizes && Deviation > 0 =>
            new("optimal for tables of these sizes", "optimaal voor tafels van deze grootte"),
        (CompositionStatus.Optimal, _) => new("optimal", "optimaal"),
        (_, null) => Wording.Of($"{Deviation:0.##} away from perfect balance", $"{Deviation:0.##} van een volmaakte balans af"),
        (_, { } gap) when OfTheseSizes => Wording.Of(
            $"within {RoundedUp(gap * 100)} % of the best possible with tables of these sizes",
            $"binnen {RoundedUp(gap * 100)} % van het best mogelijke met tafels van deze grootte"),
        (_, { } gap) =>
            Wording.Of($"within {RoundedUp(gap * 100)} % of the best possible", $"binnen {RoundedUp(gap * 100)} % van het best mogelijke"),
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
