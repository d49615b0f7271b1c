using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tables.Explaining;
using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;
using static Recruit.Scheduler.Tests.Tables.People;

namespace Recruit.Scheduler.Tests.Tables.Explaining;

/// <summary>Why each person sits here, and what is worst at each table.</summary>
public sealed class ExplainingTests
{
    private static readonly BalancedAttribute[] Gender = [new("gender")];

    [Fact]
    public void Every_rule_and_wish_that_bears_on_a_seat_is_told()
    {
        Guest[] guests =
        [
            Woman("anna") with { PinnedTo = "1" },
            Woman("bea") with { Household = "Lindelaan 4", Available = ["1", "2"] },
            Man("cas") with { Household = "Lindelaan 4", Together = ["signs"] },
            Man("dirk") with { Together = ["signs"] },
            Woman("els") with { Role = "guide", Available = ["2"] },
            Man("fons") with { Wishes = ["housing"], Available = ["1"] },
        ];
        TableSpec[] tables = [new("1", 3, 3) { Theme = "housing" }, new("2", 3, 3) { Roles = [new TableRole("guide", 1)] }];

        var explained = Explained(new CompositionProblem(guests, tables, Gender));

        Assert.Equal("pinned to table 1", explained["anna"].Because.English);
        Assert.Equal("vastgezet aan tafel 1", explained["anna"].Because.Dutch);
        Assert.StartsWith(
            "kept apart from cas at table 2 (the same household)", explained["bea"].Because.English, StringComparison.Ordinal);
        Assert.Equal("belongs with dirk; kept apart from bea at table 1 (the same household)", explained["cas"].Because.English);
        Assert.Equal("the only table that is open to this person; needed here: the table has no more of role guide than it must have",
            explained["els"].Because.English);
        Assert.Equal("the only table that is open to this person; wished for the theme housing", explained["fons"].Because.English);
    }

    [Fact]
    public void Where_no_rule_decides_the_balance_does_in_figures()
    {
        var explained = Explained(
            new CompositionProblem([Woman("anna"), Woman("bea"), Man("cas"), Man("dirk")], TablesOf(2, 2, 2), Gender));

        // With one woman and one man at each table, an exchange of women changes nothing.
        Assert.All(explained.Values, seat => Assert.Equal("for balance: the other table would do as well", seat.Because.English));
    }

    [Fact]
    public void The_nearest_whole_number_is_said_to_be_one()
    {
        var problem = new CompositionProblem(
            [.. Enumerable.Range(0, 5).Select(number => number < 3 ? Woman($"w{number}") : Man($"m{number}"))], TablesOf(2, 2, 3), Gender);

        var remarks = SeatingExplainer.Of(problem, [Composed(problem)])[0].Tables;

        Assert.All(remarks, remark => Assert.Contains(
            "is the nearest whole number, and no exchange can mend that", remark.InWords.English, StringComparison.Ordinal));
    }

    [Fact]
    public void An_exchange_that_mends_the_worst_cell_is_named()
    {
        var problem = new CompositionProblem([Woman("anna"), Woman("bea"), Man("cas"), Man("dirk")], TablesOf(2, 2, 2), Gender);
        var lopsided = new RepairOrder(
            new Dictionary<string, string> { ["anna"] = "1", ["bea"] = "1", ["cas"] = "2", ["dirk"] = "2" }, MostMoves: 0);
        var standing = Assert.IsType<RepairOutcome.Repaired>(
            new RosterRepairer(TimeProvider.System).Repair(problem, lopsided, new CompositionOptions(), default)).Repair.After;

        var remark = SeatingExplainer.Of(problem, [standing])[0].Tables[0];

        Assert.Equal(new Exchange("anna", "cas", "2", -4), remark.Mend);
        Assert.EndsWith("anna and cas of table 2 could change places and the deviation of the whole would fall by 4",
            remark.InWords.English, StringComparison.Ordinal);
        Assert.EndsWith("anna en cas van tafel 2 kunnen ruilen en de afwijking van het geheel daalt met 4", remark.InWords.Dutch,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_attribute_to_mirror_there_is_still_a_reason_for_each_seat()
    {
        var problem = new CompositionProblem(
            [Woman("anna") with { PinnedTo = "1" }, Woman("bea"), Man("cas"), Man("dirk")], TablesOf(2, 2, 2), []);

        var explained = SeatingExplainer.Of(problem, [Composed(problem)])[0];

        Assert.Equal(["pinned to table 1", "for balance: the other table would do as well"],
            explained.People.Select(seat => seat.Because.English).Distinct().Order(StringComparer.Ordinal).Reverse());
        Assert.All(explained.Tables, table => Assert.Equal("there is nothing to mirror", table.InWords.English));
    }

    [Fact]
    public void What_the_scan_says_of_exchanges_is_what_trying_each_of_them_shows()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var model = Modelled(seed);
            var state = new SeatingState(model, model.Start);
            var worst = Enumerable.Range(0, model.Tables)
                .Select(table => (WorstCell?)new WorstCell(0, model.LevelsOf[state.PeopleAt(table)[0] * model.Attributes], seed % 2 == 0))
                .ToArray();
            var scan = new ExchangeScan(model, state, worst);

            scan.Run(() => false);

            for (var person = 0; person < model.People; person++)
                if (scan.IsMovable(person)) Assert.True(scan.Findings.Of(person) == Tried(model, person), $"Case {seed}, person {person}");
            for (var table = 0; table < model.Tables; table++)
                Assert.True(
                    scan.Findings.MendOf(table)?.Change == LeastMend(model, table, worst[table]!.Value), $"Case {seed}, table {table}");
        }
    }

    private static Prospect Tried(SearchModel model, int person)
    {
        var tries = Enumerable.Range(0, model.People)
            .Where(other => Change(model, person, other) is not null)
            .GroupBy(other => model.Start[other], other => new Best(Change(model, person, other)!.Value, other));
        return tries.Aggregate(Prospect.None, (sum, table) => table.Aggregate(Best.None, (one, other) => one.Or(other)) is var best
            ? sum.Plus(new Prospect(1, best.Change, best.Change == 0 ? 1 : 0, best))
            : sum);
    }

    private static long? LeastMend(SearchModel model, int table, WorstCell cell) =>
        (from person in Enumerable.Range(0, model.People)
         where model.Start[person] == table && Has(model, person, cell) == cell.TooMany
         from other in Enumerable.Range(0, model.People)
         where Has(model, other, cell) != cell.TooMany
         select Change(model, person, other)).Min();

    private static bool Has(SearchModel model, int person, WorstCell cell) =>
        model.LevelsOf[person * model.Attributes + cell.Attribute] == cell.Level;

    private static long? Change(SearchModel model, int one, int other)
    {
        var still = model.Fixed.Concat(model.Blocks.SelectMany(block => block)).ToHashSet();
        if (model.Start[one] == model.Start[other] || still.Contains(one) || still.Contains(other)) return null;
        if (model.Masks is { } masks && !(masks.Allows(one, model.Start[other]) && masks.Allows(other, model.Start[one]))) return null;
        var state = new SeatingState(model, model.Start);
        var (deviation, breaches, meetings) = (state.Deviation, state.Breaches, state.MeetingsOfSwap(one, other));
        state.Swap(one, other);
        return meetings > 0 || state.Breaches - breaches - meetings > 0 ? null : state.Deviation - deviation;
    }

    private static SearchModel Modelled(int seed)
    {
        var problem = RandomCases.Problem(seed, people: 12 + seed % 5, tables: 2 + seed % 4, withRules: true);
        var parties = Party.AllOf(problem.Guests);
        int[] tableOf = [.. Enumerable.Range(0, problem.Guests.Count).Select(guest => guest % problem.Tables.Count)];
        return new Numbering(problem, OpenTables.For(problem, parties), tableOf).Model(parties);
    }

    private static Dictionary<string, SeatReason> Explained(CompositionProblem problem) =>
        SeatingExplainer.Of(problem, [Composed(problem)])[0].People.ToDictionary(seat => seat.Id);

    private static Composition Composed(CompositionProblem problem) =>
        Assert.IsType<CompositionOutcome.Composed>(
            new TableComposer(TimeProvider.System).Compose(problem, new CompositionOptions { Threads = 1 }, null, default)).Composition;

    private static Guest Woman(string id) => Guest(id).With("gender", "woman");

    private static Guest Man(string id) => Guest(id).With("gender", "man");
}
