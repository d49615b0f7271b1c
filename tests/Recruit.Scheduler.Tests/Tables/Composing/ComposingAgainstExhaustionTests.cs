using System.Globalization;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Tests.Tables.Composing;

/// <summary>
/// On groups so small that every seating can be looked at, search and bound tell the truth: what can be, who must be left out,
/// and how good it is.
/// </summary>
public sealed class ComposingAgainstExhaustionTests
{
    private const int Cases = 1_000;

    private static readonly CompositionOptions Options = new() { Threads = 1, Moves = 40_000 };

    [Fact]
    public void In_a_thousand_tiny_groups_with_all_kinds_of_rules_the_composer_says_what_looking_at_every_seating_says()
    {
        var (composed, shortOfSeats, impossible) = (0, 0, 0);
        for (var seed = 0; seed < Cases; seed++)
            switch (Compare(seed, TinyProblems.Of(seed), new TableComposer(TimeProvider.System), Options))
            {
                case CompositionOutcome.Composed({ Unplaced: [] }):
                    composed++;
                    break;
                case CompositionOutcome.Composed:
                    shortOfSeats++;
                    break;
                default:
                    impossible++;
                    break;
            }

        Assert.True(composed > Cases / 3 && shortOfSeats > Cases / 20 && impossible > Cases / 20,
            $"{composed} composed, {shortOfSeats} short of seats and {impossible} impossible cases say too little");
    }

    /// <summary>
    /// Composes one tiny case and holds the outcome against every seating there is; for any composer, with an exact engine or without.
    /// </summary>
    internal static CompositionOutcome Compare(int seed, CompositionProblem problem, TableComposer composer, CompositionOptions options)
    {
        var outcome = composer.Compose(problem, options, null, default);
        var tiny = new TinyCase(problem);
        var leftOut = tiny.ContradictsItself() ? null : tiny.FewestLeftOut();
        var possible = leftOut is { } few && tiny.CanBeKept(few);
        if (outcome is CompositionOutcome.Composed(var composition))
        {
            Assert.True(possible, $"Case {seed} is composed and cannot be");
            Agree(seed, problem, tiny, leftOut!.Value, composition);
        }
        else
            Assert.False(
                possible, $"Case {seed} is called impossible ({((CompositionOutcome.Impossible)outcome).Clashes[0].English}) and can "
                    + $"be done with {leftOut} left out");

        return outcome;
    }

    private static void Agree(int seed, CompositionProblem problem, TinyCase tiny, int leftOut, Composition composition)
    {
        int[] seats = [.. problem.Guests.Select(guest =>
            composition.TableOf.TryGetValue(guest.Id, out var table) ? int.Parse(table, CultureInfo.InvariantCulture) - 1 : -1)];
        var without = problem.Guests.Where((guest, index) => seats[index] < 0 && !guest.Reserve).Select(guest => guest.Id);
        // Where the composition says nothing of sizes, it is the best of any.
        var best = tiny.LeastDeviation(seats, anySizes: !composition.OfTheseSizes);

        Assert.True(tiny.Keeps(seats), $"Case {seed} breaks a rule");
        Assert.True(composition.Unplaced.Select(guest => guest.Id).SequenceEqual(without)
            && composition.Unplaced.All(guest => guest.Because.English != ""), $"Case {seed} does not tell who has no seat");
        Assert.True(composition.Unplaced.Count == leftOut, $"Case {seed} leaves {composition.Unplaced.Count} out where {leftOut} must be");
        Assert.True(Math.Abs(tiny.Deviation(seats) - (double)composition.Deviation) < 1e-9, $"Case {seed} misreports its deviation");
        Assert.True((double)composition.Bound <= best + 1e-9, $"Case {seed} claims a bound of {composition.Bound} and {best} is possible");
        Assert.True(Math.Abs(best - (double)composition.Deviation) < 1e-9,
            $"Case {seed} has deviation {composition.Deviation} and {best} is possible");
    }
}
