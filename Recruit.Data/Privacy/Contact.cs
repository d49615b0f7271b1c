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

    /// <summary>The name of whoever comes along, where it was given.</summary>
    public string? Companion { get; init; }

    /// <summary>
    /// This contact; where it says nothing, what another one of the same person says. A home address is taken as a whole.
    /// </summary>
    public Contact FilledFrom(Contact other)
    {
        var home = Postcode is null && Street is null ? other : this;
        return this with
        {
            Email = Email ?? other.Email,
            Telephone = Telephone ?? other.Telephone,
            Street = home.Street,
            Postcode = home.Postcode,
            City = home.City,
            Needs = Needs ?? other.Needs,
            Companion = Companion ?? other.Companion,
        };
    }
}
