using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Invitations.Turnouts;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Invitations.Turnouts;

/// <summary>How many people a round invites to a dialogue, and at which tables the reserves sit who are invited ahead.</summary>
public sealed class InvitationPlanTests
{
    private static readonly ProgrammeSettings Usual = new(0.6m, 0.85m, 20, ReplacementMode.ByItself);
    private static readonly TurnoutCounts Nothing = new(0, 0, 0, 0);

    [Fact]
    public void A_table_for_eight_to_fifteen_that_was_composed_for_twelve_gets_three_more_and_says_that_it_would_take_thirty_nine()
    {
        var plan = InvitationPlan.Of(
            Evening(8, 15), [new(Guid.Empty, 1, Proposed: 12, Seats: 0, Accepted: 0)], TurnoutRates.Of(Usual, Nothing));

        Assert.Equal((12, 12, 3), (plan.Wished, plan.Seats, Assert.Single(plan.Ahead).Count));
        Assert.Equal(12 * 0.6 * 0.85, plan.Expected, precision: 9);
        Assert.Equal(15 * 0.6 * 0.85, plan.ExpectedWithAhead, precision: 9);
        Assert.Equal(39, plan.NeededWithoutMost);
        Assert.InRange(plan.CertaintyOnceFilled, 0.7, 0.9);
    }

    [Fact]
    public void Where_nearly_everyone_accepts_and_comes_fewer_are_invited_than_there_is_room_for()
    {
        var faithful = TurnoutRates.Of(Usual, new TurnoutCounts(Accepted: 500, Refused: 5, Came: 495, StayedAway: 5));

        var plan = InvitationPlan.Of(Evening(30, 60), [new(Guid.Empty, 1, Proposed: 45, Seats: 0, Accepted: 0)], faithful);

        Assert.True(plan.Advice.Certainty >= 0.95);
        Assert.InRange(Assert.Single(plan.Ahead).Count, 1, 14);
    }

    [Fact]
    public void The_smallest_tables_are_filled_first()
    {
        var evening = Evening(24, 45) with { TableCount = 3 };

        var plan = InvitationPlan.Of(evening, [Table(1, 13), Table(2, 11), Table(3, 12)], TurnoutRates.Of(Usual, Nothing));

        Assert.Equal([(1, 2), (2, 4), (3, 3)], plan.Ahead.Select(table => (table.TableNumber, table.Count)));
    }

    [Fact]
    public void What_people_did_outweighs_what_was_expected()
    {
        var rates = TurnoutRates.Of(Usual, new TurnoutCounts(Accepted: 40, Refused: 140, Came: 15, StayedAway: 5));

        Assert.Equal((12 + 40) / 200.0, rates.Acceptance.Mean, precision: 12);
        Assert.Equal((17 + 15) / 40.0, rates.ShowUp.Mean, precision: 12);
    }

    [Fact]
    public void No_table_ever_goes_over_its_most_and_nobody_is_added_who_is_not_needed()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (least, count) = (random.Next(2, 10), random.Next(1, 5));
            var evening = Evening(least * count, (least + random.Next(0, 12)) * count) with { TableCount = count };
            TableOfRound[] tables = [.. Enumerable.Range(1, count)
                .Select(number => Table(number, random.Next(least, evening.TableMax + 1)))];
            var rates = TurnoutRates.Of(Usual, new TurnoutCounts(random.Next(300), random.Next(100), random.Next(200), random.Next(30)));

            var plan = InvitationPlan.Of(evening, tables, rates);

            Assert.True(
                plan.Ahead.All(table => table.Count > 0 && tables[table.TableNumber - 1].Proposed + table.Count <= evening.TableMax),
                $"seed {seed}: a table is over its most");
            Assert.True(
                plan.Ahead.Sum(table => table.Count) == plan.Advice.Invite, $"seed {seed}: not everyone who is advised has a table");
            Assert.True(plan.Advice.Certainty >= 0.95 || plan.Seats + plan.Advice.Invite == evening.TableMax * count,
                $"seed {seed}: neither certain nor full");
        }
    }

    private static TableOfRound Table(int number, int proposed) => new(Guid.Empty, number, proposed, Seats: 0, Accepted: 0);

    private static Dialogue Evening(int least, int most) => TestEvening.Online with { SizeMin = least, SizeMax = most };
}
