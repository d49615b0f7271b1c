using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables;

/// <summary>What can come of composing tables.</summary>
public abstract record CompositionOutcome
{
    /// <summary>Everyone who can be placed sits somewhere and every rule is kept.</summary>
    public sealed record Composed(Composition Composition) : CompositionOutcome;

    /// <summary>The same for several rounds, each in balance, with as many new meetings as were found.</summary>
    public sealed record ComposedInRounds(IReadOnlyList<Composition> Rounds, Meetings Meetings) : CompositionOutcome;

    /// <summary>No seating keeps every rule: what clashes, and the least change that would help.</summary>
    public sealed record Impossible(IReadOnlyList<Wording> Clashes, Wording Remedy) : CompositionOutcome
    {
        /// <summary>The ids of the people whom the clash is about, where it is about some in particular.</summary>
        public IReadOnlyList<string> Guests { get; init; } = [];

        /// <summary>The names of the tables whose quotas or sizes the clash is about.</summary>
        public IReadOnlyList<string> Tables { get; init; } = [];
    }
}
