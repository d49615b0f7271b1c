using System.Globalization;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;

namespace Recruit.Data.Registrations;

/// <summary>Where a registration stands: unconfirmed → active → withdrawn → erased; any of them can end erased.</summary>
public static class RegistrationState
{
    /// <summary>The person has yet to press the link in the mail.</summary>
    public const string Unconfirmed = "unconfirmed";
    public const string Active = "active";
    public const string Withdrawn = "withdrawn";

    /// <summary>Nothing is known of the person any more; only counted.</summary>
    public const string Erased = "erased";

    public static readonly IReadOnlyList<string> All = [Active, Unconfirmed, Withdrawn, Erased];

    /// <summary>Whether the person still takes part, or may yet.</summary>
    public static bool IsOpen(string state) => state is Unconfirmed or Active;
}

/// <summary>What somebody who is brought along comes for.</summary>
public static class CompanionKind
{
    public const string Companion = "companion";
    public const string Interpreter = "interpreter";
    public const string Carer = "carer";

    public static readonly IReadOnlyList<string> All = [Companion, Interpreter, Carer];
}

/// <summary>A person's wish to take part. Who it is stands in the vault, levels stand apart.</summary>
public sealed record Registration
{
    // Which one.
    public required Guid Id { get; init; }

    /// <summary>Rises with every registration: the order that draws start from.</summary>
    public required long Number { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required Guid TrackId { get; init; }
    public required Guid PersonId { get; init; }
    public string? ExternalId { get; init; }

    /// <summary>A keyed hash, equal for people of one household; null when unknown.</summary>
    public byte[]? Household { get; init; }

    // What the person wishes.
    public string Language { get; init; } = "nl";

    /// <summary>An IANA name; null for who reads times on the clock of the dialogue.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Parts of the week: <c>weekday_morning</c>, <c>weekday_afternoon</c>, <c>weekday_evening</c>, <c>weekend</c>.</summary>
    public string[] Availability { get; init; } = [];

    /// <summary><c>online</c> and/or <c>hall</c>.</summary>
    public string[] Formats { get; init; } = [];

    /// <summary>Comes to a hall outside the own province.</summary>
    public bool Travels { get; init; }

    /// <summary>Wished themes.</summary>
    public string[] Themes { get; init; } = [];
    public string? Role { get; init; }
    public string? Organisation { get; init; }

    /// <summary>Under which organisation the person stands; null for none.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Whether the organisation holds the seat and the person who comes has yet to confirm.</summary>
    public bool AwaitsPerson { get; init; }

    /// <summary>One of <see cref="CompanionKind"/>; null for who comes alone.</summary>
    public string? Companion { get; init; }

    // Where it stands.
    /// <summary>One of <see cref="RegistrationState"/>.</summary>
    public string State { get; init; } = RegistrationState.Active;
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The registration of the same person that stays; null unless an organiser merged this one into it.</summary>
    public Guid? MergedInto { get; init; }

    public bool IsOpen => RegistrationState.IsOpen(State);
}

/// <summary>What a person told about him- or herself.</summary>
/// <param name="SpecialLevels">Attribute id to level slug of the special-category attributes, which stand apart.</param>
public sealed record Demographics(int? BirthYear, string? Postcode4, Levels Levels, IReadOnlyDictionary<Guid, string> SpecialLevels)
{
    /// <summary>Null where the person would rather not say.</summary>
    public string? LevelOf(ProgrammeAttribute attribute) =>
        attribute.Special ? SpecialLevels.GetValueOrDefault(attribute.Id) : Levels.GetValueOrDefault(attribute.Slug);
}

/// <summary>A registration with its levels, as draws and tables use it.</summary>
/// <param name="Companion">One of <see cref="CompanionKind"/>; null for who comes alone.</param>
public sealed record Candidate(
    Guid Id, long Number, Guid PersonId, byte[]? Household, string Language, string[] Availability, string[] Formats, bool Travels,
    string[] Themes, string? Role, Levels Levels, string? Postcode4 = null, string? Companion = null)
{
    /// <summary>The code of the municipality that the person lives in; null where the postcode is unknown.</summary>
    public string? Municipality =>
        int.TryParse(Postcode4, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            ? PostcodeRanges.Published.MunicipalityOf(code)
            : null;
}

/// <summary>What a person gives when signing up.</summary>
/// <param name="Levels">Attribute slug to level slug, special-category attributes left out.</param>
/// <param name="ConsentWording">Which text the person agreed to.</param>
public sealed record NewRegistration(Guid ProgrammeId, Guid TrackId, Contact Contact, Levels Levels, string ConsentWording)
{
    /// <summary>The id that it gets: what is sent twice under one id is one registration. Null for any.</summary>
    public Guid? Id { get; init; }
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

    /// <summary>One of <see cref="CompanionKind"/>; null for who comes alone.</summary>
    public string? Companion { get; init; }
    public string? ExternalId { get; init; }

    /// <summary>People with the same text are one household; null lets postcode and street decide.</summary>
    public string? Household { get; init; }

    /// <summary>True where an answer is changed that says nothing about the home: the household stays what it was.</summary>
    public bool StaysAtHome { get; init; }

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
