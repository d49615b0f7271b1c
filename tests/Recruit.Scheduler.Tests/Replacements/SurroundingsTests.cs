using Recruit.Data.Postgres;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Replacements;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Tests.Replacements;

public sealed class SurroundingsTests
{
    private static readonly string[] Ages = ["young", "middle", "old", "unknown"];

    [Fact]
    public void What_somebody_costs_level_by_level_is_what_the_distances_of_table_and_track_say()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var dice = new Random(seed);
            List<BalancedAttribute> ideals =
            [
                new("age") { Shares = new Dictionary<string, decimal> { ["young"] = 0.2m, ["middle"] = 0.5m, ["old"] = 0.3m } },
                new("gender") { Weight = 2, Shares = new Dictionary<string, decimal> { ["man"] = 0.45m, ["woman"] = 0.55m } },
            ];
            var (table, track) = (Group(ideals, dice, 9), Group(ideals, dice, 70));
            var anna = Person(dice);

            var cost = new Surroundings(table, [track]).Cost(anna);

            var further = table.DistanceWith(anna.Levels, 1) - table.Distance + track.DistanceWith(anna.Levels, 1) - track.Distance;
            Assert.True(Math.Abs(further - cost) < 1e-6, $"seed {seed}: {cost} and not {further}");
        }
    }

    private static ExpectedGroup Group(List<BalancedAttribute> ideals, Random dice, int seats)
    {
        var group = new ExpectedGroup(ideals, seats);
        for (var guest = dice.Next(seats); guest > 0; guest--) group.Add(Person(dice).Levels, dice.NextDouble());
        return group;
    }

    private static Candidate Person(Random dice) => new(
        new Guid(dice.Next(), 0, 0, new byte[8]), 1, Guid.Empty, null, "nl", [], ["online"], true, [], null,
        new Levels { ["age"] = Ages[dice.Next(4)], ["gender"] = dice.Next(2) == 0 ? "man" : "woman" });
}
