using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>How many of a thousand panels each panel of a lottery becomes.</summary>
public sealed class PanelRoundingTests
{
    private static readonly List<(int Seed, PanelLottery Lottery, int[] Counts)> Cases =
        [.. from seed in Enumerable.Range(1, 60)
            let lottery = HandMadeLottery.Random(seed)
            select (seed, lottery, PanelRounding.Round(lottery, 1_000, seed))];

    [Fact]
    public void Each_is_its_chance_times_a_thousand_rounded_down_or_up()
    {
        foreach (var (seed, lottery, counts) in Cases)
        {
            Assert.Equal(1_000, counts.Sum());
            foreach (var (panel, count) in lottery.Panels.Zip(counts))
                Assert.True(count >= Math.Floor(1_000 * panel.Probability) && count <= Math.Ceiling(1_000 * panel.Probability),
                    $"seed {seed}: {count} of {panel.Probability}");
        }
    }

    [Fact]
    public void No_swap_of_two_roundings_would_bring_the_shares_nearer_to_the_chances()
    {
        foreach (var (seed, lottery, counts) in Cases)
        {
            var shares = lottery.Panels.Select(panel => 1_000 * panel.Probability).ToList();
            var (up, down) = (Places(counts, shares, (count, share) => count > share),
                Places(counts, shares, (count, share) => count < share));

            var now = SquaresOf(lottery, counts);
            foreach (var (raised, lowered) in from raised in down from lowered in up select (raised, lowered))
            {
                (counts[raised], counts[lowered]) = (counts[raised] + 1, counts[lowered] - 1);
                Assert.True(SquaresOf(lottery, counts) > now - 1e-6, $"seed {seed}: panels {raised} and {lowered}");
                (counts[raised], counts[lowered]) = (counts[raised] - 1, counts[lowered] + 1);
            }
        }
    }

    private static List<int> Places(int[] counts, List<double> shares, Func<int, double, bool> of) =>
        [.. Enumerable.Range(0, counts.Length)
            .Where(place => Math.Abs(counts[place] - shares[place]) > 1e-6 && of(counts[place], shares[place]))];

    /// <summary>Over all people the square of how far the share is from the chance, before names are filled in.</summary>
    private static double SquaresOf(PanelLottery lottery, int[] counts)
    {
        var excess = new double[lottery.Types.Count];
        foreach (var (panel, count) in lottery.Panels.Zip(counts))
            foreach (var seats in panel.Seats) excess[seats.Type] += (count - 1_000 * panel.Probability) * seats.Count;
        return excess.Zip(lottery.Types, (seats, type) => seats * seats / type.Members.Count).Sum();
    }
}
