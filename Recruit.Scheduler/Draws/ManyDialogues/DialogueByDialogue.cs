using Recruit.Scheduler.Draws.Panels;

namespace Recruit.Scheduler.Draws.ManyDialogues;

/// <summary>
/// Makes panels for many dialogues at once by filling one after the other, those that are hard to fill first, with those who so far had
/// fewer seats than they should expect. After k panels nearly everyone is within one seat of k times the chance aimed at.
/// </summary>
internal sealed class DialogueByDialogue : IPanelSource
{
    private const int Attempts = 6;
    private const double MustHaveFirst = 1_000;

    private readonly PanelModel model;
    private readonly IReadOnlyList<double> expected;
    private readonly double[] owed;
    private readonly IReadOnlyList<OneOfMany> dialogues;
    private readonly ILookup<string, int> typesOfHousehold;
    private readonly int[] failures;
    private readonly SeededRandom dice;

    /// <param name="expected">Seats per type that a panel should have on average.</param>
    public DialogueByDialogue(PanelModel model, IReadOnlyList<OneOfMany> dialogues, IReadOnlyList<double> expected, long seed)
    {
        (this.model, this.dialogues, this.expected, dice) = (model, dialogues, expected, new SeededRandom(seed));
        owed = new double[expected.Count];
        failures = new int[dialogues.Count];
        typesOfHousehold = Enumerable.Range(0, model.Types.Count)
            .Where(type => HouseholdOf(type) is not null)
            .ToLookup(type => HouseholdOf(type)!);
    }

    /// <inheritdoc/>
    public int[]? Next()
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
            if (Filled() is { } panel)
            {
                for (var type = 0; type < owed.Length; type++) owed[type] += expected[type];
                foreach (var (cell, count) in panel.Index()) owed[model.Cells[cell].Type] -= count;
                return panel;
            }

        return null;
    }

    private int[]? Filled()
    {
        int[] left = [.. Enumerable.Range(0, model.Types.Count).Select(model.CountOf)];
        double[] worth = [.. owed.Select((seats, type) => seats + expected[type] + (model.HasSeatForCertain(type) ? MustHaveFirst : 0))];
        var counts = new int[model.Cells.Count];
        var overall = new OverallTargets(model.Problem);
        foreach (var dialogue in HardestFirst())
        {
            if (Fill(dialogue, worth, left, overall) is not { } seated)
            {
                failures[dialogue.Dialogue]++;
                return null;
            }

            foreach (var (type, count) in seated) Seat(type, dialogue.Dialogue, count, left, counts);
            overall.Count(dialogue, seated, model);
        }

        new SwapRepair(model, counts, left, worth, dice).Mend();
        return model.Keeps(counts) ? counts : null;
    }

    // The share of an overall target that is this dialogue's turn, and more freedom where that cannot be had: an evening for one province
    // has people of it only. What the targets then lack, swaps put right at the end.
    private static IReadOnlyList<(int Type, int Count)>? Fill(OneOfMany dialogue, double[] worth, int[] left, OverallTargets overall)
    {
        foreach (var slack in (int[])[1, 3])
            if (dialogue.Fill(worth, left, overall.TurnOf(dialogue, slack)) is { } seated) return seated;
        return dialogue.Fill(worth, left, overall.Open(dialogue));
    }

    private void Seat(int type, int dialogue, int count, int[] left, int[] counts)
    {
        left[type] -= count;
        counts[model.CellsOf(type).First(cell => model.Cells[cell].Dialogue == dialogue)] += count;
        if (model.Problem.Households == HouseholdRule.OnePerDraw && HouseholdOf(type) is { } household)
            foreach (var other in typesOfHousehold[household]) left[other] = 0;
    }

    // The rest in an order of chance, for whoever comes last gets what others left.
    private IEnumerable<OneOfMany> HardestFirst() =>
        dialogues.Select(dialogue => (Dialogue: dialogue, Luck: dice.NextDouble()))
            .OrderByDescending(entry => failures[entry.Dialogue.Dialogue])
            .ThenBy(entry => entry.Luck)
            .Select(entry => entry.Dialogue);

    private string? HouseholdOf(int type) => model.Types[type].Members is [var only] ? model.Problem.Pool[only].Household : null;
}
