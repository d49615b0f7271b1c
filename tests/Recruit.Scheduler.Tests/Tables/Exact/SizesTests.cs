using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tests.Tables.Composing;
using Recruit.Testing;
using static Recruit.Scheduler.Tests.Tables.People;

namespace Recruit.Scheduler.Tests.Tables.Exact;

/// <summary>For which sizes of tables a seating is the best there is, and that the words say so.</summary>
public sealed class SizesTests
{
    private const int Cases = 120;

    private static readonly CompositionOptions Options = new() { Threads = 1, Moves = 40_000 };

    // One young man and two young women, a man and a woman of middle age, an old man and two old women.
    private static readonly Guest[] Eight =
    [
        Of("anna", "young", "woman"), Of("ben", "young", "man"), Of("cem", "middle", "man"), Of("dora", "middle", "woman"),
        Of("els", "young", "woman"), Of("fien", "old", "woman"), Of("gijs", "old", "man"), Of("hava", "old", "woman"),
    ];

    [Fact]
    public void Three_and_five_are_chosen_where_they_mirror_a_group_that_four_and_four_cannot()
    {
        var composition = Compose(TablesOf(2, 3, 5), new TableComposer(TimeProvider.System, WarmSolver.Instance));

        Assert.Equal((1.5m, 1.5m), (composition.Deviation, composition.Bound));
        Assert.Equal("optimal", composition.InWords);
        Assert.Equal([3, 5], composition.Tables.Select(table => table.Guests.Count).Order());
        Assert.Equal(["search", "tables of any sizes"], composition.Steps.Select(step => step.By).Where(by => by != "the whole at once"));
    }

    [Fact]
    public void Without_an_engine_four_and_four_are_called_the_best_of_their_sizes_only()
    {
        var composition = Compose(TablesOf(2, 3, 5), new TableComposer(TimeProvider.System));

        Assert.Equal((4m, 4m), (composition.Deviation, composition.Bound));
        Assert.Equal("optimal for tables of these sizes", composition.InWords);
    }

    [Fact]
    public void Where_four_and_four_are_all_there_is_they_are_simply_the_best()
    {
        var composition = Compose(TablesOf(2, 4, 4), new TableComposer(TimeProvider.System));

        Assert.Equal("optimal", composition.InWords);
    }

    [Fact]
    public void Of_sizes_that_balance_as_well_the_most_equal_are_taken()
    {
        Guest[] alike = [.. Enumerable.Range(1, 12).Select(number => Of($"p{number}", "young", "woman"))];

        var composition = Compose(TablesOf(3, 2, 7), new TableComposer(TimeProvider.System, WarmSolver.Instance), alike);

        Assert.All(composition.Tables, table => Assert.Equal(4, table.Guests.Count));
    }

    [Fact]
    public void In_tiny_groups_with_all_kinds_of_rules_what_is_called_optimal_is_so_for_every_size_that_the_tables_may_have()
    {
        var composer = new TableComposer(TimeProvider.System, WarmSolver.Instance);
        var otherSizes = 0;
        for (var seed = 0; seed < Cases; seed++)
        {
            var problem = TinyProblems.Of(seed);
            if (ComposingAgainstExhaustionTests.Compare(seed, problem, composer, Options)
                is CompositionOutcome.Composed({ OfTheseSizes: false, Steps: [.., { By: "tables of any sizes" }] }))
                otherSizes++;
        }

        Assert.True(otherSizes > Cases / 20, $"sizes were free only {otherSizes} times");
    }

    private static Composition Compose(IReadOnlyList<TableSpec> tables, TableComposer composer, Guest[]? guests = null)
    {
        var problem = new CompositionProblem(guests ?? Eight, tables, [new BalancedAttribute("age"), new BalancedAttribute("gender")]);
        return Assert.IsType<CompositionOutcome.Composed>(composer.Compose(problem, Options, null, default)).Composition;
    }

    private static Guest Of(string id, string age, string gender) => Guest(id).With("age", age).With("gender", gender);
}
