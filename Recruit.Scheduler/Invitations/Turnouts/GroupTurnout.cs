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

    private readonly TurnoutRates all;
    private readonly Dictionary<(string Attribute, string Level), (double Accepts, double Comes)> factors;

    // By the very list of levels: one person is asked about for every empty seat.
    private readonly ConcurrentDictionary<Levels, double> known = new(ReferenceEqualityComparer.Instance);

    private GroupTurnout(TurnoutRates all, Dictionary<(string, string), (double, double)> factors) =>
        (this.all, this.factors) = (all, factors);

    /// <param name="worth">How many answers of a group it takes to weigh as much as what everyone does.</param>
    public static GroupTurnout Of(TurnoutRates all, IEnumerable<GroupCounts> groups, double worth) => new(
        all, groups.ToDictionary(group => (group.Attribute, group.Level), group => (
            Factor(all.Acceptance.Mean, group.Accepted, group.Refused, worth),
            Factor(all.ShowUp.Mean, group.Came, group.StayedAway, worth))));

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

    private static double Factor(double mean, int yes, int no, double worth) => Rate.Expected(mean, worth).After(yes, no).Mean / mean;
}
