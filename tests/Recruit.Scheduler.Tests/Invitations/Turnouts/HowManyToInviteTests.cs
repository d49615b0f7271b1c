using Recruit.Scheduler.Invitations.Turnouts;

namespace Recruit.Scheduler.Tests.Invitations.Turnouts;

/// <summary>How many people to invite so that enough come, and never more than there are seats.</summary>
public sealed class HowManyToInviteTests
{
    private static readonly TurnoutRates Usual = new(Rate.Expected(0.6, worth: 20), Rate.Expected(0.85, worth: 20));

    [Fact]
    public void A_hall_with_room_invites_until_ten_are_as_good_as_certain_and_not_one_more()
    {
        var advice = HowManyToInvite.Of(new SeatsToFill(Wished: 10, Most: 100), Usual);

        Assert.True(advice.Certainty >= 0.95);
        Assert.True(CertaintyOf(advice.Invite - 1, wished: 10) < 0.95);
        Assert.Equal(advice.Invite, advice.NeededWithoutMost);
    }

    [Fact]
    public void A_table_for_fifteen_never_invites_a_sixteenth_and_says_what_certainty_that_leaves()
    {
        var advice = HowManyToInvite.Of(new SeatsToFill(Wished: 12, Most: 15), Usual);

        Assert.Equal(15, advice.Invite);
        Assert.InRange(advice.Certainty, 0.01, 0.2);
        Assert.True(advice.NeededWithoutMost > 20);
    }

    [Fact]
    public void Who_accepted_and_who_may_still_accept_count_towards_the_room()
    {
        var advice = HowManyToInvite.Of(new SeatsToFill(Wished: 12, Most: 15, Accepted: 9, Open: 4), Usual);

        Assert.Equal(2, advice.Invite);
        Assert.Equal(16, advice.Attendance.Count);
    }

    [Fact]
    public void Nobody_is_invited_when_enough_are_certain_already()
    {
        var advice = HowManyToInvite.Of(new SeatsToFill(Wished: 8, Most: 15, Accepted: 15), Usual);

        Assert.Equal(0, advice.Invite);
        Assert.True(advice.Certainty >= 0.95);
    }

    [Fact]
    public void Where_hardly_anyone_accepts_it_says_that_no_number_will_do()
    {
        var advice = HowManyToInvite.Of(new SeatsToFill(Wished: 12, Most: 15), Usual with { Acceptance = new Rate(1, 2_000) });

        Assert.Null(advice.NeededWithoutMost);
        Assert.Equal(15, advice.Invite);
    }

    [Fact]
    public void Fifty_refusals_teach_that_more_must_be_asked()
    {
        var seats = new SeatsToFill(Wished: 10, Most: 1_000);

        var before = HowManyToInvite.Of(seats, Usual);
        var after = HowManyToInvite.Of(seats, Usual with { Acceptance = Usual.Acceptance.After(yes: 10, no: 50) });

        Assert.Equal(22 / 80.0, Usual.Acceptance.After(yes: 10, no: 50).Mean, precision: 12);
        Assert.True(after.Invite > 1.5 * before.Invite, $"{before.Invite} before, {after.Invite} after");
    }

    [Fact]
    public void The_chances_have_the_mean_and_spread_of_the_beta_binomial()
    {
        var (yes, no, people) = (3.5, 1.25, 40);
        var count = new YesCount(new Rate(yes, no));
        for (var person = 0; person < people; person++) count.AskOneMore();

        var mean = count.Chances.Index().Sum(one => one.Index * one.Item);
        var variance = count.Chances.Index().Sum(one => one.Item * (one.Index - mean) * (one.Index - mean));

        var total = yes + no;
        Assert.Equal(1, count.Chances.Sum(), precision: 12);
        Assert.Equal(people * yes / total, mean, precision: 9);
        Assert.Equal(people * yes * no * (total + people) / (total * total * (total + 1)), variance, precision: 8);
    }

    /// <summary>Twenty programmes with other rates, lived through thirty thousand times each.</summary>
    [Fact]
    public void What_is_said_to_be_certain_comes_true_as_often_as_said()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var chance = new Random(seed);
            // Whole numbers, so that a rate can be drawn as the order statistic of uniform numbers.
            var rates = new TurnoutRates(new Rate(chance.Next(2, 12), chance.Next(2, 8)), new Rate(chance.Next(5, 20), chance.Next(1, 5)));
            var seats = new SeatsToFill(chance.Next(4, 15), chance.Next(15, 50), chance.Next(0, 5), chance.Next(0, 5));

            var advice = HowManyToInvite.Of(seats, rates);

            const int lives = 30_000;
            var enough = Enumerable.Range(0, lives).Count(_ => Attending(seats, advice.Invite, rates, chance) >= seats.Wished);
            // Five standard deviations of 30,000 lives are 1.45 %.
            Assert.True(
                Math.Abs(enough / (double)lives - advice.Certainty) < 0.0145, $"seed {seed}: {enough} of {lives}, said {advice.Certainty}");
            Assert.True(advice.Certainty >= 0.95 || advice.Invite == seats.Room, $"seed {seed}");
            Assert.True(advice.Invite <= seats.Room, $"seed {seed}");
            Assert.True(Math.Abs(advice.Attendance.Skip(seats.Wished).Sum() - advice.Certainty) < 1e-12, $"seed {seed}");
        }
    }

    private static double CertaintyOf(int invited, int wished) =>
        HowManyToInvite.Of(new SeatsToFill(wished, Most: invited), Usual).Certainty;

    private static int Attending(SeatsToFill seats, int invited, TurnoutRates rates, Random chance)
    {
        var (accept, come) = (Beta(rates.Acceptance, chance), Beta(rates.ShowUp, chance));
        var accepted = seats.Accepted;
        for (var person = 0; person < seats.Open + invited; person++) accepted += chance.NextDouble() < accept ? 1 : 0;
        var attending = 0;
        for (var person = 0; person < accepted; person++) attending += chance.NextDouble() < come ? 1 : 0;
        return attending;
    }

    private static double Beta(Rate rate, Random chance) =>
        Enumerable.Range(0, (int)(rate.Yes + rate.No) - 1).Select(_ => chance.NextDouble()).Order().ElementAt((int)rate.Yes - 1);
}
