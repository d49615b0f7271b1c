using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Lotteries;
using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Tests.Draws.Lotteries;

/// <summary>
/// People who can come to the same evenings share one number per evening; the seats come out as if each had numbers of his or her own.
/// </summary>
public sealed class SeatFlowsTests
{
    [Fact]
    public void Anna_and_Ben_share_their_evenings_and_Cem_who_can_come_once_needs_none()
    {
        var flows = new SeatFlows(Evenings(Person("Anna", "young", 0, 1), Person("Ben", "old", 0, 1), Person("Cem", "old", 1)));

        var group = Assert.Single(flows.Groups);
        Assert.Equal([0, 1], group.Types);
        Assert.Equal([0, 1], group.Flows.Select(flow => flow.Dialogue));
    }

    [Fact]
    public void A_target_over_all_evenings_counts_a_person_and_one_of_an_evening_counts_who_sits_there()
    {
        var model = Evenings(Person("Anna", "young", 0, 1), Person("Ben", "old", 0, 1));

        var flows = new SeatFlows(model);

        Assert.Equal(new PanelRule.Target(null, 0), model.Rows[Assert.Single(flows.RulesOf(0))].Rule);
        Assert.Equal([new PanelRule.Seats(0), new PanelRule.Seats(1)],
            flows.Groups[0].Flows.Select(flow => model.Rows[Assert.Single(flow.Rules)].Rule));
    }

    [Fact]
    public void The_first_evening_takes_Anna_and_half_of_Ben_and_the_second_what_is_left_of_him()
    {
        var flows = new SeatFlows(Evenings(Person("Anna", "young", 0, 1), Person("Ben", "old", 0, 1)));

        var seats = flows.PerCell([0.5, 1], [[1, 0.5]]);

        Assert.Equal([0.5, 0, 0.5, 0.5], seats);
    }

    [Fact]
    public void Nobody_gains_or_loses_and_every_evening_has_what_flows_there()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var (model, dice) = (new PanelModel(TinyPool.Make(seed)), new Random(seed));
            var flows = new SeatFlows(model);
            double[] seatsOfTypes =
                [.. model.Types.Select((_, type) => model.CellsOf(type).Count == 0 ? 0 : model.CountOf(type) * dice.NextDouble())];
            double[][] perGroup =
                [.. flows.Groups.Select(group => Parts(group.Types.Sum(type => seatsOfTypes[type]), group.Flows.Count, dice))];

            var seats = flows.PerCell(seatsOfTypes, perGroup);

            for (var type = 0; type < model.Types.Count; type++)
                Assert.True(
                    Math.Abs(model.CellsOf(type).Sum(cell => seats[cell]) - seatsOfTypes[type]) < 1e-9, $"seed {seed}, type {type}");
            foreach (var (group, flow) in flows.Groups.Zip(perGroup))
                for (var place = 0; place < flow.Length; place++)
                    Assert.True(Math.Abs(group.Types.Sum(type => seats[model.CellsOf(type)[place]]) - flow[place]) < 1e-9,
                        $"seed {seed}, evening {place} of {string.Join(',', group.Types)}");
        }
    }

    private static PanelModel Evenings(params PoolMember[] pool) =>
        new(new PanelProblem(pool, [new DialogueSeats("Monday", 0, 2), new DialogueSeats("Tuesday", 0, 2)])
        {
            Targets = [new("age", "young", 0, 1), new("age", "old", 0, 2)],
        });

    private static PoolMember Person(string name, string age, params int[] evenings) =>
        new(name) { Levels = new Dictionary<string, string> { ["age"] = age }, Dialogues = evenings };

    private static double[] Parts(double whole, int count, Random dice)
    {
        double[] weights = [.. Enumerable.Range(0, count).Select(_ => dice.NextDouble() + 0.01)];
        return [.. weights.Select(weight => whole * weight / weights.Sum())];
    }
}
