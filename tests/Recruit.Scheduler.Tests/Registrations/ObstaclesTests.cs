using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Registrations;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Registrations;

/// <summary>Nobody is asked to be where he or she cannot be.</summary>
public sealed class ObstaclesTests
{
    private static readonly Candidate Anna =
        new(Guid.NewGuid(), 1, Guid.NewGuid(), null, "nl", ["weekday_evening"], ["online", "hall"], false, [], null,
            new Levels { ["region"] = "utrecht" });

    private static readonly Dialogue Evening = TestEvening.InHall with { MunicipalityCode = "0344" };

    [Fact]
    public void Anna_can_come_to_an_evening_in_her_own_province() =>
        Assert.True(Obstacles.CanAttend(Anna, Evening, "utrecht"));

    [Fact]
    public void Somebody_who_names_no_part_of_the_week_can_come_at_any_time() =>
        Assert.True(Obstacles.CanAttend(Anna with { Availability = [] }, Evening, "utrecht"));

    [Fact]
    public void Anna_is_not_free_on_a_weekday_morning() =>
        Assert.Equal(
            Obstacle.PartOfWeek, Obstacles.ObstacleFor(Anna, Evening with { StartsAt = Evening.StartsAt.AddHours(-10) }, "utrecht"));

    [Fact]
    public void A_hall_in_another_province_is_too_far_unless_one_travels()
    {
        Assert.Equal(Obstacle.Distance, Obstacles.ObstacleFor(Anna, Evening, "limburg"));
        Assert.True(Obstacles.CanAttend(Anna with { Travels = true }, Evening, "limburg"));
        Assert.True(Obstacles.CanAttend(Anna, Evening, province: null));
    }

    [Fact]
    public void A_far_hall_is_no_matter_where_one_can_also_join_online()
    {
        var hybrid = Evening with { Format = "hybrid", Link = "https://meet.example/1" };

        Assert.True(Obstacles.CanAttend(Anna, hybrid, "limburg"));
        Assert.Equal(Obstacle.Distance, Obstacles.ObstacleFor(Anna with { Formats = ["hall"] }, hybrid, "limburg"));
    }

    [Theory]
    [InlineData("online", "hall")]
    [InlineData("hall", "online")]
    public void Who_wants_the_one_is_not_asked_for_the_other(string format, string wanted) =>
        Assert.Equal(Obstacle.Format,
            Obstacles.ObstacleFor(Anna with { Formats = [wanted] }, Evening with { Format = format, Link = "x" }, "utrecht"));

    [Fact]
    public void A_local_dialogue_is_for_the_people_of_its_province()
    {
        var local = Evening with { Region = "zeeland" };

        Assert.Equal(Obstacle.Region, Obstacles.ObstacleFor(Anna with { Travels = true }, local, "zeeland"));
        Assert.True(Obstacles.CanAttend(Anna with { Levels = new Levels { ["region"] = "zeeland" } }, local, "zeeland"));
    }

    [Fact]
    public void A_dialogue_in_English_is_for_those_who_signed_up_in_English() =>
        Assert.Equal(Obstacle.Language, Obstacles.ObstacleFor(Anna, Evening with { Language = "en" }, "utrecht"));
}
