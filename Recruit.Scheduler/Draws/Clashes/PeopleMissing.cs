using Recruit.Scheduler.Draws.Panels;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Draws.Clashes;

/// <summary>
/// Asks how few more people would make a panel possible, and which of their levels matter: those are the people who are missing.
/// </summary>
/// <remarks>
/// Imaginary people are counted per level: each has one level of every attribute, so each attribute's levels sum to their number.
/// </remarks>
internal sealed class PeopleMissing
{
    private const int MostLevels = 3;
    private static readonly SolveBudget Budget = SolveBudget.OfWork(10);

    private readonly PanelModel model;
    private readonly PanelRules rules;
    private readonly ISolver solver;
    private readonly (string Attribute, string? Level)[] levels;

    public PeopleMissing(PanelModel model, ISolver solver)
    {
        (this.model, this.solver, rules) = (model, solver, new PanelRules(model.Problem));
        var named = rules.All.OfType<PanelRule.Target>()
            .Select(target => (rules[target].Attribute, (string?)rules[target].Level)).Distinct().ToList();
        // A person may also have a level that no target names.
        levels = [.. named, .. named.Select(level => level.Attribute).Distinct().Select(attribute => (attribute, (string?)null))];
    }

    /// <returns>Nothing where more people would not help, where several groups would, where more than three levels matter, or the solver
    /// could not say.</returns>
    public IReadOnlyList<MissingPeople> Find(CancellationToken stop)
    {
        var fewest = Ask([], stop);
        if (fewest is null || fewest.Total == 0) return [];

        var found = new List<MissingPeople>();
        foreach (var (dialogue, number) in fewest.PerDialogue.Index().Where(entry => entry.Item > 0))
            if (Described(fewest, dialogue, number, stop) is { } missing) found.Add(missing);
        return found;
    }

    // A level matters when as few people of any other level would not do.
    private MissingPeople? Described(Extra fewest, int dialogue, int number, CancellationToken stop)
    {
        var needed = new Dictionary<string, string>();
        foreach (var (attribute, level) in Enumerable.Range(0, levels.Length)
            .Where(index => fewest.Counts[dialogue][index] == number)
            .Select(index => levels[index]))
            if (level is not null && Ask([(dialogue, attribute, level)], stop)?.Total != fewest.Total) needed[attribute] = level;
        var present = model.Problem.Pool.Count(member =>
            member.CanAttend(dialogue) && needed.All(level => member.Levels.GetValueOrDefault(level.Key) == level.Value));
        // Without a level that matters, several groups could help as well, unless there are simply too few people.
        if (needed.Count > MostLevels || (needed.Count == 0 && present >= model.Problem.Dialogues[dialogue].Min)) return null;

        return new MissingPeople(needed, model.Problem.Dialogues.Count > 1 ? dialogue : null, present + number, present);
    }

    private Extra? Ask(IReadOnlyList<(int Dialogue, string Attribute, string Level)> without, CancellationToken stop)
    {
        var exact = new ExactModel();
        int[] cells = [.. model.Cells.Select(cell => exact.AddVariable(0, cell.Most))];
        var seats = model.Problem.Dialogues.Max(dialogue => dialogue.Max);
        int[] extra = [.. model.Problem.Dialogues.Select(_ => exact.AddVariable(0, seats))];
        int[][] perLevel = [.. extra.Select((_, dialogue) => levels
            .Select(level => exact.AddVariable(0, without.Contains((dialogue, level.Attribute, level.Level ?? "")) ? 0 : seats))
            .ToArray())];
        foreach (var row in model.Rows) exact.AddRow(Sum(row, cells, extra, perLevel), row.Min, row.Max);
        for (var dialogue = 0; dialogue < extra.Length; dialogue++)
            foreach (var attribute in levels.Index().GroupBy(level => level.Item.Attribute))
                exact.AddRow(ExactSum.Of(attribute.Select(level => perLevel[dialogue][level.Index])).Add(extra[dialogue], -1), 0, 0);
        exact.Minimise(ExactSum.Of(extra));

        var answer = solver.Solve(exact, Budget, stop);
        return answer.Status == SolveStatus.Optimal
            ? new Extra([.. extra.Select(variable => (int)answer.Values[variable])],
                [.. perLevel.Select(counts => counts.Select(variable => (int)answer.Values[variable]).ToArray())])
            : null;
    }

    private ExactSum Sum(ModelRow row, int[] cells, int[] extra, int[][] perLevel)
    {
        var sum = ExactSum.Of(row.Cells.Select(cell => cells[cell]));
        if (row.Rule is PanelRule.Seats(var at)) sum.Add(extra[at], 1);
        if (row.Rule is PanelRule.Target target)
            for (var dialogue = 0; dialogue < extra.Length; dialogue++)
                if (target.Dialogue is null || target.Dialogue == dialogue)
                    sum.Add(perLevel[dialogue][Array.IndexOf(levels, (rules[target].Attribute, rules[target].Level))], 1);
        return sum;
    }

    /// <summary>Imaginary people: how many per dialogue, and per dialogue how many of each level.</summary>
    private sealed record Extra(IReadOnlyList<int> PerDialogue, IReadOnlyList<int[]> Counts)
    {
        public int Total => PerDialogue.Sum();
    }
}
