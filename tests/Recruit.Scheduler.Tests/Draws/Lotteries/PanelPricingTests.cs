using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Draws.Lotteries;

/// <summary>Where our own search meets its limit of partial panels, the exact engine goes on.</summary>
public sealed class PanelPricingTests
{
    // Any two of the three have a level in common that only one may have; half a seat for each would do, but nobody has half a seat.
    private static readonly PanelModel Triangle = new(new PanelProblem(
        [Person("Anna", "young", "north", ""), Person("Ben", "young", "", "low"), Person("Cem", "", "north", "low")],
        [new DialogueSeats("evening", 0, 3)
        {
            Targets = [new("age", "young", 0, 1), new("region", "north", 0, 1), new("ses", "low", 0, 1)],
        }]));

    private static readonly double[] Weights = [1.0, 1.1, 1.05];

    [Fact]
    public void One_partial_panel_decides_nothing() =>
        Assert.False(new PanelSearch(Triangle).Find(Weights, new PanelQuest { Nodes = 1 }).Complete);

    [Fact]
    public void The_engine_finds_the_panel_that_our_search_did_not_get_to()
    {
        var found = Asked().FindAbove(Weights, 1.06, CancellationToken.None);

        Assert.NotNull(found.Counts);
        Assert.Equal([0, 1, 0], found.Counts);
    }

    [Fact]
    public void The_engine_proves_that_no_panel_is_heavier() =>
        Assert.True(Asked().FindAbove(Weights, 1.11, CancellationToken.None) is { Counts: null, Complete: true });

    private PanelPricing Asked() => new(Triangle, WarmSolver.Instance, seed: 1, nodes: 1);

    private static PoolMember Person(string name, string age, string region, string ses) =>
        new(name) { Levels = new Dictionary<string, string> { ["age"] = age, ["region"] = region, ["ses"] = ses } };
}
