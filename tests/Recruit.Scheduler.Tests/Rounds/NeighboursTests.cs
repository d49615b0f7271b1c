using Recruit.Data.Dialogues;
using Recruit.Data.Neighbours;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Replacements;
using Recruit.Scheduler.Rosters;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Rounds;

/// <summary>Who sits with whom: in a round, at an empty seat, and when somebody moves.</summary>
public sealed class NeighboursTests
{
    private static readonly Dialogue Evening = TestEvening.Online with { Number = 17, TableCount = 3, SizeMin = 9, SizeMax = 15 };

    private static readonly byte[] Home = [1, 2, 3];

    private readonly List<Candidate> people = [];

    public NeighboursTests() => people.AddRange(Enumerable.Range(1, 12).Select(Person));

    [Fact]
    public void A_round_seats_a_couple_together_two_neighbours_apart_and_somebody_at_the_own_table()
    {
        (people[0], people[1]) = (people[0] with { Household = Home }, people[1] with { Household = Home });
        var pool = PoolOf(Together(0, 1), Apart(2, 3), Pin(4, 3));

        var composed = Assert.IsType<CompositionOutcome.Composed>(new TableComposer(TimeProvider.System, WarmSolver.Instance).Compose(
            new TablesOfRound(pool).For(people.Select(person => person.Id).ToHashSet()), new CompositionOptions { Threads = 1 }, null,
            default));

        var tables = people.Select(person => composed.Composition.TableOf[RoundPool.IdOf(person)]).ToList();
        Assert.Equal(tables[0], tables[1]);
        Assert.NotEqual(tables[2], tables[3]);
        Assert.Equal("17.3", tables[4]);
    }

    [Fact]
    public void Somebody_with_a_table_is_drawn_for_no_other_dialogue()
    {
        var other = TestEvening.Online with { Number = 18, ProgrammeId = Evening.ProgrammeId, TrackId = Evening.TrackId };
        var pool = PoolOf(Pin(4, 3)) with { Dialogues = [other] };

        Assert.Equal(people.Except([people[4]]).Select(person => person.Id).Order(),
            RoundDraw.Number(pool, [1]).Keys.Order());
    }

    [Fact]
    public void Nobody_is_asked_for_a_seat_beside_somebody_to_keep_apart_from_or_without_the_own_company_or_away_from_the_own_table()
    {
        var table = TableOf(1, seated: [people[0]], Apart(0, 1), Together(2, 3), Pin(4, 2));

        var kept = ReplacementChoice.WhatKeepsThem(table, people.Skip(1).Take(5).Select(person => new Reserve(person, null)));

        Assert.Equal(
            [("apart", 1), ("pinned", 1), ("together", 2)],
            kept.Select(one => (one.Key, one.Value)).OrderBy(one => one.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Whose_company_sits_at_the_table_is_asked_though_they_live_in_one_house()
    {
        (people[0], people[1]) = (people[0] with { Household = Home }, people[1] with { Household = Home });

        var kept = ReplacementChoice.WhatKeepsThem(TableOf(1, seated: [people[0]], Together(0, 1)), [new Reserve(people[1], null)]);

        Assert.Empty(kept);
    }

    [Fact]
    public void Somebody_with_an_interpreter_is_asked_only_where_there_are_two_chairs()
    {
        var withInterpreter = people[9] with { Companion = CompanionKind.Interpreter };

        var (roomy, full) = (TableOf(1, seated: [people[0]]), TableOf(1, seated: [.. people[..4]]));

        Assert.Empty(ReplacementChoice.WhatKeepsThem(roomy, [new Reserve(withInterpreter, null)]));
        Assert.Equal(["chairs"], ReplacementChoice.WhatKeepsThem(full, [new Reserve(withInterpreter, null)]).Keys);
        Assert.Empty(ReplacementChoice.WhatKeepsThem(full, [new Reserve(people[9], null)]));
    }

    [Fact]
    public void A_move_that_parts_a_pair_or_brings_two_together_who_must_not_meet_or_leaves_the_own_table_says_so()
    {
        var seated = people.Select((person, place) => new SeatedPerson(person, 1 + place / 4, Comes: true)).ToList();
        var book = new NeighbourBook([Together(0, 1), Apart(2, 4), Pin(5, 2)]);
        var now = new TablesAsTheyStand(Evening, seated, [], []) { Neighbours = book };
        var living = new LivingTables(new RosterRepairer(TimeProvider.System));

        string AgainstMoving(int person, int table) => string.Join("; ", living.ChoicesFor(now, seated[person], "nl", default)
            .Single(choice => choice.Table == table).Against.Select(because => because.Dutch));

        Assert.StartsWith("aanmelding 1 en aanmelding 2 moeten bij elkaar", AgainstMoving(0, 2), StringComparison.Ordinal);
        Assert.StartsWith("aanmelding 3 en aanmelding 5", AgainstMoving(2, 2), StringComparison.Ordinal);
        Assert.Equal("heeft een vaste plaats aan tafel 2", AgainstMoving(5, 1));
        Assert.Equal("", AgainstMoving(2, 3));
    }

    private static Candidate Person(int number) => new(
        Guid.NewGuid(), number, Guid.NewGuid(), null, "nl", [], ["online"], false, [], null,
        new Levels { ["gender"] = number % 2 == 0 ? "man" : "woman" });

    private NeighbourRule Together(params int[] places) => RuleOf(NeighbourKind.Together, null, places);

    private NeighbourRule Apart(params int[] places) => RuleOf(NeighbourKind.Apart, null, places);

    private NeighbourRule Pin(int place, int table) => RuleOf(NeighbourKind.Pin, table, place);

    private NeighbourRule RuleOf(string kind, int? table, params int[] places) => new()
    {
        Id = Guid.NewGuid(),
        TrackId = Evening.TrackId,
        Kind = kind,
        DialogueId = table is null ? null : Evening.Id,
        TableNumber = table,
        People = [.. places.Select(place => people[place].Id)],
        Numbers = [.. places.Select(place => people[place].Number)],
    };

    private RoundPool PoolOf(params NeighbourRule[] rules) => new(
        new Programme(Evening.ProgrammeId, "proef", "Proef", "", 16, "Europe/Amsterdam", "", 5, 24, 0.5m, "one_per_table", null),
        people, [Evening], [], [], TargetBook.Empty, 7)
    {
        Neighbours = new NeighbourBook(rules),
    };

    private static TableToFill TableOf(int number, Candidate[] seated, params NeighbourRule[] rules) =>
        new(Evening, null, seated, 1, [], [], new SeatLot(Guid.NewGuid(), Guid.NewGuid()))
        {
            Number = number,
            Neighbours = new NeighbourBook(rules),
        };
}
