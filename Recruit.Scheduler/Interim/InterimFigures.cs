using Recruit.Data.Asking;
using Recruit.Data.Interim;
using Recruit.Data.Invitations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Interim;

/// <summary>How somebody came, with the name of the channel where it is one.</summary>
/// <param name="Channel">Null for letters and for those who came on their own.</param>
public sealed record NamedWay(WayReach Reach, string? Channel);

/// <summary>All figures of the interim evaluation of a programme; those of groups are of one track.</summary>
/// <param name="FrozenAt">When the groups were frozen; null when they are as they are now.</param>
/// <param name="ExpectedShowUp">What the organiser expects, between 0 and 1.</param>
public sealed record InterimFigures(
    StageGroups Groups, DateTimeOffset? FrozenAt, InterimCounts Counts, IReadOnlyList<NamedWay> Ways, TurnoutCounts Turnout,
    IReadOnlyList<GroupCounts> TurnoutOfGroups, double ExpectedShowUp, IReadOnlyList<ProgrammeCost> Costs)
{
    /// <summary>What draw, balance and refills did, one after another: how far the group was from its targets after each.</summary>
    public static readonly IReadOnlyList<string> Steps = [Stage.Registered, Stage.Drawn, Stage.Kept, Stage.Seated];

    public long Cents => Costs.Sum(cost => cost.Cents);

    /// <summary>What a seat that somebody holds costs; null while nobody holds one or nothing was entered.</summary>
    public double? CentsPerSeat => Per(Counts.Taken);

    /// <summary>What each who came costs; null while nobody came or nothing was entered.</summary>
    public double? CentsPerGuest => Per(Counts.Attended);

    /// <summary>Of those who had a seat and were expected, who did not come; null before anybody was counted.</summary>
    public double? NoShowShare => Counts.Attended + Counts.NoShows is var expected and > 0 ? (double)Counts.NoShows / expected : null;

    private double? Per(int people) => Cents > 0 && people > 0 ? (double)Cents / people : null;
}
