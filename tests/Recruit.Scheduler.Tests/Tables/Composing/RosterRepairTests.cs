using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using static Recruit.Scheduler.Tests.Tables.People;

namespace Recruit.Scheduler.Tests.Tables.Composing;

/// <summary>A roster lives: people leave, come and are moved by hand, and nobody else is disturbed without a reason.</summary>
public sealed class RosterRepairTests
{
    private static readonly BalancedAttribute[] Gender = [new("gender")];

    private static readonly Dictionary<string, string> Current = new()
    {
        ["anna"] = "1",
        ["bea"] = "1",
        ["cas"] = "1",
        ["dirk"] = "1",
        ["els"] = "2",
        ["fien"] = "2",
        ["gijs"] = "2",
        ["hans"] = "2",
    };

    [Fact]
    public void A_newcomer_takes_the_seat_of_the_one_who_left_and_nobody_moves()
    {
        var repair = Repaired([.. Everyone().Where(guest => guest.Id != "anna"), Woman("iris")], mostMoves: 2);

        Assert.Equal(
            new SeatChange(
                "iris", null, "1", new("new, and at table 1 the balance suffers least", "nieuw, en aan tafel 1 lijdt de balans het minst")),
            Assert.Single(repair.Changes));
        Assert.Equal(["anna"], repair.Left);
        Assert.Equal(["iris"], repair.Added);
        Assert.Equal(0, repair.After.Deviation);
    }

    [Fact]
    public void A_table_below_its_least_gets_one_person_and_the_reason_is_given()
    {
        var repair = Repaired([.. Everyone().Where(guest => guest.Id is not ("anna" or "bea"))], mostMoves: 1, least: 3);

        var change = Assert.Single(repair.Changes);
        Assert.Equal(("2", "1"), (change.From, change.To));
        Assert.Equal("table 1 has 2 of at least 3 people", change.Because.English);
        Assert.True(repair.After.Deviation < repair.DeviationBefore);
    }

    [Fact]
    public void Who_is_moved_by_hand_changes_places_and_one_follows_for_balance()
    {
        Guest[] guests = [.. Everyone().Select(guest => guest.Id == "anna" ? guest with { PinnedTo = "2" } : guest)];

        var repair = Repaired(guests, mostMoves: 1);

        Assert.Equal("2", repair.After.TableOf["anna"]);
        Assert.Equal("pinned to table 2", repair.Changes.Single(change => change.Id == "anna").Because.English);
        Assert.Equal(2, repair.Changes.Count);
        Assert.Equal(0, repair.After.Deviation);
    }

    [Fact]
    public void Without_a_move_left_a_broken_rule_is_told_and_not_hidden()
    {
        Guest[] guests = [.. Everyone().Where(guest => guest.Id is not ("anna" or "bea"))];

        var outcome = Repair(guests, mostMoves: 0, least: 3);

        var impossible = Assert.IsType<RepairOutcome.Impossible>(outcome);
        Assert.Equal("Table 1 seats 2 people and must seat 3 to 5", Assert.Single(impossible.Clashes).English);
        Assert.Contains("more than 0 moves", impossible.Remedy.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newcomer_for_whom_there_is_no_seat_is_told_so_and_the_roster_stands()
    {
        var repair = Repaired([.. Everyone(), Woman("iris"), Woman("jans"), Woman("koos")], mostMoves: 2);

        Assert.Equal(["iris", "jans"], repair.Changes.Select(change => change.Id));
        var left = Assert.Single(repair.After.Unplaced);
        Assert.Equal(("koos", "the 2 tables have 10 seats for 11 people"), (left.Id, left.Because.English));
    }

    [Fact]
    public void In_a_large_roster_no_more_people_move_than_allowed()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var problem = RandomCases.Problem(seed, people: 48, tables: 6, withRules: false);
            var composed = Assert.IsType<CompositionOutcome.Composed>(new TableComposer(TimeProvider.System)
                .Compose(problem, new CompositionOptions { Threads = 1, Moves = 100_000 }, null, default));
            var left = problem with { Guests = [.. problem.Guests.Skip(3)] };

            var outcome = new RosterRepairer(TimeProvider.System)
                .Repair(left, new RepairOrder(composed.Composition.TableOf, 3), new CompositionOptions(), default);

            var repair = Assert.IsType<RepairOutcome.Repaired>(outcome).Repair;
            Assert.True(repair.Changes.Count <= 3, $"Case {seed} moves {repair.Changes.Count} people");
            Assert.True(repair.After.Deviation <= repair.DeviationBefore, $"Case {seed} makes the balance worse");
        }
    }

    private static Repair Repaired(Guest[] guests, int mostMoves, int least = 2) =>
        Assert.IsType<RepairOutcome.Repaired>(Repair(guests, mostMoves, least)).Repair;

    private static RepairOutcome Repair(Guest[] guests, int mostMoves, int least = 2) =>
        new RosterRepairer(TimeProvider.System).Repair(new CompositionProblem(guests, TablesOf(2, least, 5), Gender),
            new RepairOrder(Current, mostMoves), new CompositionOptions(), default);

    private static Guest[] Everyone() =>
        [Woman("anna"), Woman("bea"), Man("cas"), Man("dirk"), Woman("els"), Woman("fien"), Man("gijs"), Man("hans")];

    private static Guest Woman(string id) => Guest(id).With("gender", "woman");

    private static Guest Man(string id) => Guest(id).With("gender", "man");
}
