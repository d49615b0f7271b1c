using System.Globalization;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Registrations;

/// <summary>Reads one row of an import as a person's wish to take part, or says what keeps it out.</summary>
internal sealed class ImportRow(
    CellReader cells, Programme programme, Track track, IReadOnlyList<ProgrammeAttribute> attributes, DateOnly today)
{
    private const int OldestAge = 120;

    /// <summary>Null when something is wrong; the cells then know what.</summary>
    public NewRegistration? Read()
    {
        var consentedOn = Consent("consented_on");
        var birthYear = BirthYear();
        var postcode = Postcode();
        var levels = new Levels();
        foreach (var attribute in attributes.Where(attribute => !attribute.Special))
            if (LevelOf(attribute, birthYear, postcode) is { } level)
                levels[attribute.Slug] = level;

        var wish = new NewRegistration(programme.Id, track.Id, Contact(), levels, $"Import: consent given on {consentedOn:yyyy-MM-dd}")
        {
            ExternalId = cells.Text("id"),
            BirthYear = birthYear,
            Postcode4 = postcode is null ? null : LevelDerivation.FourDigits(postcode)?.ToString(CultureInfo.InvariantCulture),
            SpecialLevels = SpecialLevels(),
            Availability = cells.Several("availability", ImportColumns.PartsOfWeek),
            Formats = Formats(),
            Travels = cells.YesOrNo("travels"),
            Themes = cells.Several("themes"),
            Role = levels.GetValueOrDefault("role"),
            Organisation = cells.Text("organisation"),
            Household = cells.Text("household"),
            Language = Language(),
            Confirmed = true,
        };
        return cells.IsSound ? wish : null;
    }

    /// <summary>Who has no e-mail must have an address to which a letter can go.</summary>
    private Contact Contact()
    {
        var contact = new Contact(cells.Needed("name"))
        {
            Email = cells.Email("email"),
            Telephone = cells.Text("telephone"),
            Street = cells.Text("street"),
            Postcode = cells.Text("postcode"),
            City = cells.Text("city"),
            Needs = cells.Text("needs"),
        };
        if (cells.Text("email") is null && (contact.Street is null || contact.City is null || contact.Postcode is not { Length: >= 6 }))
            cells.Refuse("there is no e-mail, and no street, whole postcode and city for a letter");
        if (cells.Text("email") is null && cells.Text("id") is null)
            cells.Refuse("there is no e-mail and no id, so that a second import would not know this person again");
        return contact;
    }

    private int? BirthYear()
    {
        var year = cells.Number("birth_year", today.Year - OldestAge, today.Year);
        if (year is { } born && LevelDerivation.AgeIn(born, today) is var age && age < programme.MinimumAge)
            cells.Refuse(FormattableString.Invariant(
                $"birth_year {born} makes {age} years at most; people take part from {programme.MinimumAge} years"));
        return year;
    }

    private string? Postcode()
    {
        var postcode = cells.Text("postcode");
        if (postcode is not null && LevelDerivation.Region(postcode) is null)
            cells.Refuse($"postcode \"{postcode}\" is not in the Netherlands");
        return postcode;
    }

    private string? LevelOf(ProgrammeAttribute attribute, int? birthYear, string? postcode)
    {
        var column = ImportColumns.Of(attribute);
        var answer = cells.Text(column);
        if (answer is null && ImportColumns.IsNeeded(attribute))
            cells.Refuse($"{column} is empty");
        if (attribute.Derivation != Derivation.Choice)
            return LevelDerivation.Of(attribute, birthYear, postcode, choice: null, today);
        return answer is null ? null : Known(attribute, answer);
    }

    private Dictionary<Guid, string> SpecialLevels()
    {
        var told = new Dictionary<Guid, string>();
        foreach (var attribute in attributes.Where(attribute => attribute.Special))
        {
            if (cells.Text(attribute.Slug) is not { } answer)
                continue;
            Consent(ImportColumns.ConsentOf(attribute));
            if (Known(attribute, answer) is { } level)
                told[attribute.Id] = level;
        }

        return told;
    }

    /// <summary>A level by its slug or by its label in either language.</summary>
    private string? Known(ProgrammeAttribute attribute, string answer)
    {
        var level = attribute.Levels.FirstOrDefault(level =>
            new[] { level.Slug, level.LabelNl, level.LabelEn }.Contains(answer, Spelled.Alike));
        if (level is null)
            cells.Refuse($"{attribute.Slug} \"{answer}\" is none of {string.Join(", ", attribute.Levels.Select(known => known.Slug))}");
        return level?.Slug;
    }

    /// <summary>Nobody is entered without having agreed, on a day that has been.</summary>
    private DateOnly? Consent(string column)
    {
        if (cells.Text(column) is null)
            cells.Refuse($"{column} is empty, so there is no consent");
        var day = cells.Day(column);
        if (day > today)
            cells.Refuse(FormattableString.Invariant($"{column} {day:yyyy-MM-dd} has yet to come"));
        return day;
    }

    /// <summary>Who says nothing comes online and to a hall.</summary>
    private string[] Formats() =>
        cells.Several("formats", ImportColumns.Formats) is { Length: > 0 } formats ? formats : [.. ImportColumns.Formats];

    private string Language()
    {
        var language = cells.Text("language")?.ToLowerInvariant() ?? "nl";
        if (language is not ("nl" or "en"))
            cells.Refuse($"language \"{language}\" is neither nl nor en");
        return language;
    }
}
