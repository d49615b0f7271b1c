using System.Text.Json.Serialization;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>
/// One thing that bears on where somebody sits; it names people and tables by their ids, so that whoever shows it can use
/// names of their own.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Pinned), "pinned")]
[JsonDerivedType(typeof(OnlyTable), "only_table")]
[JsonDerivedType(typeof(CameWith), "came_with")]
[JsonDerivedType(typeof(NeededAs), "needed_as")]
[JsonDerivedType(typeof(Wished), "wished")]
[JsonDerivedType(typeof(NearHome), "near_home")]
[JsonDerivedType(typeof(ApartFrom), "apart_from")]
[JsonDerivedType(typeof(Balanced), "balanced")]
[JsonDerivedType(typeof(NoExchange), "no_exchange")]
[JsonDerivedType(typeof(MeetsNew), "meets_new")]
public abstract record SeatFact
{
    /// <summary>The ids of the others whom it names.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string> Names => [];

    /// <summary>Pinned to the table.</summary>
    public sealed record Pinned(string Table) : SeatFact;

    /// <summary>No other table is open to this person.</summary>
    public sealed record OnlyTable : SeatFact;

    /// <summary>Belongs with these people.</summary>
    public sealed record CameWith(IReadOnlyList<string> Others) : SeatFact
    {
        public override IReadOnlyList<string> Names => Others;
    }

    /// <summary>The table has no more people of this role than it must have.</summary>
    public sealed record NeededAs(string Role) : SeatFact;

    /// <summary>Wished for the theme of the table.</summary>
    public sealed record Wished(string Theme) : SeatFact;

    /// <summary>Lives in the region that the table is near to.</summary>
    public sealed record NearHome(string Region) : SeatFact;

    /// <summary>Somebody of the same group sits elsewhere; without a name the group is their household.</summary>
    public sealed record ApartFrom(string Other, string Table, string? Group) : SeatFact
    {
        public override IReadOnlyList<string> Names => [Other];
    }

    /// <summary>What the best exchange at each other table would do to the deviation.</summary>
    /// <param name="Tables">At how many other tables there is an allowed exchange.</param>
    /// <param name="Ties">At how many of them the best one leaves the deviation as it is.</param>
    /// <param name="Least">What the very best adds to the deviation.</param>
    /// <param name="Average">What the best ones add on average.</param>
    /// <param name="Partner">With whom the very best is.</param>
    /// <param name="PartnerTable">Where that person sits.</param>
    public sealed record Balanced(int Tables, int Ties, decimal Least, decimal Average, string Partner, string PartnerTable) : SeatFact
    {
        public override IReadOnlyList<string> Names => [Partner];
    }

    /// <summary>The rules allow no exchange with anybody of another table.</summary>
    public sealed record NoExchange : SeatFact;

    /// <summary>How many at the table this person never met in an earlier round.</summary>
    public sealed record MeetsNew(int People, int Of) : SeatFact;
}
