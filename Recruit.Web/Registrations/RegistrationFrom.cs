using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Web.Language;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations;

/// <summary>Turns answers into what is stored, each part where it belongs.</summary>
internal static class RegistrationFrom
{
    /// <param name="consent">The text that the person agreed to.</param>
    public static NewRegistration Of(
        Answers answers, Programme programme, Track track, IReadOnlyList<ProgrammeAttribute> attributes, string consent) =>
        new(programme.Id, track.Id, ContactOf(answers), LevelsOf(answers, attributes), consent)
        {
            Language = SiteLanguage.Current,
            BirthYear = answers.BirthYear,
            Postcode4 = answers.Postcode?[..4],
            SpecialLevels = Said(answers, attributes, special: true).ToDictionary(said => said.Attribute.Id, said => said.Level),
            Availability = answers.Availability,
            Formats = answers.Formats,
            Travels = answers.Travels,
            Themes = answers.Themes,
            Role = Said(answers, attributes, special: false)
                .Where(said => said.Attribute.Slug == RoleQuota.Attribute)
                .Select(said => said.Level).FirstOrDefault(),
            Organisation = answers.Organisation,
            Companion = answers.Companion,
        };

    // Only a whole postcode with a house number is a household: four digits are a neighbourhood.
    private static Contact ContactOf(Answers answers) => new(answers.Name ?? "")
    {
        Email = answers.Email,
        Telephone = answers.Telephone,
        Postcode = answers.Postcode,
        Street = answers.HouseNumber,
        Needs = answers.Needs,
        Companion = answers.CompanionName,
    };

    private static Levels LevelsOf(Answers answers, IReadOnlyList<ProgrammeAttribute> attributes) =>
        new(Said(answers, attributes, special: false).Select(said => KeyValuePair.Create(said.Attribute.Slug, said.Level)));

    private static IEnumerable<(ProgrammeAttribute Attribute, string Level)> Said(
        Answers answers, IReadOnlyList<ProgrammeAttribute> attributes, bool special) =>
        from attribute in attributes
        where attribute.Special == special
        let level = answers.Levels.GetValueOrDefault(attribute.Slug)
        where !string.IsNullOrEmpty(level)
        select (attribute, level);
}
