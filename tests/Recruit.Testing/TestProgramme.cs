using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Data.Rounds;

namespace Recruit.Testing;

/// <summary>
/// A small programme in a test database: one track of citizens, balanced by gender and region, to which a test adds people and dialogues.
/// </summary>
public sealed class TestProgramme
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private readonly TestDatabase database;

    private TestProgramme(TestDatabase database, Programme programme, Track track) =>
        (this.database, Programme, Track) = (database, programme, track);

    public Programme Programme { get; }

    public Track Track { get; }

    /// <param name="change">What this programme has of its own.</param>
    /// <param name="special">A special-category attribute that it asks for as well.</param>
    public static async Task<TestProgramme> CreateAsync(
        TestDatabase database, Func<Programme, Programme>? change = null, IReadOnlyList<ReminderRule>? rules = null,
        ProgrammeAttribute? special = null)
    {
        var programme = new Programme(Guid.NewGuid(), "nederland", "Nederland na de crisis", "Praat mee", 16, "Europe/Amsterdam",
            "hulp@recruit.example", 5, 24, 0.5m, "one_per_table", null);
        programme = change?.Invoke(programme) ?? programme;
        var track = new Track(Guid.NewGuid(), programme.Id, "citizens", "Burgers", "Citizens", 1, true);
        ProgrammeAttribute[] attributes =
        [
            Attribute(programme, "gender", 1, "man", "woman"), Attribute(programme, "region", 2, "utrecht", "zeeland"),
            .. special is null ? Array.Empty<ProgrammeAttribute>() : [special with { ProgrammeId = programme.Id }],
        ];
        var weights = new Dictionary<string, IReadOnlyDictionary<string, decimal>>
        {
            ["citizens"] = attributes.ToDictionary(one => one.Slug, _ => 1m),
        };
        await database.Get<ProgrammeStore>().AddAsync(new ProgrammeDesign(programme, [track], attributes, weights,
            [.. (rules ?? []).Select(rule => rule with { ProgrammeId = programme.Id })]), Stop);
        await database.Get<TargetStore>().SetAsync([.. attributes[0].Levels.Select(level =>
            new Target(Guid.NewGuid(), track.Id, level.AttributeId, level.Slug, 0.5m, null, "", "test", null))], Stop);
        return new TestProgramme(database, programme, track);
    }

    /// <summary>An evening in a hall in Utrecht, three weeks from now, with 2 to 4 people at one table.</summary>
    public async Task<Dialogue> DialogueAsync(Func<Dialogue, Dialogue>? change = null)
    {
        var startsAt = new DateTimeOffset(database.Clock.Now.Date.AddDays(21), TimeSpan.Zero).AddHours(18.5);
        var dialogue = new Dialogue
        {
            Id = Guid.NewGuid(),
            ProgrammeId = Programme.Id,
            TrackId = Track.Id,
            Type = "theme",
            Theme = "wonen",
            Title = "Wonen in de stad",
            MunicipalityCode = "GM0344",
            Format = "hall",
            Venue = "Stadhuis, Stadhuisbrug 1, Utrecht",
            StartsAt = startsAt,
            Minutes = 120,
            TimeZone = "Europe/Amsterdam",
            SizeMin = 2,
            SizeMax = 4,
        };
        dialogue = change?.Invoke(dialogue) ?? dialogue;
        await database.Get<DialogueStore>().AddAsync(dialogue, [], Stop);
        return (await database.Get<DialogueStore>().GetAsync(dialogue.Id, Stop))!;
    }

    /// <summary>An active registration of somebody from Utrecht who can come at any time.</summary>
    public async Task<Guid> RegisterAsync(string name, string gender = "woman", Func<NewRegistration, NewRegistration>? change = null)
    {
        var wish = new NewRegistration(Programme.Id, Track.Id, new Contact(name) { Email = $"{name.ToLowerInvariant()}@voorbeeld.example" },
            new Levels { ["gender"] = gender, ["region"] = "utrecht" }, "test")
        { Formats = ["online", "hall"], Confirmed = true };
        var outcome = await database.Get<RegistrationStore>().AddAsync(change?.Invoke(wish) ?? wish, Stop);
        return ((RegistrationOutcome.Accepted)outcome).RegistrationId;
    }

    /// <summary>
    /// A round that proposes these people for the first tables of a dialogue in turn, and these as reserves in this order.
    /// </summary>
    public Task<Guid> ProposeAsync(
        Dialogue dialogue, IReadOnlyList<Guid> seated, IReadOnlyList<Guid>? reserves = null, IReadOnlyList<Guid>? others = null,
        int tables = 1) =>
        ProposeAsync(database, dialogue, seated, reserves, others, tables);

    /// <inheritdoc cref="ProposeAsync(Dialogue, IReadOnlyList{Guid}, IReadOnlyList{Guid}, IReadOnlyList{Guid}, int)"/>
    public static async Task<Guid> ProposeAsync(
        TestDatabase database, Dialogue dialogue, IReadOnlyList<Guid> seated, IReadOnlyList<Guid>? reserves = null,
        IReadOnlyList<Guid>? others = null, int tables = 1)
    {
        var rounds = database.Get<RoundStore>();
        var round = await rounds.RequestAsync(
            dialogue.ProgrammeId, dialogue.TrackId, [dialogue.Id], [.. seated, .. reserves ?? [], .. others ?? []], 7, "olga", Stop);
        await rounds.ClaimAsync(TimeSpan.FromMinutes(1), Stop);
        await rounds.ProposeAsync(round,
        [
            .. seated.Select((one, place) => new RoundRegistration(one, 0.5m, "seat", dialogue.Id, 1 + place % tables, null, "")),
            .. (reserves ?? []).Select((one, index) => new RoundRegistration(one, 0.5m, "reserve", null, null, index + 1, "")),
        ], "{}", Stop);
        return round;
    }

    private static ProgrammeAttribute Attribute(Programme programme, string slug, int position, params string[] levels)
    {
        var id = Guid.NewGuid();
        return new ProgrammeAttribute
        {
            Id = id,
            ProgrammeId = programme.Id,
            Slug = slug,
            NameNl = slug,
            NameEn = slug,
            Derivation = Derivation.Choice,
            Position = position,
            Weight = 1,
            Levels = [.. levels.Select((level, index) => new Level(id, level, level, level, null, null, index))],
        };
    }
}
