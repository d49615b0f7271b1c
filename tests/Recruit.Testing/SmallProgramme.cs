using Dapper;
using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Invitations;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Data.Rounds;
using Recruit.Data.Staff;
using Recruit.Scheduler.Rounds;

namespace Recruit.Testing;

/// <summary>A programme of two tracks, four dialogues and as many citizens as a test asks for, written through the stores.</summary>
public sealed class SmallProgramme
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly string[] Ages = ["16-39", "40-64", "65+"];
    private static readonly string[] Genders = ["man", "woman"];
    private static readonly string[] Provinces = ["utrecht", "drenthe"];
    private static readonly string[] Origins = ["nl", "abroad"];
    private static readonly DateOnly ReferenceDay = new(2026, 1, 1);
    private readonly TestDatabase database;

    private SmallProgramme(TestDatabase database, ProgrammeDesign design) => (this.database, Design) = (database, design);

    public ProgrammeDesign Design { get; }
    public Programme Programme => Design.Programme;
    public Track Citizens => Design.Tracks[0];
    public Track Science => Design.Tracks[1];

    /// <summary>Three dialogues of citizens and one of scientists, a week apart.</summary>
    public List<Dialogue> Dialogues { get; } = [];

    /// <summary>The registrations, in the order in which people came.</summary>
    public List<Guid> Registrations { get; } = [];

    public static async Task<SmallProgramme> CreateAsync(TestDatabase database, int citizens = 0)
    {
        var small = new SmallProgramme(database, DesignOf(database.Clock));
        await database.Get<ProgrammeStore>().AddAsync(small.Design, Stop);
        await database.Get<TargetStore>().SetAsync([.. small.TargetsOf()], Stop);
        await small.AddDialoguesAsync();
        for (var number = 1; number <= citizens; number++)
            small.Registrations.Add(await small.RegisterAsync(number));
        return small;
    }

    /// <summary>Signs up the citizen with this number; who has which levels depends on the number alone.</summary>
    public async Task<Guid> RegisterAsync(int number)
    {
        var origin = Design.Attributes.Single(attribute => attribute.Special);
        var wish = new NewRegistration(Programme.Id, Citizens.Id,
            new Contact($"Bewoner {number}") { Email = $"bewoner{number}@voorbeeld.example" },
            new Levels
            {
                ["age_group"] = Ages[number * 7 % 10 < 2 ? 0 : number * 7 % 10 < 6 ? 1 : 2],
                ["gender"] = Genders[number % 2],
                ["region"] = Provinces[number % 3 == 0 ? 1 : 0],
            }, "Ik doe mee en ga akkoord.")
        {
            Availability = ["weekday_evening"],
            Formats = ["online", "hall"],
            Travels = true,
            Confirmed = true,
            SpecialLevels = number % 2 == 0
                ? new Dictionary<Guid, string> { [origin.Id] = Origins[number % 8 == 0 ? 1 : 0] }
                : new Dictionary<Guid, string>(),
        };
        var outcome = await database.Get<RegistrationStore>().AddAsync(wish, Stop);
        return ((RegistrationOutcome.Accepted)outcome).RegistrationId;
    }

    /// <summary>Draws, composes and confirms a round of the citizens, as an organiser and the job would.</summary>
    public async Task<Guid> InviteAsync()
    {
        var pool = (await database.Get<EligiblePeople>().OfAsync(Citizens.Id, Stop)).Select(candidate => candidate.Id).ToList();
        Guid[] dialogues = [.. Dialogues.Where(dialogue => dialogue.TrackId == Citizens.Id).Select(dialogue => dialogue.Id)];
        var round = await database.Get<RoundStore>().RequestAsync(Programme.Id, Citizens.Id, dialogues, pool, 7, "olga", Stop);
        await database.Get<RunMatchingRound>().RunAsync(Stop);
        await database.Get<ConfirmationStore>().ConfirmRoundAsync(round, "olga", Stop);
        return round;
    }

    /// <summary>Gives the first evening of the citizens two tables instead of one.</summary>
    public async Task<Dialogue> WithTwoTablesAsync()
    {
        const string sql =
            """
            update dialogue set table_count = 2, size_min = 16, size_max = 24 where id = @id;
            insert into dialogue_table (dialogue_id, number) values (@id, 2);
            """;

        await using var connection = await database.Source.OpenConnectionAsync(Stop);
        await connection.ExecuteAsync(sql, new { id = Dialogues[0].Id });
        return Dialogues[0] = (await database.Get<DialogueStore>().GetAsync(Dialogues[0].Id, Stop))!;
    }

    /// <summary>Somebody who may sign in.</summary>
    public static Task<StaffMember> AddStaffAsync(TestDatabase database, string role) =>
        database.Get<StaffStore>().AddAsync(new Contact($"Medewerker {role}") { Email = $"{role}@voorbeeld.example" }, role,
            role == StaffRole.Municipality ? "0344" : null, "nl", Stop);

    private async Task AddDialoguesAsync()
    {
        var host = (HostOutcome.Registered)await database.Get<HostStore>().AddAsync(
            Programme.Id, "0344", "wethouder", new Contact("Wethouder Vermeer") { Email = "wethouder@voorbeeld.example" }, null, Stop);
        var firstEvening = new DateTimeOffset(database.Clock.Now.AddDays(30).Date.AddHours(19), TimeSpan.Zero);
        (string Title, Track Track, Guid? Host)[] plans =
            [("Verkenning Leven", Citizens, host.HostId), ("Wonen en verkeer", Citizens, host.HostId),
                ("Onderwijs en werk", Citizens, null), ("Gezondheid", Science, null)];
        foreach (var (index, (title, track, hostId)) in plans.Index())
            await database.Get<DialogueStore>().AddAsync(DialogueOf(index, title, track, hostId, firstEvening), [], Stop);
        Dialogues.AddRange(await database.Get<DialogueStore>().ListAsync(Programme.Id, null, null, Stop));
    }

    private Dialogue DialogueOf(int index, string title, Track track, Guid? hostId, DateTimeOffset firstEvening) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ProgrammeId = Programme.Id,
            TrackId = track.Id,
            Type = index == 0 ? "exploratory" : "theme",
            Theme = title,
            Title = title,
            HostId = hostId,
            MunicipalityCode = hostId is null ? null : "0344",
            Format = "online",
            Link = "https://samen.example/" + index,
            StartsAt = firstEvening.AddDays(7 * index),
            Minutes = 120,
            TimeZone = "Europe/Amsterdam",
            SizeMin = 8,
            SizeMax = 12,
        };

    private IEnumerable<Target> TargetsOf() =>
        from attribute in Design.Attributes
        where !attribute.Special
        from level in attribute.Levels
        let population = Math.Round(1m / attribute.Levels.Count, 6)
        let share = (attribute.Slug, level.Slug) switch { ("age_group", "16-39") => 0.4m, ("age_group", _) => 0.3m, _ => population }
        select new Target(Guid.CreateVersion7(), Citizens.Id, attribute.Id, level.Slug, share, population,
            share > population ? "Jongeren doen minder vaak mee" : "", "CBS StatLine, bevolking", ReferenceDay);

    private static ProgrammeDesign DesignOf(TestClock clock)
    {
        var programme = new Programme(Guid.CreateVersion7(clock.Now), "proeftuin", "Proeftuin", "Praat mee over de toekomst.", 16,
            "Europe/Amsterdam",
            "vragen@voorbeeld.example", 5, 24, 0.5m, "one_per_table", null);
        Track[] tracks =
        [
            TrackOf(programme, "citizens", "Inwoners", "Citizens", 1),
            TrackOf(programme, "science", "Wetenschap", "Science", 2),
        ];
        ProgrammeAttribute[] attributes =
        [
            AttributeOf(programme, "age_group", "Leeftijd", "Age", Derivation.BirthYear, 1, Ages),
            AttributeOf(programme, "gender", "Geslacht", "Gender", Derivation.Choice, 2, Genders),
            AttributeOf(programme, "region", "Provincie", "Province", Derivation.Postcode, 3, Provinces),
            AttributeOf(programme, "origin", "Herkomst", "Origin", Derivation.Choice, 4, Origins) with { Special = true },
        ];
        IReadOnlyDictionary<string, decimal> weights = attributes.ToDictionary(
            attribute => attribute.Slug, attribute => attribute.Special ? 0m : 1m);
        return new ProgrammeDesign(
            programme, tracks, attributes, tracks.ToDictionary(track => track.Slug, _ => weights), [.. RulesOf(programme)]);
    }

    private static Track TrackOf(Programme programme, string slug, string dutch, string english, int position) =>
        new(Guid.CreateVersion7(), programme.Id, slug, dutch, english, position, true);

    private static ProgrammeAttribute AttributeOf(
        Programme programme, string slug, string dutch, string english, string derivation, int position, string[] levels)
    {
        var id = Guid.CreateVersion7();
        return new ProgrammeAttribute
        {
            Id = id,
            ProgrammeId = programme.Id,
            Slug = slug,
            NameNl = dutch,
            NameEn = english,
            QuestionNl = $"Wat is uw {dutch}?",
            QuestionEn = $"What is your {english}?",
            Derivation = derivation,
            Position = position,
            Weight = 1,
            Levels = [.. levels.Select((level, index) =>
                new Level(id, level, $"{dutch} {level}", $"{english} {level}", null, null, index + 1))],
        };
    }

    private static IEnumerable<ReminderRule> RulesOf(Programme programme) =>
    [
        new() { Id = Guid.CreateVersion7(), ProgrammeId = programme.Id, Slug = "unanswered", NameNl = "Nog geen antwoord", NameEn =
            "No answer yet",
            Trigger = ReminderTrigger.Unanswered, OffsetMinutes = 3 * 1440, MarginMinutes = 720, Position = 1 },
        new() { Id = Guid.CreateVersion7(), ProgrammeId = programme.Id, Slug = "week_before", NameNl = "Een week ervoor", NameEn =
            "A week before",
            Trigger = ReminderTrigger.BeforeStart, OffsetMinutes = 7 * 1440, MarginMinutes = 720, Position = 2 },
        new() { Id = Guid.CreateVersion7(), ProgrammeId = programme.Id, Slug = "thanks", NameNl = "Dank u wel", NameEn = "Thank you",
            Trigger = ReminderTrigger.AfterEnd, OffsetMinutes = 60, MarginMinutes = 2880, Active = false, Position = 3 },
    ];
}
