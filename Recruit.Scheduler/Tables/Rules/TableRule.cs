namespace Recruit.Scheduler.Tables.Rules;

/// <summary>A rule that every seating must keep.</summary>
public abstract class TableRule
{
    /// <summary>All rules, in the order in which a person would check them.</summary>
    public static readonly IReadOnlyList<TableRule> All =
    [
        new StayWithinSize(),
        new HonourPins(),
        new SitWhereAvailable(),
        new KeepToRegion(),
        new SeparateHouseholds(),
        new KeepApart(),
        new KeepTogether(),
        new FillRoles(),
        new MeetTableTargets(),
        new SpreadBeforeRepeating(),
        new LeaveChairsForCompanions(),
    ];

    public abstract IEnumerable<Breach> BreachesIn(Seating seating);

    /// <summary>
    /// What this rule demands in a problem, one by one; told to the exact engine it allows exactly the seatings without a breach.
    /// </summary>
    public abstract IEnumerable<RuleDemand> DemandsOf(CompositionProblem problem);
}
