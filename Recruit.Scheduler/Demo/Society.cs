using Recruit.Data.Reference;

namespace Recruit.Scheduler.Demo;

/// <summary>Where people live, how old they are, what they learnt and earn: the real margins, bent by <see cref="SignUpBias"/>.</summary>
public sealed class Society
{
    private const int OldestAge = 94;
    private readonly IReadOnlyDictionary<string, Weighted<(int Age, string Gender)>> people;
    private readonly IReadOnlyDictionary<string, Weighted<PostcodeRun>> postcodes;
    private readonly Dictionary<(string Province, int Age), Weighted<string>> education = [];
    private readonly IReadOnlyDictionary<string, Weighted<string>> incomes;

    public Society(int minimumAge)
    {
        var provinces = Provinces.Published.All.Select(province => province.Level).ToList();
        Towns = new Weighted<Municipality>(Municipalities.Published.All, town => town.Population * SignUpBias.OfTown(town));
        people = provinces.ToDictionary(province => province, province => AgesIn(province, minimumAge));
        postcodes = provinces.ToDictionary(province => province, province => new Weighted<PostcodeRun>(
            PostcodeRanges.Published.Runs.Where(run => run.Area == province), run => run.To - run.From + 1));
        Origins = new Weighted<string>(
            Origin.Published.Shares.Select(share => share.Level),
            level => Origin.Published.People[level] * SignUpBias.OfOrigin(level));
        incomes = Data.Reference.Education.Levels.ToDictionary(level => level, IncomeAfter);
        foreach (var province in provinces)
            for (var age = minimumAge; age <= OldestAge; age++)
                education[(province, age)] = EducationOf(province, age);
    }

    public Weighted<Municipality> Towns { get; }

    public Weighted<string> Origins { get; }

    public Weighted<(int Age, string Gender)> People(string province) => people[province];

    public Weighted<string> Education(string province, int age) => education[(province, Math.Clamp(age, 16, OldestAge))];

    public Weighted<string> Income(string educated) => incomes[educated];

    /// <summary>A four-digit postcode somewhere in the province; not of a particular town, since our figures do not tell.</summary>
    public string Postcode(string province, Random random)
    {
        var run = postcodes[province].Pick(random);
        return random.Next(run.From, run.To + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Weighted<(int Age, string Gender)> AgesIn(string province, int minimumAge)
    {
        var everyone =
            from age in Enumerable.Range(minimumAge, OldestAge - minimumAge + 1)
            from gender in new[] { "man", "woman" }
            select (Age: age, Gender: gender);
        return new Weighted<(int Age, string Gender)>(
            everyone, person => SignUpBias.OfAge(person.Age) * CountOf(person.Age, person.Gender, province));
    }

    private static double CountOf(int age, string gender, string province)
    {
        var year = new AgeRange(age, age);
        return gender == "man" ? Population.Published.Men(year, province) : Population.Published.Women(year, province);
    }

    private static Weighted<string> IncomeAfter(string educated) => new(
        HouseholdIncome.Published.Shares.Select(share => share.Level),
        income => SignUpBias.IncomeByEducation(income, educated));

    private static Weighted<string> EducationOf(string province, int age) => new(
        Data.Reference.Education.Levels,
        level => Data.Reference.Education.Published.People(level, province) * SignUpBias.EducationByAge(
            level, age) * SignUpBias.OfEducation(level));
}
