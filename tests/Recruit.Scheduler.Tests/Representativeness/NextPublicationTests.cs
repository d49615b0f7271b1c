using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Tests.Representativeness;

/// <summary>Two publications of the same figures cannot be subtracted.</summary>
public sealed class NextPublicationTests
{
    private static readonly string[] Levels = ["low", "middle", "high", "other"];

    [Fact]
    public void When_Anna_alone_signs_up_nothing_changes()
    {
        var before = NextPublication.Of([("low", 47), ("middle", 52), ("high", 88)], null);

        var after = NextPublication.Of([("low", 48), ("middle", 52), ("high", 88)], before);

        Assert.Equal(before.Cells, after.Cells);
        Assert.Equal(before.Total, after.Total);
    }

    [Fact]
    public void When_a_whole_village_signs_up_its_figure_changes_and_the_others_stay()
    {
        var before = NextPublication.Of([("low", 47), ("middle", 52), ("high", 88)], null);

        var after = NextPublication.Of([("low", 69), ("middle", 53), ("high", 88)], before);

        Assert.Equal([70, 50, 90], after.Cells.Select(cell => cell.People));
        Assert.Equal(210, after.Total);
    }

    [Fact]
    public void A_group_that_was_hidden_opens_only_when_ten_more_have_come_than_could_have_been_hidden()
    {
        var before = NextPublication.Of([("zeeland", 9), ("drenthe", 8), ("utrecht", 80)], null);

        var ten = NextPublication.Of([("zeeland", 10), ("drenthe", 19), ("utrecht", 80)], before);
        var twenty = NextPublication.Of([("zeeland", 21), ("drenthe", 20), ("utrecht", 80)], before);

        Assert.Equal([null, null, 80], ten.Cells.Select(cell => cell.People));
        Assert.Equal([20, 20, 80], twenty.Cells.Select(cell => cell.People));
    }

    [Fact]
    public void When_only_one_group_would_stay_hidden_the_next_smallest_hides_with_it()
    {
        var before = NextPublication.Of([("zeeland", 9), ("drenthe", 8), ("utrecht", 80)], null);

        var after = NextPublication.Of([("zeeland", 9), ("drenthe", 30), ("utrecht", 80)], before);

        Assert.Equal([null, null, 80], after.Cells.Select(cell => cell.People));
    }

    [Fact]
    public void Whatever_people_do_a_figure_that_changed_had_ten_people_come_or_go()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var people = Levels.Select(_ => random.Next(60)).ToArray();
            var set = new int[Levels.Length];
            PublicTable? former = null;
            for (var week = 0; week < 12; week++)
            {
                var table = NextPublication.Of([.. Levels.Zip(people)], former);
                for (var level = 0; level < Levels.Length; level++)
                {
                    var (was, now) = (former?.Cells[level].People, table.Cells[level].People);
                    if (was is not null && now is not null && was != now)
                        Assert.True(Math.Abs(people[level] - set[level]) >= NextPublication.LeastChange, $"seed {seed}, week {week}");
                    if (now is not null && was != now)
                        set[level] = people[level];
                    Assert.True(now is null || set[level] >= PublicTable.LeastPeople, $"seed {seed}: {set[level]} people were shown");
                }
                Assert.False(Findable(table), $"seed {seed}, week {week}: one cell alone is hidden");
                former = table;
                for (var level = 0; level < Levels.Length; level++)
                    people[level] = Math.Max(0, people[level] + random.Next(-6, 12));
            }
        }
    }

    private static bool Findable(PublicTable table) => table.Cells.Count(cell => cell.Hidden) == 1;
}
