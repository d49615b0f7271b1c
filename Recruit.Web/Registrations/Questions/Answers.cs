using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;

namespace Recruit.Web.Registrations.Questions;

/// <summary>What a person has answered so far. Null means not asked yet.</summary>
public sealed record Answers
{
    /// <summary>Whose form this is, as long as nobody else knows who that is: the id that the registration will have.</summary>
    public Guid Id { get; init; }

    /// <summary>When the form was opened.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Slug of the track that the person signs up for.</summary>
    public string Track { get; init; } = "";

    /// <summary>The code of the letter by which the person came, tidied; null when there is none.</summary>
    public string? LetterCode { get; init; }

    /// <summary>The channel by whose link the person came.</summary>
    public Guid? Channel { get; init; }
    public int? BirthYear { get; init; }

    /// <summary>As it is written in the Netherlands, <c>1234 AB</c>, or only the four digits.</summary>
    public string? Postcode { get; init; }
    public string? HouseNumber { get; init; }

    /// <summary>Attribute slug to level slug; an empty level where the person would rather not say.</summary>
    public IReadOnlyDictionary<string, string> Levels { get; init; } = new Dictionary<string, string>();
    public string[] Availability { get; init; } = [];
    public string[] Formats { get; init; } = [];
    public bool Travels { get; init; }
    public string[] Themes { get; init; } = [];
    public string? Needs { get; init; }

    /// <summary>What somebody comes along for; null when nobody does.</summary>
    public string? Companion { get; init; }
    public string? CompanionName { get; init; }
    public string? Name { get; init; }
    public string? Organisation { get; init; }
    public string? Email { get; init; }
    public string? Telephone { get; init; }

    public Answers WithLevel(string attribute, string level) =>
        this with { Levels = new Dictionary<string, string>(Levels) { [attribute] = level } };

    /// <summary>Somebody with these answers, to see where he or she could come.</summary>
    public Candidate AsCandidate(string language) => new(
        Id, 0, Guid.Empty, null, language, Availability, Formats, Travels, Themes, null,
        new Levels(Levels.Where(level => level.Value.Length > 0)));

    /// <summary>What stands in a registration already, to be changed.</summary>
    public static Answers Of(
        Registration registration, Track track, Contact contact, Demographics demographics,
        IEnumerable<ProgrammeAttribute> attributes) => new()
        {
            Id = registration.Id,
            StartedAt = registration.CreatedAt,
            Track = track.Slug,
            BirthYear = demographics.BirthYear,
            Postcode = contact.Postcode ?? demographics.Postcode4,
            HouseNumber = contact.Street,
            Levels = LevelsOf(registration, demographics, attributes),
            Availability = registration.Availability,
            Formats = registration.Formats,
            Travels = registration.Travels,
            Themes = registration.Themes,
            Needs = contact.Needs,
            Companion = registration.Companion,
            CompanionName = contact.Companion,
            Name = contact.Name,
            Organisation = registration.Organisation,
            Email = contact.Email,
            Telephone = contact.Telephone,
        };

    private static Dictionary<string, string> LevelsOf(
        Registration registration, Demographics demographics, IEnumerable<ProgrammeAttribute> attributes)
    {
        var levels = attributes.ToDictionary(attribute => attribute.Slug, attribute => demographics.LevelOf(attribute) ?? "");
        // It may have been asked though the track does not ask it of everyone.
        if (registration.Role is { } role)
            levels[RoleQuota.Attribute] = role;
        return levels;
    }
}
