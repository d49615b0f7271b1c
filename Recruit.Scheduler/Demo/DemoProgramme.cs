using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Scheduler.Programmes;

namespace Recruit.Scheduler.Demo;

/// <summary>Which programme the demo brings to life, and how many sign up for it.</summary>
/// <param name="Name">What one types for it: 2021, or tables and people at each, such as 100x100.</param>
/// <param name="Shares">How the registrations are divided over the tracks, in thousandths.</param>
public sealed record DemoProgramme(string Name, ProgrammePlan Plan, int Registrations, IReadOnlyDictionary<string, int> Shares)
{
    private const string Track = "citizens";
    private const int FirstPeople = 8;
    private const int MostPeople = 500;
    private const int MostTables = 500;
    private const int TablesPerEvening = 10;
    private const int RegistrationsPerSeat = 3;

    /// <summary>As it was: four tracks, and some three thousand who sign up.</summary>
    public static DemoProgramme Of2021() => new("2021", ProgrammeFileReader.Demo(), 3000, new Dictionary<string, int>
    {
        [Track] = 545,
        ["civil_society"] = 380,
        ["science"] = 45,
        ["orientation"] = 30,
    });

    /// <summary>Null for a name that is none.</summary>
    public static DemoProgramme? Named(string name) => name == "2021"
        ? Of2021()
        : name.Split('x') is [var tables, var people]
            && Number(tables) is > 0 and <= MostTables and var many && Number(people) is >= FirstPeople and <= MostPeople and var each
            ? OfTables(many, each)
            : null;

    /// <summary>
    /// The early idea of 2021: so many large tables, all online on working days' evenings, so that everyone with an evening can sit at any.
    /// </summary>
    private static DemoProgramme OfTables(int tables, int people)
    {
        var plan = ProgrammeFileReader.Demo();
        var file = plan.Programme;
        var citizens = file.Tracks.Single(track => track.Slug == Track) with { People = $"{Least(people)}-{Most(people)}" };
        var hosts = plan.Hosts.Where(host => plan.Dialogues.Any(one => one.Track == Track && one.Host == host.Id)).ToList();
        return new DemoProgramme(
            string.Create(CultureInfo.InvariantCulture, $"{tables}x{people}"),
            new ProgrammePlan(
                file with
                {
                    Slug = string.Create(CultureInfo.InvariantCulture, $"tafels-{tables}x{people}"),
                    Name = string.Create(CultureInfo.InvariantCulture, $"{tables} tafels van {people}"),
                    Tracks = [citizens],
                    Attributes = file.AttributesOf(Track),
                    Targets = [.. file.Targets.Where(target => target.Track == Track)],
                    Raised = [.. file.Raised.Where(raised => raised.Track == Track)],
                },
                hosts,
                [.. Enumerable.Range(0, tables).Select(table => DialogueOf(table, people, file.Themes, hosts[table % hosts.Count].Id))]),
            RegistrationsPerSeat * tables * people, new Dictionary<string, int> { [Track] = 1000 });
    }

    private static DialogueEntry DialogueOf(int table, int people, IReadOnlyList<string> themes, string host)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"table-{table + 1:000}");
        var theme = themes[table % themes.Count];
        return new DialogueEntry
        {
            Id = id,
            Track = Track,
            Type = DialogueType.Exploratory,
            Theme = theme,
            Title = string.Create(CultureInfo.InvariantCulture, $"Tafel {table + 1}: {theme}"),
            Host = host,
            Format = DialogueFormat.Online,
            Venue = "",
            Link = $"https://samen.example/{id}",
            Region = null,
            StartsAt = Evening(table / TablesPerEvening),
            Minutes = 120,
            SizeMin = Least(people),
            SizeMax = Most(people),
            Tables = 1,
            Language = "nl",
            Roles = new Dictionary<string, int>(),
        };
    }

    // Four evenings a week, Monday to Thursday.
    private static DateTime Evening(int number) => new DateTime(2021, 2, 8, 19, 30, 0).AddDays(number / 4 * 7 + number % 4);

    private static int Least(int people) => people - people / 10;

    private static int Most(int people) => people + people / 10;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
