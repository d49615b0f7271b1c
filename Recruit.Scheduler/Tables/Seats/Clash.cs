using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Seats;

/// <summary>Rules that cannot all be kept, the least change that would help, and the people it is about.</summary>
internal sealed record Clash(Wording Sentence, Wording Remedy, IReadOnlyList<string> Guests)
{
    private const int MostRemedies = 3;

    /// <summary>The names of the tables that it is about.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    public static CompositionOutcome.Impossible Outcome(IReadOnlyList<Clash> clashes) =>
        new([.. clashes.Select(clash => clash.Sentence)],
            Wording.Joined(" ", [.. clashes.Select(clash => clash.Remedy).Distinct().Take(MostRemedies)]))
        {
            Guests = [.. clashes.SelectMany(clash => clash.Guests).Distinct()],
            Tables = [.. clashes.SelectMany(clash => clash.Tables).Distinct()],
        };
}
