using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Publishing;

/// <summary>A thousand numbered panels stand for a lottery: three dice choose one.</summary>
public sealed class NumberedPanelsTests
{
    private static readonly List<(int Seed, PanelLottery Lottery, NumberedPanels Numbered)> Cases =
        [.. from seed in Enumerable.Range(1, 60)
            let lottery = HandMadeLottery.Random(seed)
            select (seed, lottery, NumberedPanels.Of(lottery, seed))];

    [Fact]
    public void There_are_a_thousand_and_each_keeps_every_rule()
    {
        foreach (var (seed, lottery, numbered) in Cases)
        {
            var rules = new PanelRules(lottery.Problem);

            Assert.Equal(NumberedPanels.Count, numbered.Panels.Count);
            foreach (var panel in numbered.Panels)
                Assert.True(!rules.BreachesOf(panel).Any(), $"seed {seed}: {rules.BreachesOf(panel).FirstOrDefault()}");
        }
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
    public void Seats_are_exchanged_until_shares_are_nearer_to_the_chances_than_rounding_alone_brings_them()
    {
        var (rounded, mended) = (0.0, 0.0);

        foreach (var (seed, lottery, numbered) in Cases)
        {
            var counts = PanelRounding.Round(lottery, NumberedPanels.Count, seed);
            var alone = ErrorsOf(lottery, type => lottery.Panels.Zip(counts, (panel, count) => count * SeatsOf(panel, type)).Sum());
            var times = numbered.TimesOf(lottery.Problem.Pool.Count);
            var both = ErrorsOf(lottery, type => lottery.Types[type].Members.Sum(member => times[member]));
            Assert.True(both.Squares <= alone.Squares + 1e-6, $"seed {seed}: {both} after {alone}");
            Assert.True(both.Largest < 2, $"seed {seed}: {both}");
            (rounded, mended) = (rounded + alone.Squares, mended + both.Squares);
        }

        Assert.True(mended < 0.5 * rounded, $"{mended} after {rounded}");
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

    /// <summary>Ten thousand seeds, each with its own panels and its own number: everyone is drawn as often as the chance says.</summary>
    [Fact]
    public void Over_ten_thousand_seeds_the_people_drawn_follow_the_chances()
    {
        const int seeds = 10_000;
        // Six of type 0 and four of type 1 for three seats: two and one, or one and two.
        var types = HandMadeLottery.TypesOf([6, 4]);
        var lottery = HandMadeLottery.Of(types, 1, [new TypePanel(0.7, [new TypeSeats(0, 0, 2), new TypeSeats(1, 0, 1)]),
            new TypePanel(0.3, [new TypeSeats(0, 0, 1), new TypeSeats(1, 0, 2)])]);
        var panels = Enumerable.Range(0, 20).Select(seed => NumberedPanels.Of(lottery, seed)).ToList();

        var drawn = new double[10];
        for (var seed = 0; seed < seeds; seed++)
            foreach (var seat in panels[seed % panels.Count].Panels[new PanelChoice.Seeded(seed).Number!.Value].Seats)
                drawn[seat.Member]++;

        // Each count is binomial; ten of them with one sum have nine degrees of freedom: beyond 27.9 once in a thousand times.
        var chiSquare = drawn.Zip(lottery.Chances,
            (count, chance) => (count - seeds * chance) * (count - seeds * chance) / (seeds * chance * (1 - chance))).Sum() * 9 / 10;
        Assert.InRange(chiSquare, 0.5, 27.9);
    }

    private static (double Squares, double Largest) ErrorsOf(PanelLottery lottery, Func<int, double> seatsOf)
    {
        var errors = lottery.Types.Select((type, place) => (Error: seatsOf(place) / type.Members.Count
            - NumberedPanels.Count * lottery.Chances[type.Members[0]], type.Members.Count)).ToList();
        return (errors.Sum(type => type.Error * type.Error * type.Count), errors.Max(type => Math.Abs(type.Error)));
    }

    private static int SeatsOf(TypePanel panel, int type) => panel.Seats.Where(seats => seats.Type == type).Sum(seats => seats.Count);

    private static IEnumerable<string> LinesOf(NumberedPanels numbered) => numbered.Panels.Select(panel => string.Join(' ', panel.Seats));
}
