using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Tests.Draws.Publishing;

namespace Recruit.Scheduler.Tests.Draws.Lotteries;

/// <summary>Whoever has too many of the panels gives seats to those who have too few, and no rule is broken by it.</summary>
public sealed class SeatExchangeTests
{
    [Fact]
    public void Ben_who_was_never_drawn_gets_half_of_Annas_panels()
    {
        var problem = new PanelProblem([Person("Anna", "young"), Person("Ben", "old")], [new DialogueSeats("evening", 1, 1)])
        {
            Targets = [new("age", "young", 0, 1), new("age", "old", 0, 1)],
        };

        var mended = SeatExchange.Mend(
            new PanelModel(problem), [2, 2], [.. Enumerable.Repeat<IReadOnlyList<TypeSeats>>([new TypeSeats(0, 0, 1)], 4)]);

        Assert.Equal([2, 2],
            Enumerable.Range(0, 2).Select(type => mended.Sum(panel => panel.Where(seats => seats.Type == type).Sum(seats => seats.Count))));
    }

    [Fact]
    public void A_seat_that_a_target_asks_for_is_not_given_away()
    {
        var problem = new PanelProblem([Person("Anna", "young"), Person("Ben", "old")], [new DialogueSeats("evening", 1, 1)])
        {
            Targets = [new("age", "young", 1, 1), new("age", "old", 0, 1)],
        };

        var mended = SeatExchange.Mend(new PanelModel(problem), [1, 1], [[new TypeSeats(0, 0, 1)], [new TypeSeats(0, 0, 1)]]);

        Assert.All(mended, panel => Assert.Equal(0, Assert.Single(panel).Type));
    }

    [Fact]
    public void Every_panel_keeps_every_rule_and_the_squares_of_all_errors_only_fall()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var lottery = HandMadeLottery.Random(seed);
            var model = new PanelModel(lottery.Problem, lottery.Types);
            var panels = lottery.Panels.Select(panel => panel.Seats).ToList();
            // What everyone would have if each panel were as likely as the others is not what is wanted.
            var dice = new Random(seed);
            double[] wanted = [.. model.Types.Select((_, type) => dice.NextDouble() * panels.Count * model.CountOf(type))];

            var mended = SeatExchange.Mend(model, wanted, panels);

            Assert.True(mended.All(panel => model.Keeps(CountsOf(panel, model))), $"seed {seed}");
            Assert.True(SquaresOf(mended, wanted, model) <= SquaresOf(panels, wanted, model) + 1e-9, $"seed {seed}");
        }
    }

    private static PoolMember Person(string name, string age) => new(name) { Levels = new Dictionary<string, string> { ["age"] = age } };

    private static int[] CountsOf(IReadOnlyList<TypeSeats> panel, PanelModel model)
    {
        var counts = new int[model.Cells.Count];
        foreach (var seats in panel)
            counts[model.CellsOf(seats.Type).Single(cell => model.Cells[cell].Dialogue == seats.Dialogue)] = seats.Count;
        return counts;
    }

    private static double SquaresOf(IReadOnlyList<IReadOnlyList<TypeSeats>> panels, double[] wanted, PanelModel model) =>
        wanted.Index().Sum(type => Math.Pow(
            panels.Sum(panel => panel.Where(seats => seats.Type == type.Index).Sum(seats => seats.Count)) - type.Item,
            2) / model.CountOf(type.Index));
}
