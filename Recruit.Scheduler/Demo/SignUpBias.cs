using Recruit.Data.Reference;

namespace Recruit.Scheduler.Demo;

/// <summary>
/// How those who sign up differ from everyone who could: older, higher educated, more often from cities. The factors are ours,
/// chosen in the direction that evaluations of open invitations report; 1 is as often as the population.
/// </summary>
public static class SignUpBias
{
    public static double OfAge(int age) => age switch
    {
        < 25 => 0.6,
        < 40 => 0.8,
        < 55 => 1.0,
        < 70 => 1.4,
        < 80 => 1.1,
        _ => 0.5,
    };

    public static double OfTown(Municipality municipality) => municipality.Population switch
    {
        >= 250_000 => 1.35,
        >= 100_000 => 1.15,
        >= 50_000 => 1.0,
        >= 25_000 => 0.9,
        _ => 0.8,
    };

    public static double OfEducation(string level) => level switch { "low" => 0.55, "middle" => 0.9, _ => 1.5 };

    public static double OfOrigin(string level) => level switch { "netherlands" => 1.1, "europe" => 0.85, _ => 0.7 };

    /// <summary>
    /// How much more or less often an age has a level of education than everyone: the young still learn, the old learnt less long.
    /// </summary>
    public static double EducationByAge(string level, int age) => (level, age) switch
    {
        ("high", < 20) => 0.03,
        ("high", < 25) => 0.6,
        ("high", < 45) => 1.4,
        ("high", >= 65) => 0.75,
        ("low", < 20) => 2.2,
        ("low", < 45) => 0.6,
        ("low", >= 65) => 1.4,
        _ => 1,
    };

    /// <summary>Income follows education; over the population these rows come to about 40, 40 and 20 per cent.</summary>
    public static double IncomeByEducation(string income, string education) => (education, income) switch
    {
        ("low", "low") => 0.58,
        ("low", "middle") => 0.34,
        ("low", _) => 0.08,
        ("middle", "low") => 0.42,
        ("middle", "middle") => 0.41,
        ("middle", _) => 0.17,
        (_, "low") => 0.24,
        (_, "middle") => 0.42,
        _ => 0.34,
    };
}
