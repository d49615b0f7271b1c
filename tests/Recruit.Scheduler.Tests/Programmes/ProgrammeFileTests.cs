using Recruit.Data.Postgres;
using Recruit.Data.Reference;
using Recruit.Scheduler.Programmes;

namespace Recruit.Scheduler.Tests.Programmes;

public sealed class ProgrammeFileTests
{
    private static readonly string Programme = EmbeddedFiles.Read("demo/programme-2021.json");
    private static readonly string Hosts = EmbeddedFiles.Read("demo/hosts-2021.csv");
    private static readonly string Dialogues = EmbeddedFiles.Read("demo/dialogues-2021.csv");

    [Fact]
    public void The_programme_of_2021_has_its_four_tracks_with_all_their_dialogues()
    {
        var plan = ProgrammeFileReader.Demo();

        var counted = plan.Dialogues.CountBy(dialogue => (dialogue.Track, dialogue.Type)).ToDictionary();
        Assert.Equal(
            new Dictionary<(string, string), int>
            {
                [("citizens", "exploratory")] = 10,
                [("citizens", "theme")] = 35,
                [("citizens", "action")] = 5,
                [("civil_society", "focus")] = 2,
                [("civil_society", "theme")] = 8,
                [("civil_society", "design")] = 8,
                [("civil_society", "action")] = 4,
                [("science", "theme")] = 9,
                [("orientation", "exploratory")] = 4,
            },
            counted);
    }

    [Fact]
    public void Forty_one_mayors_and_aldermen_in_all_provinces_host_it()
    {
        var plan = ProgrammeFileReader.Demo();

        var municipalities = plan.Hosts.Select(host => Municipalities.Published.Find(host.MunicipalityCode!)!).ToList();
        Assert.Equal(41, municipalities.Distinct().Count());
        Assert.Equal(12, municipalities.Select(municipality => municipality.Province).Distinct().Count());
        Assert.All(plan.Hosts, host => Assert.EndsWith(".example", host.Email, StringComparison.Ordinal));
        Assert.Equal(41, plan.Dialogues.Select(dialogue => dialogue.Host).Distinct().Count());
    }

    [Fact]
    public void Dialogues_run_from_February_to_May_at_hours_when_people_can_come()
    {
        var starts = ProgrammeFileReader.Demo().Dialogues.Select(dialogue => dialogue.StartsAt).ToList();

        Assert.All(starts, start => Assert.InRange(start, new DateTime(2021, 2, 1), new DateTime(2021, 5, 31, 23, 59, 0)));
        Assert.All(starts, start => Assert.InRange(start.Hour, 9, 20));
        Assert.DoesNotContain(starts, start => start.DayOfWeek == DayOfWeek.Sunday);
    }

    [Fact]
    public void One_science_dialogue_is_in_English_and_all_seat_exactly_eight()
    {
        var science = ProgrammeFileReader.Demo().Dialogues.Where(dialogue => dialogue.Track == "science").ToList();

        Assert.Single(science, dialogue => dialogue.Language == "en");
        Assert.All(science, dialogue => Assert.Equal((8, 8, 1), (dialogue.SizeMin, dialogue.SizeMax, dialogue.Tables)));
    }

    [Fact]
    public void An_action_table_of_citizens_mixes_three_roles()
    {
        var action = ProgrammeFileReader.Demo().Dialogues.Where(dialogue => dialogue is { Track: "citizens", Type: "action" });

        Assert.All(action, dialogue => Assert.Equal(["civic_organisation", "entrepreneur", "resident"], dialogue.Roles.Keys.Order()));
    }

    [Theory]
    [InlineData("\"people\": \"8-15\"", "\"people\": \"15-8\"",
        "tracks.citizens.people: \"15-8\" is no size of a dialogue. Write the smaller number first, such as 8-15.")]
    [InlineData("\"minimum_age\": 16", "\"minimum_age\": 6", "minimum_age: 6 is no minimum age. Choose one from 12 to 99.")]
    [InlineData("\"minimum_age\": 16", "\"minimum_age\": 14",
        "attributes.age_group.levels: the age 14 falls in no level, or in more than one. Let the levels follow each "
        + "other from the minimum age on.")]
    [InlineData("Europe/Amsterdam", "Europe/Madurodam",
        "time_zone: there is no time zone Europe/Madurodam. Write one such as Europe/Amsterdam.")]
    [InlineData("\"slug\": \"zeeland\"", "\"slug\": \"vlaanderen\"", "attributes.region.levels: \"vlaanderen\" is no province.")]
    [InlineData("\"times\": 1.5", "\"times\": 0.5",
        "raised.citizens.age_group.16-24.times: 0.5 times is not more. Choose above 1, at most 10.")]
    [InlineData("\"margin_hours\": 0.5", "\"margin_hours\": 0",
        "reminders.hour_before.margin_hours: without a margin no reminder ever leaves. Choose more than 0.")]
    [InlineData("\"from\": \"household_income\"", "\"from\": \"cbs\"", "targets.citizens.ses.from: \"cbs\" is no reference figure.")]
    [InlineData("\"attribute\": \"tier\", \"from\": \"even\"", "\"attribute\": \"tier\", \"from\": \"education\"",
        "targets.orientation.tier.from: this figure counts \"low\", which is no level of the attribute.")]
    [InlineData("\"role\": 0", "\"rol\": 0", "tracks.citizens.attributes: there is no attribute rol.")]
    public void A_mistake_in_the_programme_is_named_with_its_place_and_remedy(string right, string wrong, string message) =>
        Assert.Contains(
            ProblemsWith(programme: Programme.Replace(right, wrong, StringComparison.Ordinal)),
            problem => $"{problem}".StartsWith($"programme.json, {message}", StringComparison.Ordinal));

    [Fact]
    public void A_word_that_the_programme_does_not_know_is_named_with_its_line()
    {
        var problem = Assert.Single(
            ProblemsWith(programme: Programme.Replace("\"cut_off_hours\"", "\"cutoff\"", StringComparison.Ordinal)));

        Assert.Equal("line 9", problem.Place);
        Assert.Contains("cutoff", problem.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021-02-09 19:30", "2021-02-30 19:30",
        "line 2: \"2021-02-30 19:30\" is no date and time that exists. Write it as 2021-03-09 19:30.")]
    [InlineData("2021-02-09 19:30", "2021-03-28 02:30", "line 2: on 2021-03-28 the clock never shows 02:30. Choose another hour.")]
    [InlineData("120,8,15,1,nl,\ncitizens-02", "120,15,8,1,nl,\ncitizens-02",
        "line 2: the size 15-8 is upside down. Write the smaller number in size_min.")]
    [InlineData("120,8,15,1,nl,\ncitizens-02", "120,8,16,1,nl,\ncitizens-02",
        "line 2: the size 8-16 is outside 8-15, the size of this track. Change the size, or the track's own.")]
    [InlineData("120,8,15,1,nl,\ncitizens-02", "120,8,15,9,nl,\ncitizens-02",
        "line 2: 9 tables are more than the 8 people who may come. Take fewer tables.")]
    [InlineData("host-36,online", "host-99,online", "line 2: there is no host host-99. Add the host to the file of hosts.")]
    [InlineData("host-36,online", "host-36,hall", "line 2: people come to a hall, but the venue is empty. Write where it is.")]
    [InlineData("exploratory,Leven", "exploratory,Voetbal", "line 2: theme is \"Voetbal\". Choose from Leven,")]
    [InlineData("entrepreneur:1|civic", "entrepreneur:0|civic", "line 47: \"entrepreneur:0\" is no role with a number.")]
    public void A_mistake_in_a_dialogue_is_named_with_its_line(string right, string wrong, string message) =>
        Assert.Contains(
            ProblemsWith(dialogues: Dialogues.Replace(right, wrong, StringComparison.Ordinal)),
            problem => $"{problem}".StartsWith($"dialogues.csv, {message}", StringComparison.Ordinal));

    [Theory]
    [InlineData("host-01,Groningen", "host-01,Madurodam", "line 2: \"Madurodam\" is no municipality.")]
    [InlineData("host-02", "host-01", "line 3: the id host-01 stands there twice.")]
    [InlineData("h.bakkema@gemeente-hethogeland.example", "j.wierenga@gemeente-groningen.example",
        "email: two hosts have the address j.wierenga@gemeente-groningen.example.")]
    [InlineData("job_title", "title", "line 1: the header lacks job_title.")]
    public void A_mistake_in_a_host_is_named(string right, string wrong, string message) =>
        Assert.Contains(
            ProblemsWith(hosts: Hosts.Replace(right, wrong, StringComparison.Ordinal)),
            problem => $"{problem}".StartsWith($"hosts.csv, {message}", StringComparison.Ordinal));

    private static IReadOnlyList<FileProblem> ProblemsWith(string? programme = null, string? hosts = null, string? dialogues = null) =>
        Assert.IsType<ProgrammeReading.Refused>(ProgrammeFileReader.Read(
            NamedFile.OfText("programme.json", programme ?? Programme),
            NamedFile.OfText("hosts.csv", hosts ?? Hosts),
            NamedFile.OfText("dialogues.csv", dialogues ?? Dialogues))).Problems;
}
