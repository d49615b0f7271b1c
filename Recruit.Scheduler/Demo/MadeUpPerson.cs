using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;

namespace Recruit.Scheduler.Demo;

/// <summary>Somebody who does not exist, with all that a registration asks. Addresses end in .example and reach nobody.</summary>
public sealed record MadeUpPerson(string ExternalId, string Track, Contact Contact, Levels Levels)
{
    public int? BirthYear { get; init; }
    public string? Postcode4 { get; init; }

    /// <summary>Levels of special-category attributes that the person chose to tell.</summary>
    public Levels SpecialLevels { get; init; } = [];
    public string[] Availability { get; init; } = [];
    public string[] Formats { get; init; } = [];
    public bool Travels { get; init; }
    public string[] Themes { get; init; } = [];
    public string? Organisation { get; init; }
    public string? Household { get; init; }
    public string Language { get; init; } = "nl";

    /// <summary>The person's wish to take part in a track that asks for these attributes, confirmed already.</summary>
    public NewRegistration ToRegistration(Track track, IReadOnlyList<ProgrammeAttribute> attributes, string consentWording) =>
        new(track.ProgrammeId, track.Id, Contact, Levels, consentWording)
        {
            ExternalId = ExternalId,
            BirthYear = BirthYear,
            Postcode4 = Postcode4,
            SpecialLevels = attributes
                .Where(attribute => attribute.Special && SpecialLevels.ContainsKey(attribute.Slug))
                .ToDictionary(attribute => attribute.Id, attribute => SpecialLevels[attribute.Slug]),
            Availability = Availability,
            Formats = Formats,
            Travels = Travels,
            Themes = Themes,
            Role = Levels.GetValueOrDefault("role"),
            Organisation = Organisation,
            Household = Household,
            Language = Language,
            Confirmed = true,
        };
}
