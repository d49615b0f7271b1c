using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.Clashes;

/// <summary>
/// Narrows rules that no panel keeps down to a smallest set: halves are left out, and stay out where it remains impossible without them.
/// </summary>
internal sealed class ClashFinder
{
    private const int Nodes = 5_000;

    private readonly PanelModel model;
    private readonly PanelSearch search;
    private readonly double[] noWeights;

    /// <param name="seated">A type of which someone must be on the panel.</param>
    public ClashFinder(PanelModel model, int? seated = null)
    {
        this.model = model;
        search = new PanelSearch(model);
        noWeights = new double[model.Cells.Count];
        if (seated is not { } type) return;
        if (model.CellsOf(type) is [var only]) search.Confine(only, 1, model.Cells[only].Most);
        else search.ConfineRow(model.SeatRowOf(type), 1, model.CountOf(type));
    }

    /// <summary>Rules that cannot all be kept, while any one fewer could.</summary>
    public IReadOnlyList<PanelRule> Find()
    {
        var needed = new List<int>();
        // Households and must-haves first: where the targets alone clash, they all go at once.
        foreach (var kind in Enumerable.Range(0, model.RuleCount).GroupBy(KindOf).OrderByDescending(kind => kind.Key))
            Shrink([.. kind], needed);
        return [.. needed.Order().Select(row => model.Rows[row].Rule!)];
    }

    /// <summary>Whether it is impossible with these rules alone.</summary>
    public bool IsImpossibleWith(IReadOnlyCollection<PanelRule> rules)
    {
        int[] others = [.. Enumerable.Range(0, model.RuleCount).Where(row => !rules.Contains(model.Rows[row].Rule!))];
        foreach (var row in others) search.Waive(row);
        var impossible = IsImpossible();
        foreach (var row in others) search.Enforce(row);
        return impossible;
    }

    /// <summary>Whether it is possible once these limits are changed.</summary>
    public bool IsPossibleAfter(IReadOnlyList<RuleChange> changes)
    {
        var rows = changes.Select(change =>
            (Row: Enumerable.Range(0, model.RuleCount).First(row => model.Rows[row].Rule == change.Rule), Change: change)).ToList();
        foreach (var (row, change) in rows) search.ConfineRow(row, change.Min, change.Max);
        var possible = search.Find(noWeights, AnyPanel).Counts is not null;
        foreach (var (row, _) in rows) search.Enforce(row);
        return possible;
    }

    private static PanelQuest AnyPanel => new() { Enough = double.NegativeInfinity, Nodes = Nodes };

    private void Shrink(int[] rows, List<int> needed)
    {
        foreach (var row in rows) search.Waive(row);
        if (rows.Length == 0 || IsImpossible()) return;
        foreach (var row in rows) search.Enforce(row);
        if (rows.Length == 1)
        {
            needed.Add(rows[0]);
            return;
        }

        Shrink(rows[..(rows.Length / 2)], needed);
        Shrink(rows[(rows.Length / 2)..], needed);
    }

    private bool IsImpossible() => search.Find(noWeights, AnyPanel) is { Counts: null, Complete: true };

    private int KindOf(int row) =>
        model.Rows[row].Rule switch { PanelRule.Household => 3, PanelRule.MustHave => 2, PanelRule.Target => 1, _ => 0 };
}
