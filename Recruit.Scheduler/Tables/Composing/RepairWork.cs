using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>One repair in the making: the living roster, whom it has moved so far, and why.</summary>
internal sealed class RepairWork
{
    private const int WorstTables = 6;
    private const int MostPartners = 2_000;

    private readonly CompositionProblem problem;
    private readonly IReadOnlyList<Party> parties;
    private readonly TableMasks masks;
    private readonly RepairOrder order;
    private readonly int[] home;
    private readonly Wording[] because;
    private readonly int[] left;
    private readonly LivingRoster roster;
    private int movesLeft;

    public RepairWork(CompositionProblem problem, IReadOnlyList<Party> parties, TableMasks masks, RepairOrder order)
    {
        (this.problem, this.parties, this.masks, this.order) = (problem, parties, masks, order);
        var number = problem.Tables.Index().ToDictionary(table => table.Item.Name, table => table.Index);
        home = [.. problem.Guests.Select(guest => order.CurrentTableOf.TryGetValue(guest.Id, out var name) ? number[name] : -1)];
        because = new Wording[home.Length];
        var present = problem.Guests.Select(guest => guest.Id).ToHashSet();
        left = [.. order.CurrentTableOf.Where(seat => !present.Contains(seat.Key)).Select(seat => number[seat.Value]).Distinct().Order()];
        roster = new LivingRoster(problem,
            new Numbering(problem, masks, [.. problem.Guests.Select((guest, index) => guest.Reserve && home[index] < 0 ? -1 : 0)]));
        for (var guest = 0; guest < home.Length; guest++)
            if (home[guest] >= 0) roster.Seat(guest, home[guest]);
    }

    /// <summary>The roster as it stood, without those who left and before anyone new sits down.</summary>
    public SeatPlan Standing() => new([.. home], [], [], []);

    /// <summary>Seats those who have no seat, and moves those who may no longer sit where they do.</summary>
    public void SeatNewcomers()
    {
        foreach (var party in parties.OrderBy(party => masks.CountOf(party.Guests[0])))
        {
            var at = roster.TableOf[party.Guests[0]];
            if (party.Reserve && at < 0) continue;
            if (at >= 0 && masks.Allows(party.Guests[0], at) && party.Guests.All(guest => roster.TableOf[guest] == at)) continue;
            if (BestTableFor(party) is { } table) Settle(party, table, ReasonToSettle(party, table));
        }
    }

    /// <summary>
    /// Takes the relocation or exchange that lowers the cost most per person moved; false when none is worth it or allowed.
    /// </summary>
    public bool TakeBestMove(double worth)
    {
        movesLeft = order.MostMoves - Enumerable.Range(0, home.Length).Count(guest => Counts(guest, roster.TableOf[guest]));
        var focus = TablesWorthALook();
        var singles = parties
            .Where(party => party.Guests.Length == 1 && roster.TableOf[party.Guests[0]] >= 0 && masks.CountOf(party.Guests[0]) > 1)
            .Select(party => party.Guests[0])
            .ToList();
        var partners = singles.Where((_, index) => index % (1 + singles.Count / MostPartners) == 0).ToList();
        var best = new Step(-1, -1, -1, 0);
        foreach (var guest in singles)
        {
            best = BestOf(best, RelocationsOf(guest, focus), worth);
            if (focus.Contains(roster.TableOf[guest])) best = BestOf(best, ExchangesOf(guest, partners), worth);
        }

        if (best.Guest < 0) return false;
        Take(best);
        return true;
    }

    /// <summary>Newcomers for whom the moves allowed made no room stay without a seat; the last to come is the first to go.</summary>
    public void TurnAwayOverflow()
    {
        foreach (var party in parties.Reverse().Where(party => !party.Pinned && party.Guests.All(guest => home[guest] < 0)))
            if (roster.TableOf[party.Guests[0]] is >= 0 and var table && roster.GuestsAt(table).Count > problem.Tables[table].Max)
                foreach (var guest in party.Guests) roster.Unseat(guest);
    }

    // Where something happened, and where it is worst: the rest of the roster is left in peace.
    private HashSet<int> TablesWorthALook()
    {
        var touched = Enumerable.Range(0, home.Length)
            .Where(guest => roster.TableOf[guest] != home[guest])
            .SelectMany(guest => new[] { home[guest], roster.TableOf[guest] });
        return
        [
            .. touched.Concat(left).Where(table => table >= 0),
            .. Enumerable.Range(0, problem.Tables.Count).OrderByDescending(roster.CostOf).Take(WorstTables),
        ];
    }

    public SeatPlan Plan() => SeatPlan.Of(problem, parties, masks, [.. roster.TableOf], byDraw: false);

    public IReadOnlyList<SeatChange> Changes() =>
    [
        .. from guest in Enumerable.Range(0, home.Length)
           where roster.TableOf[guest] >= 0 && roster.TableOf[guest] != home[guest]
           select new SeatChange(problem.Guests[guest].Id, home[guest] < 0 ? null : problem.Tables[home[guest]].Name,
               problem.Tables[roster.TableOf[guest]].Name, because[guest]),
    ];

    private int? BestTableFor(Party party)
    {
        foreach (var guest in party.Guests)
            if (roster.TableOf[guest] >= 0) roster.Unseat(guest);
        var open = Enumerable.Range(0, problem.Tables.Count).Where(table => masks.Allows(party.Guests[0], table)).ToList();
        return open.Count == 0 ? null : open.MinBy(table => SizeAndBalance(table, CostWith(party, table)));
    }

    private double CostWith(Party party, int table)
    {
        var before = roster.CostOf(table);
        foreach (var guest in party.Guests) roster.Seat(guest, table);
        var after = roster.CostOf(table);
        foreach (var guest in party.Guests) roster.Unseat(guest);
        return after - before;
    }

    // Rules first, then an empty seat, then balance.
    private (double, int, double) SizeAndBalance(int table, double cost) =>
        (Math.Round(cost / LivingRoster.Broken), roster.GuestsAt(table).Count, cost);

    private void Settle(Party party, int table, Wording reason)
    {
        foreach (var guest in party.Guests)
        {
            roster.Seat(guest, table);
            because[guest] = reason;
        }
    }

    private Wording ReasonToSettle(Party party, int table) =>
        party.Pinned ? RepairWords.Pinned(problem.Tables[table].Name)
        : home[party.Guests[0]] < 0 ? RepairWords.New(problem.Tables[table].Name)
        : RepairWords.MayNotStay(problem.Tables[home[party.Guests[0]]].Name);

    private IEnumerable<Step> RelocationsOf(int guest, HashSet<int> focus)
    {
        var from = roster.TableOf[guest];
        var before = roster.CostOf(from);
        foreach (var to in focus.Contains(from) ? Enumerable.Range(0, problem.Tables.Count) : focus)
        {
            if (to == from || !KeepsSizesEven(from, to) || !masks.Allows(guest, to) || ExtraMoves(guest, to) > movesLeft) continue;
            var there = roster.CostOf(to);
            roster.Move(guest, to);
            var gain = before + there - roster.CostOf(from) - roster.CostOf(to);
            roster.Move(guest, from);
            yield return new Step(guest, -1, to, gain / Math.Max(1, ExtraMoves(guest, to)));
        }
    }

    // Otherwise the balance could be made to look better by uneven tables.
    private bool KeepsSizesEven(int from, int to) =>
        roster.GuestsAt(from).Count > roster.GuestsAt(to).Count
        || roster.GuestsAt(to).Count < problem.Tables[to].Min
        || roster.GuestsAt(from).Count > problem.Tables[from].Max;

    private IEnumerable<Step> ExchangesOf(int guest, List<int> partners)
    {
        var from = roster.TableOf[guest];
        foreach (var other in partners)
        {
            var to = roster.TableOf[other];
            if (to == from || !masks.Allows(guest, to) || !masks.Allows(other, from)) continue;
            var extra = ExtraMoves(guest, to) + ExtraMoves(other, from);
            if (extra > movesLeft) continue;

            var before = roster.CostOf(from) + roster.CostOf(to);
            Exchange(guest, other);
            var gain = before - roster.CostOf(from) - roster.CostOf(to);
            Exchange(guest, other);
            yield return new Step(guest, other, to, gain / Math.Max(1, extra));
        }
    }

    private static Step BestOf(Step best, IEnumerable<Step> steps, double worth)
    {
        foreach (var step in steps)
            if (step.Gain > worth && step.Gain > best.Gain + 1e-9) best = step;
        return best;
    }

    private void Take(Step step)
    {
        var from = roster.TableOf[step.Guest];
        var reason = roster.Complaint(from) ?? roster.Complaint(step.To) ?? BalanceReason(from, step.To);
        because[step.Guest] = step.Other < 0 ? reason : RepairWords.ChangesPlaces(problem.Guests[step.Other].Id, reason);
        if (step.Other >= 0)
        {
            because[step.Other] = RepairWords.ChangesPlaces(problem.Guests[step.Guest].Id, reason);
            Exchange(step.Guest, step.Other);
        }
        else roster.Move(step.Guest, step.To);
    }

    private Wording BalanceReason(int from, int to)
    {
        var table = roster.CostOf(from) >= roster.CostOf(to) ? from : to;
        var (attribute, level, count, ideal) = roster.WorstAt(table);
        return RepairWords.Balance(problem.Tables[table].Name, attribute, level, count, ideal);
    }

    private void Exchange(int one, int other)
    {
        var (here, there) = (roster.TableOf[one], roster.TableOf[other]);
        roster.Move(one, there);
        roster.Move(other, here);
    }

    // A newcomer may take any seat, and who was pinned elsewhere by hand is no move of ours.
    private bool Counts(int guest, int table) =>
        home[guest] >= 0 && table >= 0 && table != home[guest] && problem.Guests[guest].PinnedTo is null;

    private int ExtraMoves(int guest, int to) => (Counts(guest, to) ? 1 : 0) - (Counts(guest, roster.TableOf[guest]) ? 1 : 0);

    private readonly record struct Step(int Guest, int Other, int To, double Gain);
}
