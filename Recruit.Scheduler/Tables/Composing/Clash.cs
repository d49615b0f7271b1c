namespace Recruit.Scheduler.Tables.Composing;

/// <summary>Rules that cannot all be kept, the least change that would help, and the people it is about.</summary>
internal sealed record Clash(string Sentence, string Remedy, IReadOnlyList<string> Guests)
{
    public static CompositionOutcome.Impossible Outcome(IReadOnlyList<Clash> clashes) =>
        new([.. clashes.Select(clash => clash.Sentence)], string.Join(' ', clashes.Select(clash => clash.Remedy).Distinct().Take(3)))
        {
            Guests = [.. clashes.SelectMany(clash => clash.Guests).Distinct()],
        };

    /// <summary>Some names in full and the rest as a number: "anna, ben and 3 more".</summary>
    public static string Named(IReadOnlyList<string> names) => names.Count switch
    {
        0 => "nobody",
        1 => names[0],
        <= 6 => $"{string.Join(", ", names.Take(names.Count - 1))} and {names[^1]}",
        _ => $"{string.Join(", ", names.Take(5))} and {names.Count - 5} more",
    };
}
