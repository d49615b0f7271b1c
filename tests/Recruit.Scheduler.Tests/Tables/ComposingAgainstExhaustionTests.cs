using System.Globalization;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Tests.Tables;

/// <summary>On groups so small that every seating can be looked at, search and bound tell the truth.</summary>
public sealed class ComposingAgainstExhaustionTests
{
    private static readonly CompositionOptions Options = new() { Threads = 1, Moves = 100_000 };

    [Theory]
    [InlineData(false, 60)]
    [InlineData(true, 250)]
    public void Nobody_finds_a_better_seating_than_the_search(bool withRules, int cases)
    {
        for (var seed = 0; seed < cases; seed++)
        {
            var problem = RandomCases.Problem(seed, people: 6 + seed % 2, tables: 2 + seed % 2, withRules);
            var all = Exhaustive.Seatings(problem).ToList();

            switch (new TableComposer(TimeProvider.System).Compose(problem, Options, null, default))
            {
                case CompositionOutcome.Composed({ Unplaced: [] } composition):
                    AgreesWith(all, problem, composition, seed);
                    break;
                case CompositionOutcome.Composed:
                    Assert.True(all.Count == 0, $"Case {seed} leaves someone out though {all.Count} seatings place everyone");
                    break;
                case CompositionOutcome.Impossible(var clashes, _):
                    Assert.True(all.Count == 0, $"Case {seed} is called impossible ({clashes[0].English}) though {all.Count} seatings keep every rule");
                    break;
            }
        }
    }

    private static void AgreesWith(List<int[]> all, CompositionProblem problem, Composition composition, int seed)
    {
        int[] seats = [.. problem.Guests.Select(guest => int.Parse(composition.TableOf[guest.Id], CultureInfo.InvariantCulture) - 1)];
        var comparable = all.Where(other => Exhaustive.SizesOf(other) == Exhaustive.SizesOf(seats)).ToList();
        var best = comparable.Min(other => Exhaustive.Deviation(problem, other));

        Assert.True(comparable.Any(other => other.SequenceEqual(seats)), $"Case {seed} breaks a rule");
        Assert.True(Math.Abs(Exhaustive.Deviation(problem, seats) - composition.Deviation) < 1e-9m, $"Case {seed} misreports its deviation");
        Assert.True(composition.Bound <= best + 1e-9m, $"Case {seed} claims a bound of {composition.Bound} and {best} is possible");
        Assert.True(Math.Abs(best - composition.Deviation) < 1e-9m, $"Case {seed} has deviation {composition.Deviation} and {best} is possible");
    }
}
