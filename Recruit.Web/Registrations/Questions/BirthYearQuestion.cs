using System.Globalization;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Representativeness;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Questions;

/// <summary>The year of birth, from which the age group follows.</summary>
public sealed class BirthYearQuestion(ProgrammeAttribute attribute, int minimumAge, DateOnly today, IStringLocalizer<Question> words)
    : Question("geboortejaar", words)
{
    private const string Year = "geboortejaar";
    private const int OldestAge = 115;

    public override string Title => attribute.Question(SiteLanguage.Current);
    public override string Label => L["Geboortejaar"];

    public override Typed Write(Answers answers) => new((Year, answers.BirthYear?.ToString(CultureInfo.InvariantCulture)));

    public override IReadOnlyList<Field> Fields(Typed typed) =>
    [
        new TextField(Year, Title, typed[Year])
        {
            Hint = $"{attribute.Hint(SiteLanguage.Current)} {L["Vier cijfers, bijvoorbeeld 1984."]}".Trim(), IsHeading = true, Short = true,
            InputMode = "numeric", Autocomplete = "bday-year",
        },
    ];

    public override Reading Read(Typed typed, Answers answers)
    {
        if (!int.TryParse(typed[Year].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year < today.Year - OldestAge
            || year > today.Year)
            return new Reading.Unclear([new Flaw(Year, L["Vul uw geboortejaar in met vier cijfers, bijvoorbeeld 1984"])]);
        if (LevelDerivation.AgeIn(year, today) < minimumAge)
            return new Reading.TooYoung(minimumAge);

        var ageGroup = LevelDerivation.AgeGroup(year, today, attribute.Levels.Select(level => level.Slug)) ?? "";
        return new Reading.Understood(answers.WithLevel(attribute.Slug, ageGroup) with { BirthYear = year });
    }

    public override bool IsAnswered(Answers answers) => answers.BirthYear is not null;

    public override string Tell(Answers answers) => answers.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? "";
}
