using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Rounds;

/// <summary>Which targets hold where, and that draw and tables follow those of a dialogue and the least number at a table.</summary>
public sealed class TargetsOfPlacesTests
{
    private static readonly Dialogue Evening =
        TestEvening.Online with { Region = "utrecht", TableCount = 2, SizeMin = 16, SizeMax = 20 };
    private static readonly ProgrammeAttribute Age = new()
    {
        Id = Guid.NewGuid(),
        Slug = "age",
        Derivation = Derivation.Choice,
        Weight = 1,
        Levels = [LevelOf("young"), LevelOf("old")],
    };

    private int made;

    [Fact]
    public void Every_place_takes_what_the_nearest_has()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var line = TargetPlace.LineOf(Evening, 1 + random.Next(2));
            var given = line.Index().Where(_ => random.Next(3) == 0).ToDictionary(one => one.Item, one => one.Index / 10m);
            var minimums = line.Index().Where(_ => random.Next(3) == 0).ToDictionary(one => one.Item, one => one.Index + 1);

            var book = BookOf(given, minimums);

            var nearest = line.FirstOrDefault(given.ContainsKey);
            Assert.True(nearest == book.OriginOf(line, Age.Id), $"seed {seed}");
            Assert.True(nearest is null
                ? book.At(line).Count == 0
                : book.At(line).Single(target => target.Level == "young").Share == given[nearest], $"seed {seed}");
            Assert.True(line.Where(minimums.ContainsKey).Select(place => minimums[place]).Take(1)
                .SequenceEqual(book.MinimumsAt(line).Select(one => one.Minimum.Least)), $"seed {seed}");
        }
    }

    [Fact]
    public void A_minimum_of_nobody_lifts_what_is_inherited()
    {
        var line = TargetPlace.LineOf(Evening);

        Assert.Empty(BookOf([], new() { [line[0]] = 0, [line[^1]] = 2 }).MinimumsAt(line));
        Assert.Single(BookOf([], new() { [line[^1]] = 2 }).MinimumsAt(line));
    }

    [Fact]
    public void The_targets_of_several_dialogues_are_weighed_by_their_seats()
    {
        var (small, large) = (EveningOf(tables: 1), EveningOf(tables: 3));
        var book = BookOf(new() { [TargetPlace.LineOf(small)[0]] = 0.8m, [TargetPlace.LineOf(large)[0]] = 0.4m }, []);

        var young = TargetMix.Of(book, [small, large]).Single(target => target.Level == "young");

        Assert.Equal(0.5m, young.Share);
    }

    [Fact]
    public void A_dialogue_that_wants_half_young_people_gets_them_where_the_other_has_few()
    {
        var (youth, other) = (EveningOf(tables: 2), EveningOf(tables: 2));
        var book = BookOf(new() { [TargetPlace.LineOf(youth)[0]] = 0.5m, [TargetPlace.LineOf(other)[0]] = 0.1m }, []);
        var pool = PoolOf(book, [youth, other], young: 60, old: 60);

        var draw = new RoundDraw(pool, 0.1m, RoundDraw.Number(pool, [1]));
        var seated = Seated(pool, young: 11, old: 25);

        Assert.Equal(2, draw.Groups.Count);
        var own = Assert.Single(draw.Problem.Dialogues[draw.Groups[0].Dialogues[0] == youth ? 0 : 1].Targets, one => one.Level == "young");
        Assert.Equal((8, 10), (own.Min, own.Max));
        Assert.All(YoungAt(youth, seated), young => Assert.InRange(young, 3, 6));
        Assert.All(YoungAt(other, seated), young => Assert.InRange(young, 0, 2));
    }

    [Fact]
    public void One_table_with_a_share_of_its_own_gets_its_young_people_and_the_other_the_rest()
    {
        var evening = EveningOf(tables: 2);
        var book = BookOf(new() { [Programme] = 0.25m, [TargetPlace.LineOf(evening, 2)[0]] = 0.75m }, []);

        var young = YoungAt(evening, Seated(PoolOf(book, [evening], young: 30, old: 60), young: 9, old: 9)).ToList();

        Assert.InRange(young[0], 1, 4);
        Assert.InRange(young[1], 5, 8);
    }

    [Fact]
    public void Each_table_has_somebody_young_when_it_must_and_so_many_are_drawn()
    {
        Dialogue[] evenings = [EveningOf(tables: 3), EveningOf(tables: 2)];
        var book = BookOf(new() { [Programme] = 0.04m }, new() { [Programme] = 1 });
        var pool = PoolOf(book, evenings, young: 8, old: 90);

        var target = Assert.Single(
            new RoundDraw(pool, 0.1m, RoundDraw.Number(pool, [1])).Problem.Targets, one => one.Level == "young");
        var seated = Seated(pool, young: 5, old: 40);

        Assert.Equal(5, target.Min);
        Assert.All(evenings.SelectMany(evening => YoungAt(evening, seated)), young => Assert.Equal(1, young));
    }

    [Fact]
    public void Where_too_few_can_come_it_says_at_which_dialogue_and_how_many_are_missing()
    {
        var (evening, weekend) = (EveningOf(tables: 3), EveningOf(tables: 1) with { StartsAt = TestEvening.InHall.StartsAt.AddDays(4) });
        var pool = PoolOf(BookOf([], new() { [Programme] = 1 }), [evening, weekend], young: 2, old: 20);

        var shortages = MinimumShortage.Of(pool.Targets, pool.Dialogues, pool.People);

        Assert.Equal([(evening, 3, 2), (weekend, 1, 0)], shortages.Select(one => (one.Dialogue!, one.Needed, one.Able)));
    }

    private static TargetPlace Programme => new(Evening.ProgrammeId);

    private static Dialogue EveningOf(int tables)
    {
        var evening = TestEvening.Online;
        return evening with
        {
            Number = BitConverter.ToUInt16(evening.Id.ToByteArray()),
            ProgrammeId = Evening.ProgrammeId,
            TrackId = Evening.TrackId,
            TableCount = tables,
            SizeMin = 8 * tables,
            SizeMax = 10 * tables,
        };
    }

    private static TargetBook BookOf(Dictionary<TargetPlace, decimal> young, Dictionary<TargetPlace, int> minimums)
    {
        var ids = young.Keys.Union(minimums.Keys).ToDictionary(place => place, _ => Guid.NewGuid());
        return new TargetBook(
            [.. ids.Select(one => new TargetScope(one.Value, one.Key.ProgrammeId, one.Key.TrackId, one.Key.Type, one.Key.Region,
                one.Key.Municipality, one.Key.DialogueId, one.Key.TableNumber))],
            [.. young.SelectMany(one => new[]
            {
                TargetOf(ids[one.Key], "young", one.Value), TargetOf(ids[one.Key], "old", 1 - one.Value),
            })],
            [.. minimums.Select(one => new TableMinimum(ids[one.Key], Age.Id, Age.Slug, "young", one.Value))]);
    }

    private static Target TargetOf(Guid scope, string level, decimal share) =>
        new(Guid.NewGuid(), scope, Age.Id, level, share, null, "", "", null);

    private RoundPool PoolOf(TargetBook book, IReadOnlyList<Dialogue> dialogues, int young, int old) => new(
        new Programme(Evening.ProgrammeId, "proef", "Proef", "", 16, "Europe/Amsterdam", "", 5, 24, 0.5m, "one_per_table", null),
        [.. Enumerable.Range(0, young + old).Select(place => Person(place < young ? "young" : "old"))], dialogues, [], [Age], book, 7);

    /// <summary>How many young people sit at each table when so many of the pool were drawn.</summary>
    private static Dictionary<string, int> Seated(RoundPool pool, int young, int old)
    {
        var drawn = pool.People.Where(person => person.Levels["age"] == "young").Take(young)
            .Concat(pool.People.Where(person => person.Levels["age"] == "old").Take(old)).Select(person => person.Id).ToHashSet();
        var outcome = new TableComposer(TimeProvider.System, WarmSolver.Instance)
            .Compose(new TablesOfRound(pool).For(drawn), new CompositionOptions { Seed = 7, Threads = 1 }, null, CancellationToken.None);
        var composition = Assert.IsType<CompositionOutcome.Composed>(outcome).Composition;
        var youngsters = pool.People.Where(person => person.Levels["age"] == "young").Select(RoundPool.IdOf).ToHashSet();
        return composition.Tables.ToDictionary(table => table.Spec.Name, table => table.Guests.Count(youngsters.Contains));
    }

    private static IEnumerable<int> YoungAt(Dialogue dialogue, Dictionary<string, int> seated) =>
        Enumerable.Range(1, dialogue.TableCount).Select(table => seated[RoundPool.NameOf(dialogue, table)]);

    private Candidate Person(string age) => new(
        Guid.NewGuid(), ++made, Guid.NewGuid(), null, "nl", ["weekday_evening"], ["online"], false, [], null, new Levels { ["age"] = age });

    private static Level LevelOf(string slug) => new(Guid.Empty, slug, slug, slug, null, null, 1);
}
