using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Reference;
using Recruit.Scheduler.Programmes;

namespace Recruit.Scheduler.Demo;

/// <summary>Endless rows of people who take part for their work: from organisations, universities and governments.</summary>
internal sealed class MadeUpProfessionals(ProgrammeFile programme, Random random, DateOnly today)
{
    private static readonly IReadOnlyDictionary<string, string[]> OrganisationNames = new Dictionary<string, string[]>
    {
        ["care"] = ["Zorgkring", "Welzijn", "Mantelzorg", "Wijkverpleging"],
        ["education"] = ["Scholengroep", "Jeugdwerk", "Taalhuis", "Kinderopvang"],
        ["work"] = ["Ondernemerskring", "Werkbedrijf", "Vakbond", "Startershuis"],
        ["nature"] = ["Natuurvereniging", "Milieufederatie", "Energiecoöperatie", "Landschapsbeheer"],
        ["culture"] = ["Sportfederatie", "Theatergroep", "Muziekvereniging", "Bibliotheek"],
        ["faith"] = ["Kerkenberaad", "Moskeevereniging", "Humanistisch Verbond", "Inloophuis"],
    };

    private static readonly Weighted<Municipality> UniversityTowns =
        new(Municipalities.Published.All.Where(town => town.Population > 120_000), town => town.Population);

    private readonly Society society = new(programme.MinimumAge);
    private readonly MadeUpNames names = new(random);
    private readonly Habits habits = new(random, programme.Themes);
    private int made;

    public IEnumerable<MadeUpPerson> FromOrganisations()
    {
        while (true)
        {
            var town = society.Towns.Pick(random);
            var levels = new Levels { ["sector"] = AnyLevel("sector"), ["organisation_size"] = SizeOf(town), ["region"] = town.Province };
            var kinds = OrganisationNames[levels["sector"]];
            var organisation = $"{kinds[random.Next(kinds.Length)]} {town.ShortName}";
            var postcode = society.Postcode(town.Province, random);

            for (var people = 1 + random.Next(3); people > 0; people--)
                yield return Person("civil_society", organisation, new Levels(levels)) with { Postcode4 = postcode };
        }
    }

    public IEnumerable<MadeUpPerson> Scientists()
    {
        while (true)
        {
            var (age, gender) = (random.Next(27, 69), habits.Happens(0.42) ? "woman" : "man");
            var levels = new Levels { ["discipline"] = AnyLevel("discipline"), ["gender"] = gender, ["age_group"] = AgeGroupOf(age) };
            var university = $"Universiteit van {UniversityTowns.Pick(random).ShortName}";
            var fromAbroad = habits.Happens(0.25);
            yield return Person("science", university, levels, gender, fromAbroad ? "europe" : society.Origins.Pick(random)) with
            {
                BirthYear = today.Year - age,
                Language = fromAbroad ? "en" : "nl",
            };
        }
    }

    public IEnumerable<MadeUpPerson> PolicyStaff()
    {
        while (true)
        {
            var tier = AnyLevel("tier");
            var department = tier == "state"
                ? programme.Attribute("department").Levels[random.Next(programme.Attribute("department").Levels.Count - 1)]
                : null;
            yield return Person(
                "orientation", EmployerOf(tier, department), new Levels { ["department"] = department?.Slug ?? "none", ["tier"] = tier });
        }
    }

    private MadeUpPerson Person(string track, string organisation, Levels levels) =>
        Person(track, organisation, levels, habits.Happens(0.5) ? "woman" : "man", society.Origins.Pick(random));

    private MadeUpPerson Person(string track, string organisation, Levels levels, string gender, string background)
    {
        var name = names.Next(gender, background);
        var domain = $"{MadeUpNames.Plain(organisation)}.example";
        return new MadeUpPerson($"{track}-{++made:000000}", track,
            new Contact(name.ToString()) { Email = names.AddressOf(name, domain), Needs = habits.Need() }, levels)
        {
            Availability = habits.WorkAvailability(),
            Formats = habits.Formats(age: 40),
            Travels = habits.Happens(0.8),
            Themes = habits.Wishes(),
            Organisation = organisation,
        };
    }

    private string AgeGroupOf(int age) => programme.Attribute("age_group").Levels.First(level => level.Ages!.Value.Contains(age)).Slug;

    private string AnyLevel(string attribute)
    {
        var levels = programme.Attribute(attribute).Levels;
        return levels[random.Next(levels.Count)].Slug;
    }

    /// <summary>Large organisations stand more often in large towns.</summary>
    private string SizeOf(Municipality town) => random.NextDouble() switch
    {
        < 0.4 => "small",
        < 0.75 => "medium",
        _ => town.Population > 50_000 ? "large" : "medium",
    };

    private string EmployerOf(string tier, LevelEntry? department)
    {
        var town = society.Towns.Pick(random);
        return tier switch
        {
            "state" => $"Ministerie van {department!.Label.Nl}",
            "province" => $"Provincie {Provinces.Published.Find(town.Province)!.Name}",
            "municipality" => $"Gemeente {town.ShortName}",
            _ => $"Waterschap {town.ShortName}",
        };
    }
}
