namespace Recruit.Scheduler.Tables;

/// <summary>A table to be filled: how many people, for whom, and what it must have.</summary>
public sealed record TableSpec(string Name, int Min, int Max)
{
    public string? Theme { get; init; }

    public string? Format { get; init; }

    /// <summary>Where this is given only people whose level of the attribute "region" equals it sit here.</summary>
    public string? Region { get; init; }

    /// <summary>
    /// The level of the attribute "region" that this table is near to: a wish of the people who live there, where <see cref="Region"/>
    /// is a rule.
    /// </summary>
    public string? Near { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public IReadOnlyList<TableRole> Roles { get; init; } = [];

    public IReadOnlyList<TableTarget> Targets { get; init; } = [];
}

/// <summary>At least this many people with a role.</summary>
public sealed record TableRole(string Role, int Least);

/// <summary>Between <paramref name="Min"/> and <paramref name="Max"/> people of one level.</summary>
public sealed record TableTarget(string Attribute, string Level, int Min, int Max)
{
    public TargetReason Because { get; init; }
}

/// <summary>Why a table has a target.</summary>
public enum TargetReason
{
    /// <summary>Somebody asked for this level by name.</summary>
    Asked,

    /// <summary>It follows from the wish that no level comes twice while another is missing.</summary>
    Spread,

    /// <summary>It leaves a chair for everyone who is brought along.</summary>
    Chairs,
}
