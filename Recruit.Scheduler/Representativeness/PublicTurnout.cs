using Recruit.Data.Invitations;

namespace Recruit.Scheduler.Representativeness;

/// <summary>
/// How groups answered and came, made fit to be kept without the people: a group of fewer than ten answers is left out, the rest is
/// rounded to 5.
/// </summary>
public static class PublicTurnout
{
    /// <returns>Everyone first, as a group without attribute and level; empty when fewer than ten have answered.</returns>
    public static IReadOnlyList<GroupCounts> Of(TurnoutCounts all, IEnumerable<GroupCounts> groups) =>
    [
        .. groups.Prepend(new GroupCounts("", "", all.Accepted, all.Refused, all.Came, all.StayedAway))
            .Where(group => group.Accepted + group.Refused >= PublicTable.LeastPeople)
            .Select(group => new GroupCounts(group.Attribute, group.Level, PublicTable.Round(group.Accepted),
                PublicTable.Round(group.Refused), PublicTable.Round(group.Came), PublicTable.Round(group.StayedAway))),
    ];
}
