namespace Recruit.Data.Privacy;

/// <summary>How to reach a person, and what he or she needs at the table. Never stored but sealed.</summary>
public sealed record Contact(string Name)
{
    public string? Email { get; init; }
    public string? Telephone { get; init; }

    /// <summary>Street and house number.</summary>
    public string? Street { get; init; }
    public string? Postcode { get; init; }
    public string? City { get; init; }

    /// <summary>A wheelchair, an interpreter, large print: for the host and the facilitator of the table.</summary>
    public string? Needs { get; init; }
}
