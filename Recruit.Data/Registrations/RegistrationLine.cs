using Recruit.Data.Postgres;

namespace Recruit.Data.Registrations;

/// <summary>A registration without a name, for lists and exports.</summary>
/// <param name="Levels">Attribute slug to level slug, special-category attributes left out; empty for who was erased.</param>
public sealed record RegistrationLine(
    Guid Id, long Number, string Track, string State, string Language, DateTimeOffset CreatedAt, Levels Levels);
