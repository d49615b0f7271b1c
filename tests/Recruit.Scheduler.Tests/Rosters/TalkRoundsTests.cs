using Recruit.Data.Postgres;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Rosters;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Rosters;

/// <summary>Who sits where in the rounds of talk after the first.</summary>
public sealed class TalkRoundsTests
{
    private static readonly ProgrammeAttribute Sector = new()
    {
        Slug = "sector",
        NameNl = "Sector",
        NameEn = "Sector",
        Weight = 1,
        Levels = [.. new[] { "care", "work", "nature" }.Select(level => new Level(Guid.Empty, level, level, level, null, null, 1))],
    };

    private readonly TalkRounds mixing = new(new TableComposer(TimeProvider.System));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Forty_five_people_at_five_tables_in_three_rounds_meet_new_people_and_every_table_stays_in_balance(int seed)
    {
        var now = Afternoon(people: 45, tables: 5, rounds: 3, new Random(seed));

        var later = mixing.Settle(now, Nobody, CancellationToken.None);

        Assert.Equal(45, later.Count);
        var rounds = Enumerable.Range(0, 3).Select(round => now.People.ToLookup(
            one => round == 0 ? one.Table : later[one.Person.Id][round - 1], one => one.Person)).ToList();
        Assert.All(rounds, round => Assert.Equal([9, 9, 9, 9, 9], round.OrderBy(table => table.Key).Select(table => table.Count())));
        Assert.All(rounds.SelectMany(round => round), table => Assert.All(
            Sector.Levels, level => Assert.InRange(table.Count(person => person.Levels["sector"] == level.Slug), 2, 4)));
        var met = rounds.SelectMany(round => round.SelectMany(table => PairsOf([.. table]))).ToList();
        // 540 meetings of two; nine people who come from five tables cannot all be strangers.
        Assert.InRange(met.Distinct().Count(), 440, 540);
    }

    [Fact]
    public void The_same_people_get_the_same_tables()
    {
        var now = Afternoon(people: 40, tables: 5, rounds: 3, new Random(7));

        var (first, second) = (mixing.Settle(now, Nobody, CancellationToken.None), mixing.Settle(now, Nobody, CancellationToken.None));

        Assert.All(first, one => Assert.Equal(one.Value, second[one.Key]));
    }

    [Fact]
    public void Whoever_comes_later_finds_the_smallest_tables_and_nobody_else_moves()
    {
        var now = Afternoon(people: 20, tables: 4, rounds: 3, new Random(3));
        var others = now with { People = [.. now.People.Skip(1)] };
        var settled = mixing.Settle(others, Nobody, CancellationToken.None);

        var later = mixing.Settle(now, settled, CancellationToken.None);

        var newcomer = Assert.Single(later);
        Assert.Equal(now.People[0].Person.Id, newcomer.Key);
        for (var round = 0; round < 2; round++)
            Assert.Equal(4, settled.Values.Count(tables => tables[round] == newcomer.Value[round]));
    }

    [Fact]
    public void Two_of_one_household_never_meet_at_a_table_even_where_no_whole_plan_can_be_made()
    {
        var now = Afternoon(people: 6, tables: 2, rounds: 3, new Random(1));
        byte[] home = [1];
        var together = now with
        {
            People = [.. now.People.Index().Select(one =>
                one.Index < 2 ? one.Item with { Person = one.Item.Person with { Household = home } } : one.Item)],
        };

        var later = mixing.Settle(together, Nobody, CancellationToken.None);

        for (var round = 0; round < 2; round++)
            Assert.NotEqual(later[together.People[0].Person.Id][round], later[together.People[1].Person.Id][round]);
    }

    private static IReadOnlyDictionary<Guid, IReadOnlyList<int>> Nobody { get; } = new Dictionary<Guid, IReadOnlyList<int>>();

    private static IEnumerable<(long, long)> PairsOf(IReadOnlyList<Candidate> people) =>
        from one in people from other in people where one.Number < other.Number select (one.Number, other.Number);

    private static TablesAsTheyStand Afternoon(int people, int tables, int rounds, Random random)
    {
        var dialogue = TestEvening.InHall with
        {
            TableCount = tables,
            TalkRounds = rounds,
            SizeMin = people - tables,
            SizeMax = people + tables,
        };
        var seats = Enumerable.Range(0, people).Select(place => new SeatedPerson(
            new Candidate(Guid.NewGuid(), place + 1, Guid.NewGuid(), null, "nl", [], ["hall"], true, [], null,
                new Levels { ["sector"] = Sector.Levels[place / tables % 3].Slug }), place % tables + 1, Comes: true)).ToArray();
        random.Shuffle(seats);
        return new TablesAsTheyStand(dialogue, seats, [], [Sector]);
    }
}
