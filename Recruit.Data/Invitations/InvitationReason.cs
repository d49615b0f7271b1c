using System.Data;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;

namespace Recruit.Data.Invitations;

/// <summary>A group that a seat was filled for, never one of a special category.</summary>
/// <param name="NameNl">The name of the level as it was then.</param>
/// <param name="TableLacked">How many of the group the table was expected to lack; below 0 when it had more than its due.</param>
/// <param name="TrackLacked">The same for all tables of the track together.</param>
public sealed record Brought(string Attribute, string Level, string NameNl, string NameEn, double TableLacked, double TrackLacked);

/// <summary>Why a person was invited, as facts; they are put into words, in the reader's language, where they are shown.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "because")]
[JsonDerivedType(typeof(Drawn), "drawn")]
[JsonDerivedType(typeof(Replacement), "replacement")]
public abstract record InvitationReason
{
    /// <param name="Round">Number of the matching round.</param>
    /// <param name="Chance">The chance that the lottery gave, between 0 and 1.</param>
    public sealed record Drawn(int Round, decimal Chance) : InvitationReason;

    /// <param name="After">What happened to the seat: <c>declined</c>, <c>expired</c>, <c>cancelled</c>, <c>ahead</c> for one that was
    /// added because not everyone comes, or <c>vacant</c> when nobody was invited for it.</param>
    /// <param name="Suitable">How many could have been asked; of a partner's own seat, how many of its people.</param>
    /// <param name="Deviation">How far the table is from its targets with this person.</param>
    /// <param name="Without">How far it would be with the seat left empty.</param>
    /// <param name="Rank">The person's rank among the reserves that were drawn; null for somebody of the pool who was not.</param>
    /// <param name="Alike">How many of those kept table, dialogue and track equally close, this person among them; the lot chose.</param>
    /// <param name="Place">1 for the one who fitted best; 2 or 3 when an organiser chose another.</param>
    public sealed record Replacement(
        string After, int Suitable, decimal Deviation, decimal Without, int? Rank, int Alike = 1, int Place = 1)
        : InvitationReason
    {
        /// <summary>The group that was lacked most and that this person belongs to; null when none was.</summary>
        public Brought? Brings { get; init; }

        /// <summary><c>town</c> or <c>province</c> where the dialogue is for a town first and the person lives there; else null.</summary>
        public string? Home { get; init; }

        /// <summary>The partner whose seat it was and to whose people this person belongs; null for any other seat.</summary>
        public string? Partner { get; init; }
    }

    // jsonb keeps its own order of names.
    private static readonly JsonSerializerOptions AnyOrder = new() { AllowOutOfOrderMetadataProperties = true };

    internal string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Lets Dapper read it back.</summary>
    internal sealed class Reader : SqlMapper.TypeHandler<InvitationReason>
    {
        public override InvitationReason Parse(object value) => JsonSerializer.Deserialize<InvitationReason>((string)value, AnyOrder)!;

        public override void SetValue(IDbDataParameter parameter, InvitationReason? value) => parameter.Value = value?.ToJson();
    }
}
