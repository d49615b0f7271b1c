using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Rounds;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Rounds;

/// <summary>The draw brings somebody of every department to every table, as far as there are people who can come.</summary>
public sealed class SpreadInDrawTests
{
    private static readonly Dialogue Evening = TestEvening.Online with { Number = 1, TableCount = 2, SizeMin = 8, SizeMax = 12 };

    private static readonly ProgrammeAttribute Department = new()
    {
        Id = Guid.NewGuid(),
        Slug = "department",
        Derivation = Derivation.Choice,
        Weight = 1,
        Spread = true,
        Levels = [.. new[] { "bzk", "finance", "defence" }.Select((slug, place) =>
            new Level(Guid.Empty, slug, slug, slug, null, null, place))],
    };

    private static readonly ProgrammeAttribute Tier = new()
    {
        Id = Guid.NewGuid(),
        Slug = "tier",
        Derivation = Derivation.Choice,
        Weight = 1,
        Levels = [new Level(Guid.Empty, "ministry", "", "", null, null, 1), new Level(Guid.Empty, "town", "", "", null, null, 2)],
    };

    private int made;

    [Fact]
    public void One_of_each_department_for_every_table_is_drawn_as_far_as_there_are_people()
    {
        var targets = DrawOf([.. Of("bzk", 20), .. Of("finance", 2), .. Of("defence", 1)], Evening).Problem.Targets;

        Assert.Equal(
            [("bzk", 2), ("defence", 1), ("finance", 2)],
            targets.Select(target => (target.Level, target.Min)).OrderBy(one => one.Level, StringComparer.Ordinal));
    }

    [Fact]
    public void With_more_departments_than_seats_none_has_more_people_than_there_are_tables()
    {
        var small = Evening with { SizeMin = 4, SizeMax = 4 };

        var targets = DrawOf([.. Of("bzk", 5), .. Of("finance", 5), .. Of("defence", 5)], small).Problem.Targets;

        Assert.All(targets, target => Assert.Equal((0, 2), (target.Min, target.Max)));
    }

    [Fact]
    public void Where_the_share_of_the_ministries_leaves_less_room_no_department_has_more_than_one_at_each_table()
    {
        Candidate[] people =
        [
            .. Of("bzk", 3).Concat(Of("finance", 3)).Concat(Of("defence", 3)).Select(person => OfTier(person, "ministry")),
            .. Of("none", 30).Select(person => OfTier(person, "town")),
        ];
        var scope = Guid.NewGuid();
        var book = new TargetBook([new TargetScope(scope, Evening.ProgrammeId, null, null, null, null, null, null)],
            [.. Tier.Levels.Select(level => new Target(Guid.NewGuid(), scope, Tier.Id, level.Slug, level.Slug == "town" ? 0.8m : 0.2m,
                null, "", "", null))], []);

        var targets = DrawOf(people, book, Evening).Problem.Targets.Where(target => target.Attribute == "department");

        Assert.Equal(
            [("bzk", 0, 2), ("defence", 0, 2), ("finance", 0, 2), ("none", 2, 10)],
            targets.Select(target => (target.Level, target.Min, target.Max)).OrderBy(one => one.Level, StringComparer.Ordinal));
    }

    [Fact]
    public void Who_can_come_to_one_of_two_evenings_is_counted_there_and_once()
    {
        var weekend = TestEvening.Online with
        {
            Number = 2,
            ProgrammeId = Evening.ProgrammeId,
            TrackId = Evening.TrackId,
            StartsAt = Evening.StartsAt.AddDays(4),
            SizeMin = 4,
            SizeMax = 6,
        };
        Candidate[] people =
        [
            .. Of("bzk", 20),
            .. Of("finance", 2).Select(person => person with { Availability = ["weekday_evening"] }),
            .. Of("finance", 1),
        ];

        var draw = DrawOf(people, Evening, weekend);

        Assert.Equal([2, 1], draw.Groups.Zip(draw.Problem.Dialogues)
            .OrderBy(group => group.First.Dialogues[0].Number)
            .Select(group => Assert.Single(group.Second.Targets, target => target.Level == "finance").Min));
    }

    private static Candidate OfTier(Candidate person, string tier) => person with { Levels = new(person.Levels) { ["tier"] = tier } };

    private static RoundDraw DrawOf(IReadOnlyList<Candidate> people, params Dialogue[] dialogues) =>
        DrawOf(people, TargetBook.Empty, dialogues);

    private static RoundDraw DrawOf(IReadOnlyList<Candidate> people, TargetBook book, params Dialogue[] dialogues)
    {
        var pool = new RoundPool(
            new Programme(Evening.ProgrammeId, "proef", "Proef", "", 16, "Europe/Amsterdam", "", 5, 24, 0.5m, "one_per_table", null),
            people, dialogues, [], [Department, Tier], book, 7);
        return new RoundDraw(pool, 0.1m, RoundDraw.Number(pool, [1]));
    }

    private IEnumerable<Candidate> Of(string department, int people) => Enumerable.Range(0, people).Select(_ => new Candidate(
        Guid.NewGuid(), ++made, Guid.NewGuid(), null, "nl", ["weekday_evening", "weekend"], ["online"], false, [], null,
        new Levels { ["department"] = department }));
}
