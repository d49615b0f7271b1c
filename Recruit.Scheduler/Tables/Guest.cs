namespace Recruit.Scheduler.Tables;

/// <summary>A person to be seated, with everything that bears on where.</summary>
public sealed record Guest(string Id)
{
    private static readonly IReadOnlyDictionary<string, string> NoLevels = new Dictionary<string, string>();

    /// <summary>The person's level per attribute, such as gender → woman.</summary>
    public IReadOnlyDictionary<string, string> Levels { get; init; } = NoLevels;

    /// <summary>People of the same household never share a table.</summary>
    public string? Household { get; init; }

    /// <summary>Names of groups whose members never share a table.</summary>
    public IReadOnlyList<string> Apart { get; init; } = [];

    /// <summary>Names of groups whose members sit at one table.</summary>
    public IReadOnlyList<string> Together { get; init; } = [];

    /// <summary>Themes that the person would like to talk about.</summary>
    public IReadOnlyList<string> Wishes { get; init; } = [];

    /// <summary>The name of the only table where this person may sit.</summary>
    public string? PinnedTo { get; init; }

    /// <summary>Names of the tables where this person can sit; null means every table.</summary>
    public IReadOnlyList<string>? Available { get; init; }

    public string? Role { get; init; }

    /// <summary>Brings somebody along, who takes a chair beside this person and counts in nothing else.</summary>
    public bool Accompanied { get; init; }

    /// <summary>A reserve is seated only when a seat is left.</summary>
    public bool Reserve { get; init; }

    /// <summary>The person's level of an attribute; the empty level when it is not known.</summary>
    public string LevelOf(string attribute) => Levels.TryGetValue(attribute, out var level) ? level : "";
}
