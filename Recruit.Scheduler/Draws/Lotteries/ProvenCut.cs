namespace Recruit.Scheduler.Draws.Lotteries;

/// <summary>What holds for every panel although the sums of the rules do not say it: no panel's weights come above the bound. Found and proven by pricing.</summary>
/// <param name="Weights">Per type, the weight of a seat that one of them has.</param>
internal sealed record ProvenCut(IReadOnlyList<double> Weights, double Bound);
