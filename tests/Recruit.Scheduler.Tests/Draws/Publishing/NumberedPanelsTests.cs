using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>A thousand numbered panels stand for a lottery: three dice choose one.</summary>
public sealed class NumberedPanelsTests
{
    private static readonly List<(int Seed, PanelLottery Lottery, NumberedPanels Numbered)> Cases =
        [.. from seed in Enumerable.Range(1, 60) let lottery = HandMadeLottery.Random(seed) select (seed, lottery, NumberedPanels.Of(lottery, seed))];

    [Fact]
    public void Every_panel_of_the_lottery_is_there_as_often_as_its_chance_says_rounded_down_or_up()
    {
        foreach (var (seed, lottery, numbered) in Cases)
        {
            var counts = numbered.Panels.CountBy(panel => SeatsOf(panel, lottery)).ToDictionary();
            var shares = lottery.Panels.ToDictionary(SeatsOf, panel => 1_000 * panel.Probability);

            Assert.Equal(NumberedPanels.Count, numbered.Panels.Count);
            Assert.True(counts.Keys.All(shares.ContainsKey), $"seed {seed}: a panel that is not in the lottery");
            foreach (var (seats, share) in shares)
            {
                var count = counts.GetValueOrDefault(seats);
                Assert.True(count >= Math.Floor(share) && count <= Math.Ceiling(share), $"seed {seed}: {count} of {share}");
            }
        }
    }

    [Fact]
    public void Nobody_sits_twice_on_a_panel()
    {
        foreach (var (seed, _, numbered) in Cases)
            foreach (var panel in numbered.Panels)
                Assert.True(panel.Seats.DistinctBy(seat => seat.Member).Count() == panel.Seats.Count, $"seed {seed}");
    }

    [Fact]
    public void Equals_of_one_type_are_on_equally_many_panels_but_for_one()
    {
        foreach (var (seed, lottery, numbered) in Cases)
        {
            var times = numbered.TimesOf(lottery.Problem.Pool.Count);
            foreach (var type in lottery.Types)
                Assert.True(type.Members.Max(member => times[member]) - type.Members.Min(member => times[member]) <= 1, $"seed {seed}");
        }
    }

    [Fact]
    public void No_swap_of_two_roundings_would_bring_the_shares_nearer_to_the_chances()
    {
        foreach (var (seed, lottery, numbered) in Cases)
        {
            var counts = CountsOf(lottery, numbered);
            var shares = lottery.Panels.Select(panel => 1_000 * panel.Probability).ToList();
            var (up, down) = (Places(counts, shares, (count, share) => count > share), Places(counts, shares, (count, share) => count < share));

            var now = SquaresOf(lottery, counts);
            foreach (var (raised, lowered) in from raised in down from lowered in up select (raised, lowered))
            {
                (counts[raised], counts[lowered]) = (counts[raised] + 1, counts[lowered] - 1);
                Assert.True(SquaresOf(lottery, counts) > now - 1e-6, $"seed {seed}: panels {raised} and {lowered}");
                (counts[raised], counts[lowered]) = (counts[raised] - 1, counts[lowered] + 1);
            }
        }
    }

    [Fact]
    public void Shares_are_within_a_few_thousandths_of_the_chances()
    {
        var worst = Cases.Max(one => one.Numbered.TimesOf(one.Lottery.Problem.Pool.Count)
            .Zip(one.Lottery.Chances, (times, chance) => Math.Abs(times - 1_000 * chance)).Max());

        Assert.InRange(worst, 0, 3);
    }

    [Fact]
    public void The_same_seed_gives_the_same_panels_and_another_seed_another_order()
    {
        var lottery = HandMadeLottery.Random(seed: 7);

        Assert.Equal(LinesOf(NumberedPanels.Of(lottery, 1)), LinesOf(NumberedPanels.Of(lottery, 1)));
        Assert.NotEqual(LinesOf(NumberedPanels.Of(lottery, 1)), LinesOf(NumberedPanels.Of(lottery, 2)));
    }

    [Fact]
    public void Whoever_is_certain_is_on_every_panel_and_whoever_is_not_has_the_share_that_is_left()
    {
        // Anna always; of Ben, Cem and Dirk one each time.
        var types = HandMadeLottery.TypesOf([1, 3]);
        var lottery = HandMadeLottery.Of(types, 1, [new TypePanel(1, [new TypeSeats(0, 0, 1), new TypeSeats(1, 0, 1)])]);

        var times = NumberedPanels.Of(lottery, seed: 3).TimesOf(4);

        Assert.Equal(1_000, times[0]);
        Assert.Equal([333, 333, 334], times.Skip(1).Order());
    }

    private static string SeatsOf(TypePanel panel) => string.Join(' ', panel.Seats.Select(seats => $"{seats.Type}.{seats.Dialogue}×{seats.Count}").Order());

    private static string SeatsOf(Panel panel, PanelLottery lottery)
    {
        var typeOf = lottery.Types.Index().SelectMany(type => type.Item.Members.Select(member => (member, type.Index))).ToDictionary();
        return SeatsOf(new TypePanel(1, [.. panel.Seats.CountBy(seat => (typeOf[seat.Member], seat.Dialogue)).Select(seats => new TypeSeats(seats.Key.Item1, seats.Key.Dialogue, seats.Value))]));
    }

    private static int[] CountsOf(PanelLottery lottery, NumberedPanels numbered)
    {
        var counts = numbered.Panels.CountBy(panel => SeatsOf(panel, lottery)).ToDictionary();
        return [.. lottery.Panels.Select(panel => counts.GetValueOrDefault(SeatsOf(panel)))];
    }

    private static List<int> Places(int[] counts, List<double> shares, Func<int, double, bool> of) =>
        [.. Enumerable.Range(0, counts.Length).Where(place => Math.Abs(counts[place] - shares[place]) > 1e-6 && of(counts[place], shares[place]))];

    /// <summary>Over all people the square of how far the share in the panels is from the chance, before names are filled in.</summary>
    private static double SquaresOf(PanelLottery lottery, int[] counts) =>
        lottery.Types.Index().Sum(type =>
        {
            var seats = lottery.Panels.Zip(counts, (panel, count) => (count - 1_000 * panel.Probability) * panel.Seats.Where(some => some.Type == type.Index).Sum(some => some.Count)).Sum();
            return seats * seats / type.Item.Members.Count;
        });

    private static IEnumerable<string> LinesOf(NumberedPanels numbered) => numbered.Panels.Select(panel => string.Join(' ', panel.Seats));
}
