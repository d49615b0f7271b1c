using System.Globalization;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Reference;
using Recruit.Scheduler.Programmes;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Demo;

/// <summary>An endless row of citizens who sign up; about one in twelve with somebody of the same household.</summary>
internal sealed class MadeUpCitizens(ProgrammeFile programme, Random random, DateOnly today)
{
    private const double BringsSomeone = 0.0417;

    private readonly IReadOnlyList<string> ageGroups = programme.Attribute("age_group").Levels.Select(level => level.Slug).ToList();
    private readonly Society society = new(programme.MinimumAge);
    private readonly MadeUpNames names = new(random);
    private readonly Habits habits = new(random, programme.Themes);
    private int made;

    public IEnumerable<MadeUpPerson> Take(int count) => Endless().Take(count);

    private IEnumerable<MadeUpPerson> Endless()
    {
        while (true)
        {
            var home = NewHome();
            var (age, gender) = society.People(home.Town.Province).Pick(random);
            var background = society.Origins.Pick(random);
            var name = names.Next(gender, background);
            var together = habits.Happens(BringsSomeone);
            var household = together ? $"household-{made + 1}" : null;

            yield return Person(home, household, age, gender, background, name);
            if (together)
                yield return Relative(home, household!, age, gender, background, name);
        }
    }

    /// <summary>Mostly a partner of about the same age; else a parent or a grown child.</summary>
    private MadeUpPerson Relative(Home home, string household, int age, string gender, string background, MadeUpName name)
    {
        var partner = habits.Happens(0.75);
        var other = partner && habits.Happens(0.95) ? (gender == "man" ? "woman" : "man") : gender;
        var distance = partner ? random.Next(-4, 5) : age >= 45 ? -random.Next(22, 30) : random.Next(22, 36);
        var relative = partner && habits.Happens(0.6) ? names.Next(other, background) : names.Relative(name, other, background);
        return Person(home, household, Math.Clamp(age + distance, programme.MinimumAge, 94), other, background, relative);
    }

    private MadeUpPerson Person(Home home, string? household, int age, string gender, string background, MadeUpName name)
    {
        var birthYear = today.Year - age;
        var education = society.Education(home.Town.Province, age).Pick(random);
        var formats = habits.Formats(age);

        return new MadeUpPerson($"citizen-{++made:000000}", "citizens", ContactOf(name, age, home), new Levels
        {
            ["age_group"] = LevelDerivation.AgeGroup(birthYear, today, ageGroups)!,
            ["gender"] = habits.Happens(0.007) ? "other" : gender,
            ["region"] = home.Town.Province,
            ["ses"] = society.Income(education).Pick(random),
            ["education"] = education,
            ["role"] = RoleOf(age),
        })
        {
            BirthYear = birthYear,
            Postcode4 = home.Postcode4,
            SpecialLevels = habits.Happens(0.88) ? new Levels { ["origin"] = background } : [],
            Availability = habits.CitizenAvailability(age),
            Formats = formats,
            Travels = formats.Contains("hall") && habits.Happens(0.35),
            Themes = habits.Wishes(),
            Household = household,
            Language = habits.Happens(background == "netherlands" ? 0.005 : 0.12) ? "en" : "nl",
        };
    }

    private Home NewHome()
    {
        var town = society.Towns.Pick(random);
        return new Home(town, society.Postcode(town.Province, random));
    }

    private Contact ContactOf(MadeUpName name, int age, Home home)
    {
        var contact = new Contact(name.ToString()) { Needs = habits.Need() };
        return habits.HasNoMail(age)
            ? habits.WithAddress(contact, home.Postcode4, home.Town.ShortName) with
            {
                Telephone = $"06 0000 {random.Next(10_000).ToString("0000", CultureInfo.InvariantCulture)}",
            }
            : contact with { Email = names.AddressOf(name) };
    }

    private string RoleOf(int age) => random.NextDouble() switch
    {
        < 0.10 when age is >= 20 and < 70 => "entrepreneur",
        > 0.92 => "civic_organisation",
        _ => "resident",
    };

    private sealed record Home(Municipality Town, string Postcode4);
}
