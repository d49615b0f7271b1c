using System.Collections.Concurrent;
using Recruit.Data.Invitations;
using Recruit.Data.Postgres;

namespace Recruit.Scheduler.Invitations.Turnouts;

/// <summary>
/// How likely a person accepts an invitation and comes: the programme's rates, times how much more or less often those of the same age,
/// education and so on did. A group of whom little is known counts as everyone.
/// </summary>
public sealed class GroupTurnout
{
    // Nobody is written off, and nobody is certain.
    private const double Least = 0.05, Most = 0.98;

    private static readonly GroupCounts Nobody = new("", "", 0, 0, 0, 0);

    private readonly TurnoutRates all;
    private readonly Dictionary<(string Attribute, string Level), (double Accepts, double Comes)> factors;

    // By the very list of levels: one person is asked about for every empty seat.
    private readonly ConcurrentDictionary<Levels, double> known = new(ReferenceEqualityComparer.Instance);

    private GroupTurnout(TurnoutRates all, Dictionary<(string, string), (double, double)> factors) =>
        (this.all, this.factors) = (all, factors);

    /// <param name="worth">How many answers of a group it takes to weigh as much as what everyone does, and how many those of an earlier
    /// programme weigh at most.</param>
    public static GroupTurnout Of(TurnoutRates all, IReadOnlyList<GroupCounts> groups, double worth, EarlierTurnout? earlier = null)
    {
        var now = groups.ToDictionary(group => (group.Attribute, group.Level));
        var before = (earlier?.Groups ?? []).ToDictionary(group => (group.Attribute, group.Level));
        return new GroupTurnout(all, now.Keys.Union(before.Keys).ToDictionary(key => key, key =>
        {
            var (mine, theirs) = (now.GetValueOrDefault(key, Nobody), before.GetValueOrDefault(key, Nobody));
            var everyone = earlier?.All ?? new TurnoutCounts(0, 0, 0, 0);
            return (
                Factor(all.Acceptance.Mean, mine.Accepted, mine.Refused, worth,
                    Habit(theirs.Accepted, theirs.Refused, everyone.Accepted, everyone.Refused)),
                Factor(all.ShowUp.Mean, mine.Came, mine.StayedAway, worth,
                    Habit(theirs.Came, theirs.StayedAway, everyone.Came, everyone.StayedAway)));
        }));
    }

    /// <summary>The rates of a dialogue to which these people are invited; of everyone when they are none.</summary>
    public TurnoutRates Of(IReadOnlyCollection<Levels> people) => people.Count == 0
        ? all
        : new TurnoutRates(all.Acceptance.WithMean(people.Average(Accepts)), all.ShowUp.WithMean(people.Average(Comes)));

    /// <summary>The chance that this person accepts an invitation.</summary>
    public double Accepts(Levels levels) =>
        Math.Clamp(levels.Aggregate(all.Acceptance.Mean, (rate, level) => rate * FactorOf(level).Accepts), Least, Most);

    /// <summary>The chance that this person comes, once he or she has accepted.</summary>
    public double Comes(Levels levels) =>
        Math.Clamp(levels.Aggregate(all.ShowUp.Mean, (rate, level) => rate * FactorOf(level).Comes), Least, Most);

    /// <summary>The chance that this person accepts an invitation and comes.</summary>
    public double AcceptsAndComes(Levels levels) => known.GetOrAdd(levels, one => Accepts(one) * Comes(one));

    private (double Accepts, double Comes) FactorOf(KeyValuePair<string, string> level) =>
        factors.TryGetValue((level.Key, level.Value), out var factor) ? factor : (1, 1);

    /// <summary>
    /// How much more or less often a group of an earlier programme said yes than everyone there did, and of how many answers that is known.
    /// </summary>
    private static (double Ratio, int Answers) Habit(int yes, int no, int yesOfAll, int noOfAll) =>
        yes + no == 0 || yesOfAll == 0 ? (1, 0) : ((double)yes / (yes + no) * (yesOfAll + noOfAll) / yesOfAll, yes + no);

    private static double Factor(double mean, int yes, int no, double worth, (double Ratio, int Answers) habit)
    {
        var (rate, answers) = (Math.Clamp(mean * habit.Ratio, Least, Most), Math.Min(habit.Answers, worth));
        return Rate.Expected(mean, worth).After(rate * answers, (1 - rate) * answers).After(yes, no).Mean / mean;
    }
}
