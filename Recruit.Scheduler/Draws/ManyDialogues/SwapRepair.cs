using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>
/// Brings the targets over all dialogues in order once every dialogue is filled: someone who sits makes way for someone who does not, at
/// the same dialogue and within its own targets, as long as that leaves no more people too many or too few.
/// </summary>
internal sealed class SwapRepair
{
    private const int MostSwaps = 60_000;
    private const int Looks = 6;

    private readonly PanelModel model;
    private readonly int[] counts;
    private readonly int[] left;
    private readonly double[] worth;
    private readonly SeededRandom dice;
    private readonly IReadOnlyList<PanelTarget> targets;
    private readonly bool[][] has;
    private readonly int[] got;
    private readonly int[][] cellsAt;
    private readonly int[][] freeAt;

    /// <param name="model">The whole problem.</param>
    /// <param name="counts">People per cell; changed in place.</param>
    /// <param name="left">Per type, how many have no seat; changed in place.</param>
    /// <param name="worth">Per type, how much a seat is owed: of two that mend as much the one who is owed more comes.</param>
    public SwapRepair(PanelModel model, int[] counts, int[] left, double[] worth, SeededRandom dice)
    {
        (this.model, this.counts, this.left, this.worth, this.dice) = (model, counts, left, worth, dice);
        targets = model.Problem.Targets;
        has = [.. Enumerable.Range(0, model.Types.Count).Select(type => targets.Select(target => Has(type, target)).ToArray())];
        got = [.. targets.Select((_, target) => counts.Index().Sum(cell => has[model.Cells[cell.Index].Type][target] ? cell.Item : 0))];
        cellsAt = [.. model.Problem.Dialogues.Select((_, dialogue) =>
            Enumerable.Range(0, counts.Length).Where(cell => model.Cells[cell].Dialogue == dialogue).ToArray())];
        freeAt = [.. cellsAt.Select(cells => cells.Where(cell => IsFree(TypeOf(cell))).ToArray())];
    }

    /// <summary>Swaps until every target is met, or the swaps are spent.</summary>
    public bool Mend()
    {
        for (var swap = 0; swap < MostSwaps && OffNow() > 0; swap++)
            if (freeAt[dice.NextBelow(freeAt.Length)] is { Length: > 1 } cells && BestOf(cells) is var (going, coming)) Swap(going, coming);
        return OffNow() == 0;
    }

    private (int Going, int Coming)? BestOf(int[] cells)
    {
        (int, int)? best = null;
        var least = (Off: 1, Worth: double.MaxValue);
        for (var look = 0; look < Looks; look++)
        {
            var (going, coming) = (cells[dice.NextBelow(cells.Length)], cells[dice.NextBelow(cells.Length)]);
            for (var again = 0; again < Looks && counts[going] == 0; again++) going = cells[dice.NextBelow(cells.Length)];
            if (counts[going] == 0 || left[TypeOf(coming)] == 0 || TypeOf(going) == TypeOf(coming) || !KeepsOwn(going, coming)) continue;
            var change = (Off: ChangeOf(TypeOf(going), TypeOf(coming)), Worth: worth[TypeOf(going)] - worth[TypeOf(coming)]);
            if (change.Off <= 0 && change.CompareTo(least) < 0) (best, least) = ((going, coming), change);
        }

        return best;
    }

    private void Swap(int going, int coming)
    {
        counts[going]--;
        counts[coming]++;
        left[TypeOf(going)]++;
        left[TypeOf(coming)]--;
        for (var target = 0; target < got.Length; target++)
            got[target] += (has[TypeOf(coming)][target] ? 1 : 0) - (has[TypeOf(going)][target] ? 1 : 0);
    }

    private int ChangeOf(int going, int coming)
    {
        var change = 0;
        for (var target = 0; target < got.Length; target++)
            if (has[going][target] != has[coming][target])
                change += Off(target, got[target] + (has[coming][target] ? 1 : -1)) - Off(target, got[target]);
        return change;
    }

    private bool KeepsOwn(int going, int coming)
    {
        var dialogue = model.Cells[going].Dialogue;
        foreach (var target in model.Problem.Dialogues[dialogue].Targets)
        {
            var (leaves, comes) = (Has(TypeOf(going), target), Has(TypeOf(coming), target));
            if (leaves == comes) continue;
            var now = cellsAt[dialogue].Sum(cell => Has(TypeOf(cell), target) ? counts[cell] : 0) + (comes ? 1 : -1);
            if (now < target.Min || now > target.Max) return false;
        }

        return true;
    }

    private int OffNow()
    {
        var off = 0;
        for (var target = 0; target < got.Length; target++) off += Off(target, got[target]);
        return off;
    }

    private int Off(int target, int count) => Math.Max(0, targets[target].Min - count) + Math.Max(0, count - targets[target].Max);

    // Whoever has a seat for certain keeps it, and people of one household are left as they are: their rule was kept when they were seated.
    private bool IsFree(int type) =>
        !model.HasSeatForCertain(type) && (model.Problem.Households == HouseholdRule.Any || MemberOf(type).Household is null);

    private bool Has(int type, PanelTarget target) => MemberOf(type).Levels.GetValueOrDefault(target.Attribute) == target.Level;

    private PoolMember MemberOf(int type) => model.Problem.Pool[model.Types[type].Members[0]];

    private int TypeOf(int cell) => model.Cells[cell].Type;
}
