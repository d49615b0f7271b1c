using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Tests.Tables.Proof;

/// <summary>A proof that knows who can come where.</summary>
public sealed class AvailabilityBoundTests
{
    private static readonly TableComposer Composer = new(TimeProvider.System);

    [Fact]
    public void Where_all_men_can_only_come_in_the_morning_the_lopsided_tables_are_proven_best()
    {
        Guest[] guests =
        [
            .. Enumerable.Range(0, 4).Select(number => Person($"man{number}", "man", "morning")),
            .. Enumerable.Range(0, 4).Select(number => Person($"woman{number}", "woman", "evening")),
        ];

        var composition = Compose(guests);

        Assert.Equal(8, composition.Deviation);
        Assert.Equal(8, composition.Bound);
        Assert.Equal(CompositionStatus.Optimal, composition.Status);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_bound_is_never_above_what_a_search_finds_nor_below_what_it_is_without_availability(int seed)
    {
        var chance = new Random(seed);
        string[] genders = ["man", "woman", "other"];
        for (var time = 0; time < 60; time++)
        {
            Guest[] guests = [.. Enumerable.Range(0, 8).Select(number =>
                Person($"p{number}", genders[chance.Next(3)], chance.Next(3) switch { 0 => "morning", 1 => "evening", _ => null }))];
            if (!Fits(guests))
                continue;

            var (bound, free) = (Compose(guests), Compose([.. guests.Select(guest => guest with { Available = null })]));

            Assert.True(bound.Bound <= bound.Deviation, $"seed {seed}, time {time}");
            Assert.True(bound.Bound >= free.Bound, $"seed {seed}, time {time}");
        }
    }

    private static bool Fits(Guest[] guests) =>
        guests.Count(guest => guest.Available is ["morning"]) <= 4 && guests.Count(guest => guest.Available is ["evening"]) <= 4;

    private static Composition Compose(Guest[] guests)
    {
        var problem = new CompositionProblem(
            guests, [new TableSpec("morning", 4, 4), new TableSpec("evening", 4, 4)], [new BalancedAttribute("gender")]);
        var outcome = Composer.Compose(problem, new CompositionOptions { Seed = 7, Threads = 1 }, null, CancellationToken.None);
        return Assert.IsType<CompositionOutcome.Composed>(outcome).Composition;
    }

    private static Guest Person(string id, string gender, string? available) => new(id)
    {
        Levels = new Dictionary<string, string> { ["gender"] = gender },
        Available = available is null ? null : [available],
    };
}
