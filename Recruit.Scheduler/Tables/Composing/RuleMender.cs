using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// Finds sizes at which every rule can be kept, for when equal sizes cannot: moves and swaps parties within the size ranges
/// until nothing is broken, and then towards equal sizes again. Where some have no seat they change places with others, and no fewer are
/// seated than at the start. Balance is the business of the search that follows.
/// </summary>
internal sealed class RuleMender
{
    public const int Thoroughly = 200_000;

    // A few people have few seatings.
    private const int MovesPerParty = 4_000;

    private const int MovesToScatter = 10;

    private const double Warmth = 0.4;

    // One broken rule outweighs any difference in sizes. To seat one more than at the start is worth less than a rule, to
    // seat one fewer costs more.
    private const double PerSquare = 1e-4;
    private const double PerSeatless = 0.5;
    private const double PerSeatlessBeyond = 2;
    private const double PerSeatlessReserve = 0.01;

    private readonly TableMasks masks;
    private readonly Party[] parties;
    private readonly RuleTally tally;
    private readonly int[] tableOf;
    private readonly int[] open;
    private readonly int mostSeatless;
    private int seatless;
    private int seatlessReserves;
    private FastRandom dice;

    /// <param name="problem">The rules to keep.</param>
    /// <param name="parties">Everyone, as they belong together.</param>
    /// <param name="masks">Where they may sit.</param>
    /// <param name="start">The table per guest to start from; −1 for none.</param>
    /// <param name="seed">What makes this search differ from others.</param>
    /// <param name="mayLeaveMore">Whether more may be left without a seat than at the start, where the rules ask for it.</param>
    public RuleMender(
        CompositionProblem problem, IReadOnlyList<Party> parties, TableMasks masks, int[] start, long seed, bool mayLeaveMore = false)
    {
        (this.masks, dice) = (masks, new FastRandom(seed));
        this.parties = [.. parties.Where(party => masks.CountOf(party.Guests[0]) > 0)];
        tally = new RuleTally(problem);
        tableOf = [.. start];
        foreach (var party in this.parties) Count(party, +1);
        mostSeatless = mayLeaveMore
            ? problem.Guests.Count
            : seatless + problem.Tables.Select((table, index) => Math.Max(0, tally.Sizes[index] - table.Max)).Sum();
        // Nobody leaves a table for nowhere unless somebody is waiting already, or may wait.
        var nowhere = mostSeatless > 0 || this.parties.Any(party => party.Reserve) ? 1 : 0;
        open = [.. Enumerable.Range(-nowhere, problem.Tables.Count + nowhere)];
    }

    private double Cost => tally.Breaches + PerSquare * tally.Squares
        + PerSeatless * seatless + PerSeatlessBeyond * Math.Max(0, seatless - mostSeatless) + PerSeatlessReserve * seatlessReserves;

    /// <summary>A seating that keeps every rule, with as many people and sizes as equal as was found; null when none was found.</summary>
    public int[]? Mend(int moves = Thoroughly, bool firstWillDo = false)
    {
        var (best, least) = ((int[]?)null, double.MaxValue);
        for (var move = Math.Min(moves, (long)MovesPerParty * parties.Length); move > 0; move--)
        {
            TryMove(Warmth);
            if (tally.Breaches > 0 || seatless > mostSeatless || Cost >= least - 1e-9) continue;
            (best, least) = ([.. tableOf], Cost);
            if (firstWillDo) return best;
        }

        return best;
    }

    /// <summary>Moves everybody about, whatever the rules say, so that what is found next is another seating.</summary>
    public RuleMender Scattered()
    {
        for (var move = 0; move < MovesToScatter * parties.Length; move++) TryMove(double.PositiveInfinity);
        return this;
    }

    private void TryMove(double warmth)
    {
        var one = parties[dice.Below(parties.Length)];
        var (from, to) = (TableOf(one), open[dice.Below(open.Length)]);
        var other = dice.Below(2) == 0 ? parties[dice.Below(parties.Length)] : null;
        if (other is not null) to = TableOf(other);
        if (from == to || !MaySit(one, to) || (other is not null && !MaySit(other, from))) return;

        var before = Cost;
        Move(one, to);
        if (other is not null) Move(other, from);
        var rise = Cost - before;
        if (rise <= 0 || rise < -warmth * Math.Log((dice.Below(1 << 20) + 1.0) / (1 << 20))) return;

        Move(one, from);
        if (other is not null) Move(other, to);
    }

    private void Move(Party party, int to)
    {
        Count(party, -1);
        foreach (var guest in party.Guests) tableOf[guest] = to;
        Count(party, +1);
    }

    private void Count(Party party, int step)
    {
        var table = TableOf(party);
        if (table < 0 && party.Reserve) seatlessReserves += step * party.Guests.Length;
        else if (table < 0) seatless += step * party.Guests.Length;
        else
            foreach (var guest in party.Guests)
                if (step > 0) tally.Add(guest, table);
                else tally.Remove(guest, table);
    }

    private int TableOf(Party party) => tableOf[party.Guests[0]];

    private bool MaySit(Party party, int table) =>
        table < 0 ? !party.Pinned && (party.Reserve || mostSeatless > 0) : masks.Allows(party.Guests[0], table);
}
