namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>The word of each kind of fairness, as it is typed and published.</summary>
public static class FairnessWords
{
    public static IReadOnlyDictionary<string, Fairness> All { get; } = new Dictionary<string, Fairness>
    {
        ["maximin"] = Fairness.Maximin,
        ["leximin"] = Fairness.Leximin,
        ["minimax"] = Fairness.MinimalHighest,
        ["goldilocks"] = Fairness.Goldilocks,
    };

    public static string Of(Fairness fairness) => All.Single(word => word.Value == fairness).Key;
}
