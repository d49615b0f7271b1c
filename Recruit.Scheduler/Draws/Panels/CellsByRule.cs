namespace Recruit.Scheduler.Draws.Panels;

/// <summary>Finds the cells that a rule counts without asking every rule about every cell.</summary>
internal sealed class CellsByRule
{
    private readonly PanelModel model;
    private readonly ILookup<int, int> byDialogue;
    private readonly ILookup<(string, string, int), int> byLevel;
    private readonly ILookup<string, int> byHousehold;

    public CellsByRule(PanelModel model)
    {
        this.model = model;
        var cells = Enumerable.Range(0, model.Cells.Count).ToList();
        byDialogue = cells.ToLookup(cell => model.Cells[cell].Dialogue);
        byLevel = cells
            .SelectMany(cell => FirstOf(cell).Levels.Select(level => (Key: (level.Key, level.Value, model.Cells[cell].Dialogue), cell)))
            .ToLookup(entry => entry.Key, entry => entry.cell);
        byHousehold = cells.Where(cell => FirstOf(cell).Household is not null).ToLookup(cell => FirstOf(cell).Household!);
    }

    public IReadOnlyList<int> this[PanelRule rule, PanelRules rules] => rule switch
    {
        PanelRule.Seats(var dialogue) => [.. byDialogue[dialogue]],
        PanelRule.Target target =>
            [.. Dialogues(target.Dialogue).SelectMany(dialogue => byLevel[(rules[target].Attribute, rules[target].Level, dialogue)])],
        PanelRule.Household(var name, var dialogue) =>
            [.. byHousehold[name].Where(cell => dialogue is null || model.Cells[cell].Dialogue == dialogue)],
        PanelRule.MustHave(var member) => model.CellsOf(model.Types.Index().First(type => type.Item.Members[0] == member).Index),
        _ => throw new InvalidOperationException($"{rule} is not known"),
    };

    private IEnumerable<int> Dialogues(int? only) => only is { } dialogue ? [dialogue] : Enumerable.Range(0, model.Problem.Dialogues.Count);

    private PoolMember FirstOf(int cell) => model.Problem.Pool[model.Types[model.Cells[cell].Type].Members[0]];
}
