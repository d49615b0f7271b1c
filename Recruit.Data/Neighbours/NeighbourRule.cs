namespace Recruit.Data.Neighbours;

/// <summary>What a rule about neighbours asks.</summary>
public static class NeighbourKind
{
    /// <summary>They sit at one table.</summary>
    public const string Together = "together";

    /// <summary>No two of them sit at one table.</summary>
    public const string Apart = "apart";

    /// <summary>They sit at this table and nowhere else.</summary>
    public const string Pin = "pin";

    public static readonly IReadOnlyList<string> All = [Together, Apart, Pin];
}

/// <summary>People of a track who sit together, who must sit apart, or who have a table of their own, as an organiser said.</summary>
public sealed record NeighbourRule
{
    public required Guid Id { get; init; }
    public required Guid TrackId { get; init; }

    /// <summary>One of <see cref="NeighbourKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>With <see cref="TableNumber"/> the table of a pin; null otherwise.</summary>
    public Guid? DialogueId { get; init; }
    public int? TableNumber { get; init; }
    public string Reason { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Ids of registrations, by number.</summary>
    public required Guid[] People { get; init; }

    /// <summary>The numbers of these registrations.</summary>
    public required long[] Numbers { get; init; }

    /// <summary>Such as <c>12+15</c>: how tables call the group.</summary>
    public string Name => string.Join('+', Numbers);
}

/// <summary>All rules about neighbours of a track, asked for one person.</summary>
public sealed record NeighbourBook(IReadOnlyList<NeighbourRule> Rules)
{
    public static readonly NeighbourBook Empty = new([]);

    private readonly ILookup<Guid, NeighbourRule> rulesOf =
        Rules.SelectMany(rule => rule.People.Select(person => (person, rule))).ToLookup(one => one.person, one => one.rule);

    /// <summary>Whether no rule is about this person.</summary>
    public bool IsFree(Guid registration) => !rulesOf.Contains(registration);

    /// <summary>The rules of a kind that are about this person.</summary>
    public IEnumerable<NeighbourRule> Of(Guid registration, string kind) => rulesOf[registration].Where(rule => rule.Kind == kind);

    /// <summary>The table that a person has; null for any.</summary>
    public (Guid Dialogue, int Table)? PinOf(Guid registration) =>
        Of(registration, NeighbourKind.Pin).FirstOrDefault() is { DialogueId: { } dialogue, TableNumber: { } table }
            ? (dialogue, table)
            : null;

    /// <summary>Those with whom this person sits.</summary>
    public IEnumerable<Guid> CompanyOf(Guid registration) =>
        Of(registration, NeighbourKind.Together).SelectMany(rule => rule.People).Where(other => other != registration).Distinct();

    /// <summary>Whether two people must not share a table.</summary>
    public bool AreApart(Guid one, Guid other) =>
        one != other && Of(one, NeighbourKind.Apart).Any(rule => rule.People.Contains(other));
}
