using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Testing;
using static Recruit.Scheduler.Tests.Tables.People;

namespace Recruit.Scheduler.Tests.Tables.Composing;

/// <summary>Whole compositions with people in them.</summary>
public sealed class TableComposerTests
{
    private static readonly BalancedAttribute[] Gender = [new("gender")];

    [Fact]
    public void Eight_women_and_four_men_make_tables_of_two_to_one()
    {
        var composition = Composed(new CompositionProblem(Crowd(8, 4), TablesOf(4, 3, 3), Gender));

        Assert.Equal("optimal", composition.InWords);
        Assert.Equal(0, composition.Deviation);
        Assert.All(composition.Tables, table => Assert.Equal(3, table.Guests.Count));
    }

    [Fact]
    public void Sizes_differ_by_one_at_most()
    {
        var composition = Composed(new CompositionProblem(Crowd(27, 23), TablesOf(4, 8, 15), Gender));

        Assert.Equal([12, 12, 13, 13], composition.Tables.Select(table => table.Guests.Count).Order());
    }

    [Fact]
    public void A_reserve_sits_only_where_a_seat_is_left()
    {
        Guest[] guests = [.. Crowd(3, 2), Guest("rita").With("gender", "woman") with { Reserve = true },
            Guest("sam").With("gender", "man") with { Reserve = true }];

        var composition = Composed(new CompositionProblem(guests, TablesOf(2, 3, 3), Gender));

        Assert.Equal(6, composition.TableOf.Count);
        Assert.Single(composition.ReservesLeft);
        Assert.Empty(composition.Unplaced);
    }

    [Fact]
    public void Three_who_are_free_on_one_evening_with_two_seats_leave_one_out_and_say_why()
    {
        Guest[] guests = [.. Crowd(3, 0).Select(guest => guest with { Available = ["1"] }), .. Crowd(0, 2)];

        var composition = Composed(
            new CompositionProblem(guests, TablesOf(2, 1, 2) is [var one, var two] ? [one, two with { Max = 4 }] : [], Gender));

        var left = Assert.Single(composition.Unplaced);
        Assert.Equal("table 1 has 2 seats for 3 people who can sit nowhere else, and a draw decided", left.Because.English);
        Assert.Equal("tafel 1 heeft 2 plaatsen voor 3 mensen die nergens anders kunnen zitten, en het lot besliste", left.Because.Dutch);
    }

    [Fact]
    public void Of_ninety_people_for_sixty_seats_those_who_sit_mirror_everyone()
    {
        var problem = new CompositionProblem(Crowd(60, 30), TablesOf(6, 8, 10), Gender);

        var composition = Composed(problem);

        Assert.Equal(30, composition.Unplaced.Count);
        Assert.Equal(40, composition.TableOf.Keys.Count(id => id.StartsWith('w')));
        Assert.All(composition.Unplaced,
            guest => Assert.Equal("the 6 tables have 60 seats for 90 people, and a draw decided", guest.Because.English));
    }

    [Fact]
    public void Who_is_left_out_is_drawn_so_that_everybody_has_a_chance_of_a_seat()
    {
        var problem = new CompositionProblem(Crowd(3, 3), TablesOf(2, 2, 2), Gender);

        var leftOut = Enumerable.Range(1, 60)
            .SelectMany(seed => Composed(problem, new CompositionOptions { Threads = 1, Seed = seed }).Unplaced)
            .CountBy(guest => guest.Id).ToList();

        // Each of six misses a third of sixty draws; ten is three standard deviations below.
        Assert.Equal(6, leftOut.Count);
        Assert.All(leftOut, guest => Assert.InRange(guest.Value, 10, 30));
    }

    [Fact]
    public void Where_seats_are_short_pins_hold_and_those_who_belong_together_stay_whole()
    {
        Guest[] guests =
        [
            .. Crowd(4, 4),
            Guest("tess").With("gender", "woman") with { PinnedTo = "2" },
            Guest("umar").With("gender", "man") with { Together = ["signs"] },
            Guest("vera").With("gender", "woman") with { Together = ["signs"] },
        ];

        var composition = Composed(new CompositionProblem(guests, TablesOf(2, 2, 3), Gender));

        Assert.Equal("2", composition.TableOf["tess"]);
        Assert.Equal(composition.TableOf["umar"], composition.TableOf["vera"]);
        Assert.Equal(5, composition.Unplaced.Count);
    }

    [Fact]
    public void Nobody_is_left_out_whom_a_table_needs_for_its_target()
    {
        TableSpec[] tables =
        [
            new("1", 2, 2) { Targets = [new TableTarget("gender", "woman", 1, 2)] },
            new("2", 2, 2) { Targets = [new TableTarget("gender", "woman", 1, 2)] },
        ];

        for (var seed = 1; seed <= 10; seed++)
        {
            var composition = Composed(
                new CompositionProblem(Crowd(2, 20), tables, Gender), new CompositionOptions { Threads = 1, Seed = seed });

            Assert.Equal(["w0", "w1"], composition.TableOf.Keys.Where(id => id.StartsWith('w')).Order());
        }
    }

    [Fact]
    public void A_chain_of_moves_finds_the_last_seat()
    {
        // tom can sit at 1 only; una sat there but can go to 2; vic sat at 2 but can go to 3.
        Guest[] guests =
        [
            Guest("una").With("gender", "w") with { Available = ["1", "2"] },
            Guest("vic").With("gender", "m") with { Available = ["2", "3"] },
            Guest("tom").With("gender", "m") with { Available = ["1"] },
        ];

        var composition = Composed(new CompositionProblem(guests, TablesOf(3, 1, 1), Gender));

        Assert.Equal(["2", "3", "1"], guests.Select(guest => composition.TableOf[guest.Id]));
    }

    [Fact]
    public void A_table_that_too_few_can_reach_is_named_with_its_remedy()
    {
        Guest[] guests = [.. Crowd(4, 4).Select(guest => guest with { Available = ["1"] })];

        var outcome = Compose(new CompositionProblem(guests, TablesOf(2, 2, 8), Gender));

        var impossible = Assert.IsType<CompositionOutcome.Impossible>(outcome);
        Assert.Equal("table 2 needs at least 2 people and only 0 can sit there", Assert.Single(impossible.Clashes).English);
        Assert.Contains("leave out a table", impossible.Remedy.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bound_for_local_dialogues_knows_who_can_come()
    {
        Guest[] guests = [.. Enumerable.Range(0, 12)
            .Select(number => Guest($"p{number}").With("region", number < 4 ? "Zeeland" : "Drenthe"))];
        TableSpec[] tables = [new("local", 4, 4) { Region = "Zeeland" }, new("other", 4, 4), new("third", 4, 4)];

        var composition = Composed(new CompositionProblem(guests, tables, [new BalancedAttribute("region")]));

        Assert.Equal("optimal", composition.InWords);
        Assert.All(composition.Tables[0].Guests, id => Assert.Equal("Zeeland", guests.Single(guest => guest.Id == id).LevelOf("region")));
    }

    [Fact]
    public void Seed_and_threads_decide_and_nothing_else()
    {
        var problem = RandomCases.Problem(5, people: 60, tables: 6, withRules: false);
        var options = new CompositionOptions { Seed = 11, Threads = 3, Moves = 50_000 };

        var (first, second) = (Composed(problem, options), Composed(problem, options));

        Assert.Equal(first.TableOf, second.TableOf);
        Assert.Equal(first.Deviation, second.Deviation);
    }

    [Fact]
    public void Wishes_are_granted_where_the_balance_does_not_suffer()
    {
        Guest[] guests = [.. Crowd(6, 6).Select((guest, index) => guest with { Wishes = [index % 2 == 0 ? "housing" : "health"] })];
        TableSpec[] tables = [new("1", 6, 6) { Theme = "housing" }, new("2", 6, 6) { Theme = "health" }];

        var composition = Composed(new CompositionProblem(guests, tables, Gender));

        Assert.Equal(0, composition.Deviation);
        Assert.Equal(new WishCount(12, 12), composition.Wishes);
    }

    [Fact]
    public void People_sit_near_home_where_the_balance_does_not_suffer_and_themes_count_as_much()
    {
        Guest[] guests = [.. Crowd(6, 6).Select((guest, index) => guest.With("region", index % 2 == 0 ? "Zeeland" : "Drenthe"))];
        TableSpec[] tables = [new("1", 6, 6) { Near = "Zeeland" }, new("2", 6, 6) { Near = "Drenthe" }];

        var composition = Composed(new CompositionProblem(guests, tables, Gender));

        Assert.Equal(0, composition.Deviation);
        Assert.Equal(new WishCount(0, 0, NearAsked: 12, NearGranted: 12), composition.Wishes);
    }

    [Fact]
    public void Near_home_gives_way_to_a_region_that_is_balanced()
    {
        Guest[] guests = [.. Crowd(6, 6).Select((guest, index) => guest.With("region", index % 2 == 0 ? "Zeeland" : "Drenthe"))];
        TableSpec[] tables = [new("1", 6, 6) { Near = "Zeeland" }, new("2", 6, 6) { Near = "Drenthe" }];

        var composition = Composed(new CompositionProblem(guests, tables, [new BalancedAttribute("region")]));

        Assert.Equal(0, composition.Deviation);
        Assert.Equal(6, composition.Wishes.NearGranted);
    }

    [Fact]
    public void Sixteen_people_at_four_tables_meet_somebody_new_in_the_second_round()
    {
        var problem = new CompositionProblem(Crowd(8, 8), TablesOf(4, 4, 4), Gender);

        var rounds = Assert.IsType<CompositionOutcome.ComposedInRounds>(
            new TableComposer(TimeProvider.System).ComposeRounds(problem, 2, new CompositionOptions { Threads = 1 }, null, default));

        Assert.All(rounds.Rounds, round => Assert.Equal(0, round.Deviation));
        Assert.Equal(new Meetings(Pairs: 48, MostPairs: 48, Repeated: 0), rounds.Meetings);
    }

    [Fact]
    public void Of_many_rules_the_three_that_clash_are_named()
    {
        // Anna, Ben and Cem must all keep apart, two by two, and there are two tables; the pin and the choir have no part in it.
        Guest[] guests =
        [
            Guest("anna").With("gender", "w") with { Apart = ["quarrel"], Household = "h2" },
            Guest("ben").With("gender", "m") with { Apart = ["quarrel", "hedge"] },
            Guest("cem").With("gender", "m") with { Apart = ["hedge"], Household = "h2" },
            Guest("dirk").With("gender", "m") with { PinnedTo = "1", Apart = ["choir"] },
            Guest("els").With("gender", "w") with { Apart = ["choir"] },
        ];

        var impossible = Assert.IsType<CompositionOutcome.Impossible>(
            new TableComposer(TimeProvider.System, WarmSolver.Instance)
                .Compose(new CompositionProblem(guests, TablesOf(2, 1, 4), Gender), new CompositionOptions { Threads = 1 }, null, default));

        Assert.Equal("These cannot all be kept with tables of these sizes: household h2, apart group quarrel and apart group hedge",
            Assert.Single(impossible.Clashes).English);
        Assert.Equal("Deze regels gaan niet samen bij tafels van deze grootte: huishouden h2, groep quarrel die uit elkaar moet en "
            + "groep hedge die uit elkaar moet", impossible.Clashes[0].Dutch);
        Assert.Equal(["anna", "ben", "cem"], impossible.Guests.Order());
        Assert.Contains(impossible.Remedy.English,
            new[] { "household h2", "apart group quarrel", "apart group hedge" }.Select(rule => $"Without {rule} it can be done."));
    }

    private static Guest[] Crowd(int women, int men) =>
        [
            .. Enumerable.Range(0, women).Select(number => Guest($"w{number}").With("gender", "woman")),
            .. Enumerable.Range(0, men).Select(number => Guest($"m{number}").With("gender", "man")),
        ];

    private static Composition Composed(CompositionProblem problem, CompositionOptions? options = null) =>
        Assert.IsType<CompositionOutcome.Composed>(Compose(problem, options)).Composition;

    private static CompositionOutcome Compose(CompositionProblem problem, CompositionOptions? options = null) =>
        new TableComposer(TimeProvider.System).Compose(problem, options ?? new CompositionOptions { Threads = 1 }, null, default);
}
