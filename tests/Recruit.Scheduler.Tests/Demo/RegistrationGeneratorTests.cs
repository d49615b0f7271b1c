using System.Text.Json;
using Recruit.Data.Reference;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Programmes;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Tests.Demo;

public sealed class RegistrationGeneratorTests
{
    private static readonly ProgrammeFile Programme = ProgrammeFileReader.Demo().Programme;
    private static readonly DateOnly Today = new(2021, 1, 25);
    private static readonly IReadOnlyList<MadeUpPerson> Many = new RegistrationGenerator(Programme, 2021, Today).Citizens(20_000).ToList();

    [Fact]
    public void The_same_seed_makes_the_same_people_and_another_seed_others()
    {
        var first = Written(new RegistrationGenerator(Programme, 7, Today).Citizens(200));

        Assert.Equal(first, Written(new RegistrationGenerator(Programme, 7, Today).Citizens(200)));
        Assert.NotEqual(first, Written(new RegistrationGenerator(Programme, 8, Today).Citizens(200)));
    }

    [Fact]
    public void Asking_for_more_people_does_not_change_the_first() =>
        Assert.Equal(
            Written(new RegistrationGenerator(Programme, 7, Today).Citizens(300).Take(100)),
            Written(new RegistrationGenerator(Programme, 7, Today).Citizens(100)));

    [Fact]
    public void No_two_people_share_an_address_or_an_id()
    {
        var addresses = Many.Select(person => person.Contact.Email).OfType<string>().ToList();

        Assert.Equal(addresses.Count, addresses.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(Many.Count, Many.Select(person => person.ExternalId).Distinct().Count());
        Assert.All(addresses, address => Assert.Matches("^[a-z0-9.]+@[a-z]+\\.example$", address));
    }

    [Fact]
    public void Every_level_is_one_of_the_programme_and_every_question_is_answered()
    {
        var asked = Programme.AttributesOf("citizens")
            .ToDictionary(attribute => attribute.Slug, attribute => attribute.Levels.Select(level => level.Slug).ToHashSet());

        Assert.All(Many, person => Assert.Equal(asked.Keys.Where(slug => slug != "origin").Order(), person.Levels.Keys.Order()));
        Assert.All(
            Many.SelectMany(person => person.Levels.Concat(person.SpecialLevels)), level => Assert.Contains(level.Value, asked[level.Key]));
        Assert.All(Many, person => Assert.All(person.Themes, theme => Assert.Contains(theme, Programme.Themes)));
    }

    [Fact]
    public void Ages_are_those_of_the_population_bent_by_the_bias()
    {
        var everyone = Enumerable.Range(16, 79)
            .Select(age => (Age: age, Wish: Population.Published.People(new AgeRange(age, age)) * SignUpBias.OfAge(age))).ToList();
        var total = everyone.Sum(age => age.Wish);

        foreach (var group in Programme.Attribute("age_group").Levels)
        {
            var expected = everyone.Where(age => group.Ages!.Value.Contains(age.Age)).Sum(age => age.Wish) / total;
            Assert.Equal(expected, ShareOf("age_group", group.Slug), tolerance: 0.02);
        }
    }

    [Fact]
    public void Provinces_are_those_of_the_towns_bent_by_the_bias()
    {
        var towns = Municipalities.Published.All;
        var total = towns.Sum(town => town.Population * SignUpBias.OfTown(town));

        foreach (var province in Provinces.Published.All)
        {
            var expected = towns.Where(town => town.Province == province.Level)
                .Sum(town => town.Population * SignUpBias.OfTown(town)) / total;
            Assert.Equal(expected, ShareOf("region", province.Level), tolerance: 0.01);
        }
    }

    [Fact]
    public void Those_who_sign_up_are_older_and_higher_educated_than_everyone()
    {
        var old = Population.Published.SharesByAge([new AgeRange(16, 54), AgeRange.AtLeast(55)])[1].Share;
        var high = Education.Published.Shares().Single(share => share.Level == "high").Share;

        Assert.InRange(ShareOf("age_group", "55-69") + ShareOf("age_group", "70+"), old + 0.05, old + 0.15);
        Assert.InRange(ShareOf("education", "high"), high + 0.08, high + 0.25);
    }

    [Fact]
    public void Income_follows_education()
    {
        Assert.True(HighIncomeAfter("high") > HighIncomeAfter("middle"));
        Assert.True(HighIncomeAfter("middle") > HighIncomeAfter("low"));
    }

    [Fact]
    public void Hardly_anyone_of_sixteen_to_nineteen_has_finished_college()
    {
        var teenagers = Many.Where(person => person.BirthYear > 2001).ToList();

        Assert.InRange(teenagers.Count(person => person.Levels["education"] == "high") / (double)teenagers.Count, 0, 0.05);
    }

    [Fact]
    public void One_in_twelve_signs_up_with_somebody_of_the_same_household()
    {
        var households = Many.Where(person => person.Household is not null).GroupBy(person => person.Household).ToList();

        Assert.InRange(households.Sum(household => household.Count()) / (double)Many.Count, 0.06, 0.10);
        Assert.All(households.SkipLast(1), household => Assert.Equal(2, household.Count()));
        Assert.All(households, household => Assert.Single(household.Select(person => person.Postcode4).Distinct()));
    }

    [Fact]
    public void Who_has_no_mail_has_a_postal_address_and_a_postcode_lies_in_the_region()
    {
        var onPaper = Many.Where(person => person.Contact.Email is null).ToList();

        Assert.InRange(onPaper.Count / (double)Many.Count, 0.02, 0.05);
        Assert.All(onPaper,
            person => Assert.True(person.Contact is { Street: not null, Postcode: not null, City: not null, Telephone: not null }));
        Assert.All(Many, person => Assert.Equal(person.Levels["region"], LevelDerivation.Region(person.Postcode4!)));
    }

    [Fact]
    public void About_one_in_eight_keeps_the_origin_private_and_six_in_a_hundred_need_something()
    {
        Assert.InRange(Many.Count(person => person.SpecialLevels.Count == 0) / (double)Many.Count, 0.10, 0.14);
        Assert.InRange(Many.Count(person => person.Contact.Needs is not null) / (double)Many.Count, 0.05, 0.07);
    }

    [Fact]
    public void Everyone_can_come_at_some_time_and_in_some_way() =>
        Assert.All(Many, person =>
        {
            Assert.NotEmpty(person.Availability);
            Assert.NotEmpty(person.Formats);
        });

    [Fact]
    public void The_other_tracks_answer_their_own_questions()
    {
        var generator = new RegistrationGenerator(Programme, 2021, Today);

        foreach (var (track, people) in new[] { ("civil_society", generator.Organisations(300)), ("science", generator.Scientists(100)),
            ("orientation", generator.PolicyStaff(100)) })
        {
            var asked = Programme.AttributesOf(track)
                .ToDictionary(attribute => attribute.Slug, attribute => attribute.Levels.Select(level => level.Slug).ToHashSet());
            Assert.All(people, person => Assert.Equal((track, true), (person.Track, person.Organisation is not null)));
            Assert.All(people, person => Assert.Equal(asked.Keys.Order(), person.Levels.Keys.Order()));
            Assert.All(people.SelectMany(person => person.Levels), level => Assert.Contains(level.Value, asked[level.Key]));
            Assert.Distinct(people.Select(person => person.Contact.Email));
        }
    }

    [Fact]
    public void Only_people_of_the_state_work_for_a_department()
    {
        var staff = new RegistrationGenerator(Programme, 2021, Today).PolicyStaff(200).ToList();

        Assert.All(staff, person => Assert.Equal(person.Levels["tier"] == "state", person.Levels["department"] != "none"));
    }

    private static string Written(IEnumerable<MadeUpPerson> people) => JsonSerializer.Serialize(people);

    private static double ShareOf(string attribute, string level) =>
        Many.Count(person => person.Levels[attribute] == level) / (double)Many.Count;

    private static double HighIncomeAfter(string education)
    {
        var educated = Many.Where(person => person.Levels["education"] == education).ToList();
        return educated.Count(person => person.Levels["ses"] == "high") / (double)educated.Count;
    }
}
