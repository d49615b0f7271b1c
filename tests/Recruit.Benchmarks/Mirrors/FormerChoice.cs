using Recruit.Data.Registrations;
using Recruit.Scheduler.Replacements;
using Recruit.Scheduler.Tables;

namespace Recruit.Benchmarks.Mirrors;

/// <summary>How a seat was refilled before: by a reserve if any fitted, else by another, each time by the table alone.</summary>
internal static class FormerChoice
{
    public static Candidate? Of(TableToFill table, IReadOnlyList<Reserve> left)
    {
        var seated = table.Seated.Select(guest => guest.Levels).ToList();
        return left.Where(reserve => ReplacementChoice.LeastCost(table, [reserve]) is not null)
            .OrderBy(reserve => reserve.Rank is null)
            .ThenBy(reserve => Math.Round(TableBalance.BalanceAfter(seated, reserve.Person.Levels, table.Ideals), 9))
            .ThenBy(reserve => table.Lot.Of(reserve.Person.Id))
            .FirstOrDefault()?.Person;
    }
}
