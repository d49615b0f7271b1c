using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Testing;
using static Recruit.Scheduler.Tests.Tables.People;

namespace Recruit.Scheduler.Tests.Tables.Composing;

/// <summary>People who bring somebody along, and the chairs of their tables.</summary>
public sealed class ChairsForCompanionsTests
{
    [Fact]
    public void People_and_those_they_bring_all_have_a_chair()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = new Random(seed);
            var tables = random.Next(2, 6);
            Guest[] guests = [.. Enumerable.Range(0, tables * random.Next(8, 12)).Select(number =>
                Guest($"p{number}").With("gender", random.Next(2) == 0 ? "woman" : "man") with { Accompanied = random.Next(8) == 0 })];

            var seated = Composed(guests, TablesOf(tables, 8, 15), seed).Tables;

            var bringing = guests.Where(guest => guest.Accompanied).Select(guest => guest.Id).ToHashSet();
            Assert.All(seated, table => Assert.True(table.Guests.Count + table.Guests.Count(bringing.Contains) <= 15,
                $"seed {seed}: {table.Guests.Count} people and {table.Guests.Count(bringing.Contains)} companions at 15 chairs"));
        }
    }

    [Fact]
    public void Whoever_is_brought_changes_neither_the_balance_nor_its_proof()
    {
        Guest[] guests = [.. Enumerable.Range(0, 12).Select(number =>
            Guest($"p{number}").With("gender", number % 3 == 0 ? "man" : "woman"))];

        var (alone, brought) = (Composed(guests, TablesOf(2, 4, 8), 1),
            Composed([guests[0] with { Accompanied = true }, .. guests[1..]], TablesOf(2, 4, 8), 1));

        Assert.Equal((alone.Deviation, alone.Bound), (brought.Deviation, brought.Bound));
        Assert.Equal(["gender"], brought.Attributes.Select(attribute => attribute.Name));
    }

    [Fact]
    public void A_table_for_exactly_eight_gets_a_chair_more()
    {
        Guest[] guests = [.. Enumerable.Range(0, 8).Select(number => Guest($"p{number}") with { Accompanied = number == 0 })];

        Assert.Equal(8, Assert.Single(Composed(guests, TablesOf(1, 8, 8), 1).Tables).Guests.Count);
    }

    private static Composition Composed(IReadOnlyList<Guest> guests, IReadOnlyList<TableSpec> tables, long seed) =>
        Assert.IsType<CompositionOutcome.Composed>(new TableComposer(TimeProvider.System, WarmSolver.Instance).Compose(
            ChairsForCompanions.Of(new CompositionProblem(guests, tables, [new BalancedAttribute("gender")])),
            new CompositionOptions { Seed = seed, Threads = 1 }, null, default)).Composition;
}
