using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Postgres;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Invitations.Turnouts;
using Recruit.Scheduler.Replacements;
using Recruit.Scheduler.Tables;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Replacements;

/// <summary>Who is asked for an empty seat, and who is not.</summary>
public sealed class ReplacementChoiceTests
{
    private static readonly Dialogue Evening = TestEvening.Online with { SizeMin = 4, SizeMax = 4 };

    private static readonly BalancedAttribute HalfAndHalf =
        new("gender") { Shares = new Dictionary<string, decimal> { ["man"] = 0.5m, ["woman"] = 0.5m } };

    private int made;

    [Fact]
    public void At_a_table_of_men_a_woman_is_asked_though_a_man_was_drawn_before_her()
    {
        var (dirk, eva) = (Person("man"), Person("woman"));

        var asked = Asked(Table([Person("man"), Person("man"), Person("woman")]), new Reserve(dirk, 1), new Reserve(eva, 2));

        Assert.Equal(eva, asked.Person);
        Assert.Equal(new InvitationReason.Replacement("declined", Suitable: 2, Deviation: 0, Without: 1, Rank: 2), asked.Because);
    }

    [Fact]
    public void Of_two_who_fit_equally_the_lot_of_the_seat_chooses_whatever_their_rank()
    {
        var (eva, fien) = (Person("woman"), Person("woman"));
        var table = Table([Person("man")]);
        var (lucky, other) = table.Lot.Of(eva.Id) < table.Lot.Of(fien.Id) ? (eva, fien) : (fien, eva);

        var asked = Asked(table, new Reserve(other, 1), new Reserve(lucky, 2));

        Assert.Equal(lucky, asked.Person);
        Assert.Equal(2, asked.Because.Alike);
    }

    [Fact]
    public void At_a_dialogue_for_Zwolle_first_somebody_of_Zwolle_goes_before_who_fits_better_and_then_somebody_of_its_province()
    {
        var table = Table([Person("woman")]) with { Dialogue = Evening with { MunicipalityCode = "GM0193", TownFirst = true } };
        var (eva, wim) = (Person("woman") with { Postcode4 = "8011" }, Person("man") with { Postcode4 = "3511" });
        var fien = Person("woman") with { Postcode4 = "7411" };

        var asked = Asked(table, new Reserve(wim, 1), new Reserve(fien, 2), new Reserve(eva, 3));
        var then = Asked(table, new Reserve(wim, 1), new Reserve(fien, 2));

        Assert.Equal((eva, "town"), (asked.Person, asked.Because.Home));
        Assert.Equal((fien, "province"), (then.Person, then.Because.Home));
    }

    /// <summary>Five women who fit equally well and two men who fit less, over four thousand seats.</summary>
    [Fact]
    public void Whoever_fits_equally_well_is_asked_equally_often_and_nobody_else_is()
    {
        const int seats = 4_000;
        for (var seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            var table = Table([Person("man", random)]);
            Reserve[] women = [.. Enumerable.Range(1, 5).Select(rank => new Reserve(Person("woman", random), rank))];
            Reserve[] reserves = [.. women, new Reserve(Person("man", random), 6), new Reserve(Person("man", random), 7)];

            var asked = Enumerable.Range(0, seats)
                .Select(_ => Asked(table with { Lot = LotOf(random) }, reserves).Person)
                .CountBy(person => person.Id).ToDictionary();

            var expected = seats / (double)women.Length;
            var chiSquare = women.Sum(woman => Math.Pow(asked.GetValueOrDefault(woman.Person.Id) - expected, 2) / expected);
            Assert.Equal(seats, women.Sum(woman => asked.GetValueOrDefault(woman.Person.Id)));
            // With four degrees of freedom one in ten thousand is above 23.5.
            Assert.True(chiSquare < 23.5, $"seed {seed}: {string.Join(", ", asked.Values)}");
        }
    }

    [Fact]
    public void The_best_three_come_in_order_of_fit_and_the_first_is_whom_the_system_would_ask()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var table = Table([.. Enumerable.Range(0, random.Next(6)).Select(_ => AnyPerson(random))]);
            var reserves = Enumerable.Range(1, 1 + random.Next(8)).Select(rank => new Reserve(AnyPerson(random), rank)).ToArray();

            var best = ReplacementChoice.Best(table, "declined", reserves, most: 3);

            Assert.True(best.Count == Math.Min(3, reserves.Length), $"seed {seed}");
            Assert.True(best[0] == Asked(table, reserves), $"seed {seed}");
            Assert.True(best.Zip(best.Skip(1)).All(pair => Cost(pair.First) <= Cost(pair.Second)), $"seed {seed}");
            Assert.True(best.Select(choice => choice.Because.Place).SequenceEqual(Enumerable.Range(1, best.Count)), $"seed {seed}");
            Assert.True(Cost(best[0]) == reserves.Min(reserve => table.Around.Cost(reserve.Person)), $"seed {seed}");

            double Cost(ReplacementDecision.Ask choice) => table.Around.Cost(choice.Person);
        }
    }

    /// <summary>Two attributes of other weight and share, added up here by hand for everyone who could be asked.</summary>
    [Fact]
    public void Nobody_of_another_household_would_leave_the_table_closer_to_its_targets()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (women, young) = (random.Next(1, 10) / 10m, random.Next(1, 10) / 10m);
            BalancedAttribute[] ideals =
            [
                Halves("gender", "woman", women, "man", weight: 1),
                Halves("age", "young", young, "old", weight: 3),
            ];
            var table = Table([.. Enumerable.Range(0, random.Next(7)).Select(_ => Neighbour(random))]) with { Ideals = ideals };
            var reserves = Enumerable.Range(1, 1 + random.Next(9)).Select(rank => new Reserve(Neighbour(random), rank)).ToArray();
            var free = reserves.Where(reserve => !table.Seated.Any(guest => guest.Household![0] == reserve.Person.Household![0])).ToList();

            var decision = ReplacementChoice.Choose(table, "declined", reserves);

            Assert.True(decision is ReplacementDecision.LeaveEmpty == (free.Count == 0), $"seed {seed}: {decision}");
            if (decision is not ReplacementDecision.Ask ask) continue;
            Assert.True(free.Exists(reserve => reserve.Person == ask.Person), $"seed {seed}: somebody of a household at the table");
            Assert.True(Away(ask.Person) - free.Min(reserve => Away(reserve.Person)) < 1e-9m, $"seed {seed}");

            decimal Away(Candidate person)
            {
                Candidate[] guests = [.. table.Seated, person];
                var (w, y) = (guests.Count(guest => guest.Levels["gender"] == "woman"),
                    guests.Count(guest => guest.Levels["age"] == "young"));
                // Of two levels one has too many by as much as the other lacks.
                return XSquare(w - guests.Length * women, women) + 3 * XSquare(y - guests.Length * young, young);
            }

            decimal XSquare(decimal away, decimal share) => away * away
                * (1 / Math.Max(1, share * (table.Seated.Count + 1)) + 1 / Math.Max(1, (1 - share) * (table.Seated.Count + 1)));
        }
    }

    [Fact]
    public void Shares_of_a_third_do_not_make_equals_unequal()
    {
        BalancedAttribute Thirds(string name) =>
            new(name) { Shares = new Dictionary<string, decimal> { ["a"] = 1m / 3, ["b"] = 1m / 3, ["c"] = 1m / 3 } };
        Candidate With(string first, string second) =>
            Person("man") with { Levels = new Levels { ["first"] = first, ["second"] = second } };
        var table = Table([With("a", "b"), With("b", "a")]) with { Ideals = [Thirds("first"), Thirds("second")] };

        var asked = Asked(table, new Reserve(With("a", "c"), 1), new Reserve(With("c", "a"), 2), new Reserve(With("b", "c"), 3),
            new Reserve(With("c", "b"), 4));

        Assert.Equal(4, asked.Because.Alike);
    }

    [Fact]
    public void Somebody_who_was_not_drawn_as_a_reserve_is_asked_before_a_reserve_who_fits_less_and_after_one_who_fits_as_well()
    {
        var (eva, fien, dirk) = (Person("woman"), Person("woman"), Person("man"));
        var table = Table([Person("man")]);

        Assert.Equal(eva, Asked(table, new Reserve(eva, null), new Reserve(dirk, 1)).Person);
        Assert.Equal(fien, Asked(table, new Reserve(eva, null), new Reserve(fien, 9), new Reserve(dirk, 1)).Person);
    }

    [Fact]
    public void Where_the_table_is_equally_served_the_track_decides_which_of_its_groups_is_asked()
    {
        var ideals = new[] { Halves("gender", "woman", 0.5m, "man", 1), Halves("age", "young", 0.5m, "old", 1) };
        var (young, old) = (Aged("woman", "young"), Aged("woman", "old"));
        var track = new ExpectedGroup(ideals, 100);
        for (var others = 0; others < 60; others++) track.Add(Aged(others % 2 == 0 ? "man" : "woman", "old").Levels, 1);
        List<Candidate> seated = [Aged("man", "young"), Aged("man", "old")];
        var table = Table(seated) with { Ideals = ideals, Around = Surroundings.Alone(seated, ideals, 1) with { Wider = [track] } };

        var asked = Asked(table, new Reserve(old, 1), new Reserve(young, null));

        Assert.Equal(young, asked.Person);
    }

    [Fact]
    public void Of_a_group_that_answers_less_more_are_expected_to_be_needed()
    {
        var rates = new TurnoutRates(Rate.Expected(0.6, 20), Rate.Expected(0.85, 20));
        var turnout = GroupTurnout.Of(
            rates, [new GroupCounts("education", "low", 10, 40, 0, 0), new GroupCounts("education", "high", 40, 10, 0, 0)], 20);

        var (low, high) = (turnout.Accepts(new Levels { ["education"] = "low" }), turnout.Accepts(new Levels { ["education"] = "high" }));

        Assert.InRange(low, 0.3, 0.33);
        Assert.InRange(high, 0.73, 0.76);
        Assert.Equal(0.6, turnout.Accepts(new Levels { ["education"] = "middle" }), 9);
    }

    [Fact]
    public void The_last_young_people_are_kept_for_tables_that_have_nobody_young()
    {
        var ideals = new[] { Halves("age", "young", 0.25m, "old", 1) };
        var outlook = new GroupOutlook([new GroupProspect("age", "young", Lacking: 12, ToAsk: 20, Left: 9, Reach: 0.5)]);
        var (sanne, old) = (Aged("woman", "young"), Aged("woman", "old"));
        var track = new ExpectedGroup(ideals, 400);
        for (var others = 0; others < 300; others++) track.Add(Aged("man", others % 5 == 0 ? "young" : "old").Levels, 1);

        Candidate At(List<Candidate> seated) => Asked(
            Table(seated) with
            {
                Ideals = ideals,
                Around = Surroundings.Alone(seated, ideals, 1) with { Wider = [track], Outlook = outlook },
            },
            new Reserve(old, 1), new Reserve(sanne, 2)).Person;

        Assert.True(outlook.Prospects[0].RunsShort);
        Assert.Equal(sanne, At([Aged("man", "old"), Aged("man", "old"), Aged("man", "old")]));
        Assert.Equal(old, At([Aged("man", "young"), Aged("man", "old"), Aged("man", "old")]));
    }

    [Fact]
    public void Somebody_of_a_household_at_the_table_is_not_asked()
    {
        var anna = Person("woman") with { Household = [1, 2, 3] };
        var (partner, stranger) = (Person("man") with { Household = [1, 2, 3] }, Person("woman") with { Household = [4] });

        Assert.Equal(stranger, Asked(Table([anna]), new Reserve(partner, 1), new Reserve(stranger, 2)).Person);
    }

    [Fact]
    public void The_last_seat_of_an_action_table_without_an_entrepreneur_waits_for_one()
    {
        var (neighbour, entrepreneur) = (Person("woman") with { Role = "neighbour" }, Person("man") with { Role = "entrepreneur" });
        var table = Table([Person("man")], empty: 1) with { Quotas = [new RoleQuota(Evening.Id, "entrepreneur", 1)] };

        Assert.Equal(entrepreneur, Asked(table, new Reserve(neighbour, 1), new Reserve(entrepreneur, 2)).Person);
        Assert.Equal(neighbour, Asked(table with { EmptySeats = 2 }, new Reserve(neighbour, 1), new Reserve(entrepreneur, 2)).Person);
    }

    [Fact]
    public void When_nobody_fits_the_seat_stays_empty_and_it_is_told_why()
    {
        var table = Table([Person("man") with { Household = [7] }]);
        Reserve[] reserves =
        [
            new(Person("woman") with { Availability = ["weekend"] }, 1), new(Person("woman") with { Availability = ["weekend"] }, 2),
            new(Person("woman") with { Household = [7] }, 3),
        ];

        var empty = Assert.IsType<ReplacementDecision.LeaveEmpty>(ReplacementChoice.Choose(table, "declined", reserves));

        Assert.Equal(new Dictionary<string, int> { ["part_of_week"] = 2, ["household"] = 1 }, empty.Unsuitable);
    }

    [Fact]
    public void The_order_in_which_reserves_are_read_does_not_matter()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var table = Table([.. Enumerable.Range(0, random.Next(6)).Select(_ => Person(random.Next(2) == 0 ? "man" : "woman"))]);
            var reserves = Enumerable.Range(0, 1 + random.Next(8))
                .Select(rank => new Reserve(Person(random.Next(2) == 0 ? "man" : "woman"), random.Next(3) == 0 ? null : rank)).ToArray();

            var forward = Asked(table, reserves);
            random.Shuffle(reserves);

            Assert.True(forward == Asked(table, reserves), $"seed {seed}");
        }
    }

    [Fact]
    public void A_table_without_its_least_number_of_young_people_asks_somebody_young_first()
    {
        Candidate[] seated = [Aged("man", "old"), Aged("man", "old"), Aged("man", "old")];
        var (young, woman) = (Aged("man", "young"), Aged("woman", "old"));
        var table = Table(seated);

        var first = Asked(table with
        {
            Around = table.Around with { Missing = new Dictionary<(string, string), int> { [("age", "young")] = 1 } },
        }, new Reserve(woman, 1), new Reserve(young, null));

        Assert.Equal(young.Id, first.Person.Id);
        Assert.Equal(woman.Id, Asked(table, new Reserve(woman, 1), new Reserve(young, null)).Person.Id);
    }

    [Fact]
    public void An_attribute_without_targets_mirrors_those_who_hold_a_seat_and_special_ones_count_at_no_table()
    {
        var gender = Attribute("gender", special: false);
        var origin = Attribute("origin", special: true);

        var ideals = new TrackIdeals(
            [gender, origin], TargetBook.Empty, [Person("man"), Person("woman"), Person("woman"), Person("woman")]);

        Assert.Equal(new Dictionary<string, decimal> { ["man"] = 0.25m, ["woman"] = 0.75m }, ideals.Of([Evening])[0].Shares);
        var standing = new ExpectedTrack([gender, origin], ideals, [Evening],
            GroupTurnout.Of(new TurnoutRates(Rate.Expected(0.6, 20), Rate.Expected(0.85, 20)), [], 20), [], []);
        Assert.Equal("gender", Assert.Single(standing.IdealsAt(Evening)).Name);
    }

    private static ReplacementDecision.Ask Asked(TableToFill table, params Reserve[] reserves) =>
        Assert.IsType<ReplacementDecision.Ask>(ReplacementChoice.Choose(table, "declined", reserves));

    private static TableToFill Table(IReadOnlyList<Candidate> seated, int empty = 1) => new(Evening, null, seated, empty, [], [HalfAndHalf],
        new SeatLot(Guid.NewGuid(), Guid.NewGuid()));

    private static SeatLot LotOf(Random random) => new(IdOf(random), IdOf(random));

    private static Guid IdOf(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private Candidate Neighbour(Random random) => Person("man", random) with
    {
        Levels = new Levels { ["gender"] = random.Next(2) == 0 ? "man" : "woman", ["age"] = random.Next(3) == 0 ? "young" : "old" },
        Household = [(byte)random.Next(12)],
    };

    private Candidate Aged(string gender, string age) =>
        Person(gender) with { Levels = new Levels { ["gender"] = gender, ["age"] = age } };

    private static BalancedAttribute Halves(string name, string one, decimal share, string other, decimal weight) =>
        new(name) { Weight = weight, Shares = new Dictionary<string, decimal> { [one] = share, [other] = 1 - share } };

    private Candidate AnyPerson(Random random) => Person(random.Next(2) == 0 ? "man" : "woman", random);

    private Candidate Person(string gender, Random random) => Person(gender) with { Id = IdOf(random) };

    private Candidate Person(string gender) =>
        new(Guid.NewGuid(), ++made, Guid.NewGuid(), null, "nl", ["weekday_evening"], ["online"], false, [], null,
            new Levels { ["gender"] = gender });

    private static Recruit.Data.Programmes.ProgrammeAttribute Attribute(string slug, bool special) =>
        new() { Id = Guid.NewGuid(), Slug = slug, Derivation = "choice", Special = special, Position = 1, Weight = 1 };
}
