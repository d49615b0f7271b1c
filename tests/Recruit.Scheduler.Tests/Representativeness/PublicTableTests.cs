using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Tests.Representativeness;

public sealed class PublicTableTests
{
    [Fact]
    public void Large_cells_and_their_total_are_rounded_to_five()
    {
        var table = PublicTable.Of([("low", 123), ("middle", 248), ("high", 231)]);

        Assert.Equal([125, 250, 230], table.Cells.Select(cell => cell.People));
        Assert.Equal(600, table.Total);
    }

    [Fact]
    public void A_small_cell_takes_the_next_smallest_with_it()
    {
        var table = PublicTable.Of([("zeeland", 4), ("limburg", 21), ("utrecht", 88)]);

        Assert.Equal(["zeeland", "limburg"], table.Cells.Where(cell => cell.Hidden).Select(cell => cell.Level));
        Assert.Equal(90, table.Cells[2].People);
    }

    [Fact]
    public void Two_small_cells_that_together_are_still_small_take_a_third()
    {
        var table = PublicTable.Of([("zeeland", 2), ("drenthe", 3), ("limburg", 40), ("utrecht", 88)]);

        Assert.Equal(3, table.Cells.Count(cell => cell.Hidden));
    }

    [Fact]
    public void An_empty_cell_is_hidden_like_any_small_one()
    {
        var table = PublicTable.Of([("zeeland", 0), ("limburg", 40), ("utrecht", 88)]);

        Assert.Equal([null, null, 90], table.Cells.Select(cell => cell.People));
    }

    [Fact]
    public void A_table_of_eight_people_shows_nothing_at_all()
    {
        var table = PublicTable.Of([("man", 5), ("woman", 3)]);

        Assert.All(table.Cells, cell => Assert.True(cell.Hidden));
        Assert.Null(table.Total);
    }

    [Fact]
    public void What_is_hidden_cannot_be_found_by_subtraction_in_any_of_a_thousand_tables()
    {
        const int seed = 2021;
        var random = new Random(seed);

        for (var round = 0; round < 1000; round++)
        {
            var counts = Enumerable.Range(0, random.Next(2, 8))
                .Select(level => (Level: $"level {level}", People: random.Next(0, 40))).ToList();
            var cells = PublicTable.Of(counts).Cells;
            var hidden = counts.Where((_, index) => cells[index].Hidden).ToList();

            Assert.True(hidden.Count != 1, $"seed {seed}, round {round}: one cell alone is hidden");
            Assert.True(
                hidden.Count is 0 || hidden.Count == counts.Count || hidden.Sum(cell => cell.People) >= PublicTable.LeastPeople,
                $"seed {seed}, round {round}: the hidden cells hold too few people");
            Assert.DoesNotContain(cells, cell => cell.People < PublicTable.LeastPeople);
        }
    }
}
