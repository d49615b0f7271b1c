using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Testing;
using static Recruit.Scheduler.Tests.Tables.People;

namespace Recruit.Scheduler.Tests.Tables.Composing;

/// <summary>No department twice at a table while others are missing.</summary>
public sealed class SpreadOverTablesTests
{
    private const string Department = "department";

    [Fact]
    public void Of_a_department_with_people_enough_every_table_has_one_and_of_any_other_no_table_has_two()
    {
        var problem = SpreadOf([.. Of("bzk", 5), .. Of("finance", 3), .. Of("defence", 2)], TablesOf(3, 3, 4));

        Assert.All(problem.Tables, table => Assert.Equal(
            ["bzk 1-5", "defence 0-1", "finance 1-3"],
            table.Targets.Select(target => $"{target.Level} {target.Min}-{target.Max}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Who_can_come_on_one_evening_only_is_missed_on_the_other_and_nobody_is_to_blame()
    {
        Guest[] finance = [.. Of("finance", 2).Select(guest => guest with { Available = ["1"] })];

        var problem = SpreadOf([.. finance, .. Of("bzk", 3)], TablesOf(2, 2, 3));

        Assert.Equal([(1, 2), (0, 1)], problem.Tables.Select(table => Assert.Single(table.Targets, Is("finance"))).Select(Limits));
    }

    [Fact]
    public void Where_there_are_more_departments_than_chairs_nobody_sits_with_a_second_of_the_own()
    {
        var problem = SpreadOf([.. Of("bzk", 2), .. Of("finance", 2), .. Of("defence", 2)], TablesOf(2, 1, 2));

        Assert.All(problem.Tables.SelectMany(table => table.Targets), target => Assert.Equal((0, 1), Limits(target)));
    }

    [Fact]
    public void What_was_asked_of_a_department_by_name_goes_before()
    {
        var asked = new TableTarget(Department, "bzk", 2, 3);

        var problem = SpreadOf(
            [.. Of("bzk", 4), .. Of("finance", 1)], [.. TablesOf(2, 2, 3).Select(table => table with { Targets = [asked] })]);

        Assert.All(problem.Tables, table => Assert.Equal(asked, Assert.Single(table.Targets, Is("bzk"))));
    }

    /// <summary>Whatever the departments, as many tables as can be have somebody of each, and so no seat is better used.</summary>
    [Fact]
    public void Composed_tables_have_no_department_twice_while_another_could_sit_there()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            var tables = random.Next(2, 6);
            Guest[] guests = [.. Enumerable.Range(0, tables * random.Next(5, 11)).Select(number =>
                Guest($"p{number}").With(Department, $"d{(int)(random.NextDouble() * random.NextDouble() * 9)}")
                    .With("gender", random.Next(2) == 0 ? "woman" : "man"))];
            var problem = SpreadOf(guests, TablesOf(tables, guests.Length / tables, guests.Length / tables + 1));

            var composed = Assert.IsType<CompositionOutcome.Composed>(
                new TableComposer(TimeProvider.System, WarmSolver.Instance)
                    .Compose(problem, new CompositionOptions { Seed = seed, Threads = 1 }, null, default));

            var at = guests.ToLookup(guest => composed.Composition.TableOf[guest.Id], guest => guest.LevelOf(Department));
            foreach (var level in guests.CountBy(guest => guest.LevelOf(Department)))
                Assert.True(at.Count(table => table.Contains(level.Key)) == Math.Min(tables, level.Value),
                    $"seed {seed}: {level.Value} of {level.Key} sit at {at.Count(table => table.Contains(level.Key))} of {tables} tables");
        }
    }

    private static CompositionProblem SpreadOf(IReadOnlyList<Guest> guests, IReadOnlyList<TableSpec> tables) =>
        SpreadOverTables.Of(new CompositionProblem(guests, tables, [new BalancedAttribute("gender")]), [Department]);

    private static IEnumerable<Guest> Of(string department, int people) =>
        Enumerable.Range(1, people).Select(number => Guest($"{department}-{number}").With(Department, department));

    private static Predicate<TableTarget> Is(string level) => target => target.Level == level;

    private static (int, int) Limits(TableTarget target) => (target.Min, target.Max);
}
