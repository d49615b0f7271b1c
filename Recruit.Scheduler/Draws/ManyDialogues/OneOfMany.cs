using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>One dialogue of many, filled by a search of its own among those who can attend and have no seat yet.</summary>
internal sealed class OneOfMany
{
    private const int Nodes = 500;

    private readonly PanelSearch search;
    private readonly double[] weights;

    /// <summary>Types of the whole problem that can attend, in the order of the cells here.</summary>
    private readonly int[] types;
    private readonly int firstOverall;

    public OneOfMany(PanelModel whole, int dialogue, long seed)
    {
        Dialogue = dialogue;
        var problem = whole.Problem;
        types = [.. whole.Cells.Where(cell => cell.Dialogue == dialogue).Select(cell => cell.Type)];
        var members = types.SelectMany(type => whole.Types[type].Members).ToList();
        var placeOf = members.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        Seats = problem.Dialogues[dialogue];
        firstOverall = 1 + Seats.Targets.Count;
        var own = new PanelProblem(
            [.. members.Select(member => problem.Pool[member] with { Dialogues = null, MustHave = false })],
            [Seats with { Targets = [.. Seats.Targets, .. problem.Targets.Select(target => target with { Min = 0 })] }])
        {
            Households = problem.Households == HouseholdRule.Any ? HouseholdRule.Any : HouseholdRule.OnePerDialogue,
        };
        Alone = new PanelModel(
            own, [.. types.Select(type => new PoolType([.. whole.Types[type].Members.Select(member => placeOf[member])]))]);
        search = new PanelSearch(Alone, seed);
        weights = new double[types.Length];
    }

    public int Dialogue { get; }

    public DialogueSeats Seats { get; }

    /// <summary>The dialogue without the others; targets over all are its last, without a least number.</summary>
    public PanelModel Alone { get; }

    public int CellOf(int type) => Array.IndexOf(types, type);

    public bool CanBeFilled() =>
        Free().Find(weights, new PanelQuest { Enough = double.NegativeInfinity }) is not { Counts: null, Complete: true };

    /// <summary>Whether someone of a type of the whole problem can sit here.</summary>
    public bool CanSeat(int type)
    {
        Array.Clear(weights);
        weights[CellOf(type)] = 1;
        return Free().Find(weights, new PanelQuest { Above = 0.5, Enough = 0.5 }) is not { Counts: null, Complete: true };
    }

    /// <summary>What a rule of the dialogue alone is called in the whole problem.</summary>
    public PanelRule InRealTerms(PanelRule rule) => rule switch
    {
        PanelRule.Seats => new PanelRule.Seats(Dialogue),
        PanelRule.Target(_, var index) =>
            index < Seats.Targets.Count ? new PanelRule.Target(Dialogue, index) : new PanelRule.Target(null, index - Seats.Targets.Count),
        PanelRule.Household(var name, _) => new PanelRule.Household(name, Dialogue),
        _ => rule,
    };

    public RuleChange InRealTerms(RuleChange change) => change with { Rule = InRealTerms(change.Rule) };

    /// <summary>Fills the seats with those who are owed most.</summary>
    /// <param name="worth">Per type of the whole problem.</param>
    /// <param name="left">Per type, how many have no seat yet.</param>
    /// <param name="overall">Per target over all dialogues, how many of this dialogue's seats may count for it.</param>
    /// <returns>Type of the whole problem and count; null when it cannot be filled so.</returns>
    public IReadOnlyList<(int Type, int Count)>? Fill(
        IReadOnlyList<double> worth, IReadOnlyList<int> left, IReadOnlyList<(int Min, int Max)> overall)
    {
        for (var cell = 0; cell < types.Length; cell++)
        {
            weights[cell] = worth[types[cell]];
            search.Confine(cell, 0, Math.Min(Alone.Cells[cell].Most, left[types[cell]]));
        }

        foreach (var (target, limits) in overall.Index()) search.ConfineRow(firstOverall + target, limits.Min, limits.Max);
        var found = search.Find(weights, new PanelQuest { Enough = double.NegativeInfinity, Nodes = Nodes });
        return found.Counts is { } counts
            ? [.. counts.Index().Where(cell => cell.Item > 0).Select(cell => (types[cell.Index], cell.Item))]
            : null;
    }

    // Everyone who can attend may sit, as if there were no other dialogues.
    private PanelSearch Free()
    {
        for (var cell = 0; cell < types.Length; cell++) search.Confine(cell, 0, Alone.Cells[cell].Most);
        for (var row = 0; row < Alone.RuleCount; row++) search.Enforce(row);
        return search;
    }
}
