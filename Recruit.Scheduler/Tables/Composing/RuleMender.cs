using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// Finds sizes at which every rule can be kept, for when equal sizes cannot: moves and swaps parties within the size ranges
/// until nothing is broken, and then towards equal sizes again. Balance is the business of the search that follows.
/// </summary>
internal sealed class RuleMender
{
    public const int Thoroughly = 200_000;

    private const double Warmth = 0.4;

    // One broken rule outweighs any difference in sizes.
    private const double PerSquare = 1e-4;

    private readonly CompositionProblem problem;
    private readonly TableMasks masks;
    private readonly Party[] parties;
    private readonly HashSet<Guest>[] seatedAt;
    private readonly int[] tableOf;
    private readonly double[] cost;
    private Dice dice;

    public RuleMender(CompositionProblem problem, IReadOnlyList<Party> parties, TableMasks masks, int[] start, long seed)
    {
        (this.problem, this.masks, dice) = (problem, masks, new Dice(seed));
        this.parties = [.. parties.Where(party => start[party.Guests[0]] >= 0)];
        tableOf = [.. start];
        seatedAt = [.. problem.Tables.Select((_, table) => problem.Guests.Where((_, guest) => start[guest] == table).ToHashSet())];
        cost = [.. problem.Tables.Select((_, table) => CostOf(table))];
    }

    /// <summary>A seating that keeps every rule, with sizes as equal as was found; null when none was found.</summary>
    public int[]? Mend(int moves = Thoroughly, bool firstWillDo = false)
    {
        var (best, least) = ((int[]?)null, double.MaxValue);
        for (var move = 0; move < moves; move++)
        {
            TryMove();
            var total = cost.Sum();
            if (Breaches() > 0 || total >= least) continue;
            (best, least) = ([.. tableOf], total);
            if (firstWillDo) return best;
        }

        return best;
    }

    private void TryMove()
    {
        var one = parties[dice.Below(parties.Length)];
        var (from, to) = (tableOf[one.Guests[0]], dice.Below(cost.Length));
        var other = dice.Below(2) == 0 ? parties[dice.Below(parties.Length)] : null;
        if (other is not null) to = tableOf[other.Guests[0]];
        if (from == to || !MaySit(one, to) || (other is not null && !MaySit(other, from))) return;

        var before = cost[from] + cost[to];
        Move(one, from, to);
        if (other is not null) Move(other, to, from);
        var (here, there) = (CostOf(from), CostOf(to));
        var rise = here + there - before;
        if (rise <= 0 || rise < -Warmth * Math.Log((dice.Below(1 << 20) + 1.0) / (1 << 20)))
        {
            (cost[from], cost[to]) = (here, there);
            return;
        }

        Move(one, to, from);
        if (other is not null) Move(other, from, to);
    }

    private void Move(Party party, int from, int to)
    {
        foreach (var guest in party.Guests)
        {
            seatedAt[from].Remove(problem.Guests[guest]);
            seatedAt[to].Add(problem.Guests[guest]);
            tableOf[guest] = to;
        }
    }

    private bool MaySit(Party party, int table) => masks.Allows(party.Guests[0], table);

    private int Breaches() => (int)Math.Floor(cost.Sum(value => Math.Floor(value)));

    private double CostOf(int table)
    {
        var (spec, guests) = (problem.Tables[table], seatedAt[table]);
        var size = Math.Max(0, spec.Min - guests.Count) + Math.Max(0, guests.Count - spec.Max);
        var roles = spec.Roles.Sum(quota => Math.Max(0, quota.Least - guests.Count(guest => guest.Role == quota.Role)));
        var targets = spec.Targets.Sum(target => Off(target, guests.Count(guest => guest.LevelOf(target.Attribute) == target.Level)));
        var households = guests.Where(guest => guest.Household is not null).GroupBy(guest => guest.Household).Sum(household => household.Count() - 1);
        var apart = guests.SelectMany(guest => guest.Apart.Distinct()).GroupBy(name => name).Sum(name => name.Count() - 1);
        return size + roles + targets + households + apart + PerSquare * Math.Min(9_000, guests.Count * guests.Count);
    }

    private static int Off(TableTarget target, int count) => Math.Max(0, target.Min - count) + Math.Max(0, count - target.Max);
}
