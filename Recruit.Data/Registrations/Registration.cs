using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;

namespace Recruit.Data.Registrations;

/// <summary>A person's wish to take part. Who it is stands in the vault, levels stand apart.</summary>
/// <param name="Number">Rises with every registration: the order that draws start from.</param>
/// <param name="State"><c>unconfirmed</c>, <c>active</c>, <c>withdrawn</c> or <c>erased</c>.</param>
/// <param name="Availability">Parts of the week: <c>weekday_morning</c>, <c>weekday_afternoon</c>, <c>weekday_evening</c>, <c>weekend</c>.</param>
/// <param name="Formats"><c>online</c> and/or <c>hall</c>.</param>
/// <param name="Travels">Comes to a hall outside the own province.</param>
/// <param name="Themes">Wished themes.</param>
/// <param name="Household">A keyed hash, equal for people of one household; null when unknown.</param>
public sealed record Registration(
    Guid Id, long Number, Guid ProgrammeId, Guid TrackId, Guid PersonId, string? ExternalId, byte[]? Household, string State, string Language,
    string[] Availability, string[] Formats, bool Travels, string[] Themes, string? Role, string? Organisation,
    DateTimeOffset CreatedAt, DateTimeOffset? ConfirmedAt);

/// <summary>What a person told about him- or herself.</summary>
/// <param name="SpecialLevels">Attribute id to level slug of the special-category attributes, which stand apart.</param>
public sealed record Demographics(int? BirthYear, string? Postcode4, Levels Levels, IReadOnlyDictionary<Guid, string> SpecialLevels)
{
    /// <summary>Null where the person would rather not say.</summary>
    public string? LevelOf(ProgrammeAttribute attribute) =>
        attribute.Special ? SpecialLevels.GetValueOrDefault(attribute.Id) : Levels.GetValueOrDefault(attribute.Slug);
}

/// <summary>A registration with its levels, as draws and tables use it.</summary>
public sealed record Candidate(
    Guid Id, long Number, Guid PersonId, byte[]? Household, string Language, string[] Availability, string[] Formats, bool Travels,
    string[] Themes, string? Role, Levels Levels);

/// <summary>What a person gives when signing up.</summary>
/// <param name="Levels">Attribute slug to level slug, special-category attributes left out.</param>
/// <param name="ConsentWording">Which text the person agreed to.</param>
public sealed record NewRegistration(Guid ProgrammeId, Guid TrackId, Contact Contact, Levels Levels, string ConsentWording)
{
    public string Language { get; init; } = "nl";
    public int? BirthYear { get; init; }
    public string? Postcode4 { get; init; }

    /// <summary>Attribute id to level slug, given with a consent of its own.</summary>
    public IReadOnlyDictionary<Guid, string> SpecialLevels { get; init; } = new Dictionary<Guid, string>();
    public string[] Availability { get; init; } = [];
    public string[] Formats { get; init; } = [];
    public bool Travels { get; init; }
    public string[] Themes { get; init; } = [];
    public string? Role { get; init; }
    public string? Organisation { get; init; }
    public string? ExternalId { get; init; }

    /// <summary>People with the same text are one household; null lets postcode and street decide.</summary>
    public string? Household { get; init; }

    /// <summary>True when an organiser or an import vouches for the address, so that no confirmation by mail is asked.</summary>
    public bool Confirmed { get; init; }
}

/// <summary>What can come of asking for a place.</summary>
public abstract record RegistrationOutcome
{
    public sealed record Accepted(Guid RegistrationId) : RegistrationOutcome;

    /// <summary>This address or external id stands in the programme already. The one who asks is told by mail, never on the page.</summary>
    public sealed record AlreadyRegistered(Guid RegistrationId) : RegistrationOutcome;

    public sealed record RegistrationClosed(DateTimeOffset ClosedAt) : RegistrationOutcome;
}
