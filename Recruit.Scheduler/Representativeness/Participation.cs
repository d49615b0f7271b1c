namespace Recruit.Scheduler.Representativeness;

/// <summary>People of one stratum who could take part and who did, in whatever unit both are counted.</summary>
public sealed record StratumCount(string Stratum, double Invited, double TookPart)
{
    public double Rate => TookPart / Invited;
}

/// <summary>How evenly the strata of a population take part. Strata of nobody are left out.</summary>
public sealed class Participation(IEnumerable<StratumCount> strata)
{
    private readonly List<StratumCount> strata = strata.Where(stratum => stratum.Invited > 0).ToList();

    /// <summary>Part of everyone who took part: the mean rate, weighted by size.</summary>
    public double Rate => strata.Sum(stratum => stratum.TookPart) / Everyone;

    /// <summary>Standard deviation of the rates of the strata, weighted by size: S(ρ).</summary>
    public double StandardDeviation =>
        Math.Sqrt(strata.Sum(stratum => stratum.Invited * Math.Pow(stratum.Rate - Rate, 2)) / Everyone);

    /// <summary>CV = S/ρ̄: how uneven the rates are, whatever their height (Schouten, Cobben and Bethlehem, 2009).</summary>
    public double CoefficientOfVariation => StandardDeviation / Rate;

    /// <summary>
    /// R = 1 − 2S, 1 when every stratum takes part alike (Schouten, Cobben and Bethlehem, Survey Methodology 35, 2009).
    /// Near 1 as well when all rates are tiny, so it is never shown without <see cref="CoefficientOfVariation"/>.
    /// </summary>
    public double RIndicator => 1 - (2 * StandardDeviation);

    private double Everyone => strata.Sum(stratum => stratum.Invited);
}
