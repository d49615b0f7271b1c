using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tests.Draws;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Rounds;

/// <summary>A dialogue of Zwolle that is for its own people first: who is drawn, and who sits at its table.</summary>
public sealed class TownFirstTests
{
    private const string InZwolle = "8011", InDeventer = "7411", InUtrecht = "3511";

    private static readonly ProgrammeAttribute Region = AttributeOf("region", "overijssel", "utrecht");
    private static readonly ProgrammeAttribute Age = AttributeOf("age", "young", "old");
    private static readonly Dialogue Evening = TestEvening.Online with
    {
        MunicipalityCode = "GM0193",
        TownFirst = true,
        SizeMin = 12,
        SizeMax = 12,
    };

    private int made;

    [Theory]
    [InlineData(40, 10, 12, 12)]
    [InlineData(24, 10, 12, 12)]
    [InlineData(10, 40, 5, 12)]
    [InlineData(10, 4, 5, 7)]
    [InlineData(1, 0, 0, 0)]
    public void Half_of_the_people_of_the_town_get_a_seat_while_there_are_seats_and_then_those_of_the_province(
        int zwolle, int deventer, int ofTown, int ofProvince)
    {
        var pool = PoolOf([Evening], TargetBook.Empty, zwolle, deventer, utrecht: 60);

        var targets = new RoundDraw(pool, 0.1m, RoundDraw.Number(pool, [1])).Problem.Dialogues[0].Targets;

        Assert.Equal([("GM0193", ofTown), ("overijssel", ofProvince)], targets.Select(target => (target.Level, target.Min)));
    }

    [Fact]
    public void Two_evenings_of_one_town_share_its_people()
    {
        var afternoon = Evening with { Id = Guid.NewGuid(), Number = 2, StartsAt = Evening.StartsAt.AddHours(-4) };
        var pool = PoolOf([Evening, afternoon], TargetBook.Empty, zwolle: 40, deventer: 0, utrecht: 60);

        var draw = new RoundDraw(pool, 0.1m, RoundDraw.Number(pool, [1]));

        Assert.All(draw.Problem.Dialogues, dialogue => Assert.Equal(10, dialogue.Targets[0].Min));
    }

    [Fact]
    public void No_seat_is_kept_for_the_town_that_its_people_cannot_fill_by_the_targets()
    {
        // Everyone in Zwolle is old, and half of the seats are for the young: nobody from Zwolle can have those.
        var pool = PoolOf([Evening], BookOf(Age, 0.5m), zwolle: 60, deventer: 0, utrecht: 60, youngIn: InUtrecht);

        var draw = new RoundDraw(pool, 0.1m, RoundDraw.Number(pool, [1]));

        Assert.Equal(7, draw.Problem.Dialogues[0].Targets[0].Min);
        Assert.IsType<LotteryOutcome.Fair>(Drawn.From(draw.Problem, Fairness.Maximin));
    }

    [Fact]
    public void Beside_a_dialogue_for_the_whole_country_people_of_the_town_sit_at_their_own_table()
    {
        var national = TestEvening.Online with { Number = 2, SizeMin = 12, SizeMax = 12 };
        var pool = PoolOf([Evening, national], BookOf(Region, 0.1m), zwolle: 40, deventer: 0, utrecht: 80);
        var draw = new RoundDraw(pool, 0.1m, RoundDraw.Number(pool, [1]));

        var fair = Drawn.From(draw.Problem, Fairness.Maximin);
        var drawn = pool.People.Take(13).Concat(pool.People.Skip(40).Take(11)).Select(person => person.Id).ToHashSet();
        var outcome = new TableComposer(TimeProvider.System, WarmSolver.Instance)
            .Compose(new TablesOfRound(pool).For(drawn), new CompositionOptions { Seed = 7, Threads = 1 }, null, CancellationToken.None);

        Assert.IsType<LotteryOutcome.Fair>(fair);
        var table = Assert.IsType<CompositionOutcome.Composed>(outcome).Composition.Tables.Single(one => one.Spec.Name == "1.1");
        var ofZwolle = pool.People.Take(40).Select(RoundPool.IdOf).ToHashSet();
        Assert.All(table.Guests, guest => Assert.Contains(guest, ofZwolle));
    }

    [Fact]
    public void Whatever_people_sign_up_a_draw_is_possible_and_gives_the_town_its_seats()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var national = TestEvening.Online with { Number = 2, SizeMin = 10, SizeMax = 14 };
            var pool = PoolOf([Evening, national], BookOf(Age, 0.3m), random.Next(40), random.Next(40), utrecht: 60 + random.Next(40));
            var draw = new RoundDraw(pool, 0.1m, RoundDraw.Number(pool, [1]));

            var outcome = Drawn.From(draw.Problem, Fairness.Maximin);

            Assert.True(outcome is LotteryOutcome.Fair, $"seed {seed}: {outcome}");
        }
    }

    private static ProgrammeAttribute AttributeOf(string slug, params string[] levels) => new()
    {
        Id = Guid.NewGuid(),
        Slug = slug,
        Derivation = Derivation.Choice,
        Weight = 1,
        Levels = [.. levels.Select(level => new Level(Guid.Empty, level, level, level, null, null, 1))],
    };

    private static TargetBook BookOf(ProgrammeAttribute attribute, decimal first)
    {
        var scope = Guid.NewGuid();
        return new TargetBook(
            [new TargetScope(scope, Evening.ProgrammeId, null, null, null, null, null, null)],
            [.. attribute.Levels.Zip([first, 1 - first], (level, share) =>
                new Target(Guid.NewGuid(), scope, attribute.Id, level.Slug, share, null, "", "", null))],
            []);
    }

    private RoundPool PoolOf(
        IReadOnlyList<Dialogue> dialogues, TargetBook book, int zwolle, int deventer, int utrecht, string? youngIn = null) => new(
        new Programme(Evening.ProgrammeId, "proef", "Proef", "", 16, "Europe/Amsterdam", "", 5, 24, 0.5m, "one_per_table", null),
        [
            .. Enumerable.Range(0, zwolle).Select(_ => Person("overijssel", InZwolle, youngIn)),
            .. Enumerable.Range(0, deventer).Select(_ => Person("overijssel", InDeventer, youngIn)),
            .. Enumerable.Range(0, utrecht).Select(_ => Person("utrecht", InUtrecht, youngIn)),
        ],
        [.. dialogues.Select(dialogue => dialogue with { ProgrammeId = Evening.ProgrammeId, TrackId = Evening.TrackId })],
        [], [Age, Region], book, 7);

    // One in three is young, unless all who are young live in one place.
    private Candidate Person(string region, string postcode, string? youngIn)
    {
        var young = youngIn is null ? made % 3 == 0 : youngIn == postcode;
        return new Candidate(
            Guid.NewGuid(), ++made, Guid.NewGuid(), null, "nl", ["weekday_evening", "weekday_afternoon"], ["online"], false, [], null,
            new Levels { ["region"] = region, ["age"] = young ? "young" : "old" }, postcode);
    }
}
