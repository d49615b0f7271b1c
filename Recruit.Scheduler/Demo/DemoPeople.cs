using Npgsql;
using Recruit.Data.Asking;
using Recruit.Data.Dialogues;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Staff;
using Recruit.Scheduler.Programmes;

namespace Recruit.Scheduler.Demo;

/// <summary>Fills the demo with made-up staff and registrations.</summary>
public sealed class DemoPeople(
    NpgsqlDataSource database, ProgrammeStore programmes, ChannelStore channels, ArrivalStore arrivals, StaffStore staff,
    DialogueStore dialogues)
{
    private const string Consent = "Verzonnen persoon in een proefprogramma.";
    private const string Actor = "demo";
    private const int Batch = 250;
    private static readonly string[] Facilitators =
        ["Aukje Postma", "Bilal Yilmaz", "Cor van Dam", "Dewi Sastro", "Els Verbeek", "Fatima el Idrissi"];

    public async Task RegisterAsync(
        Programme programme, ProgrammeFile file, DemoPlan plan, IProgress<DemoStep> progress, CancellationToken stop)
    {
        var generator = new RegistrationGenerator(file, plan.Seed, DateOnly.FromDateTime(plan.Start.UtcDateTime));
        foreach (var track in await programmes.TracksAsync(programme.Id, stop))
        {
            var attributes = await programmes.AttributesAsync(track.Id, stop);
            Guid? link = track.Open ? null : await channels.RenewAsync(programme.Id, track.Id, track.NameNl, Actor, stop);
            var done = 0;
            foreach (var batch in PeopleOf(generator, track.Slug, plan.CountOf(track.Slug)).Chunk(Batch))
            {
                await database.InTransactionAsync(async connection =>
                {
                    foreach (var person in batch)
                        await arrivals.RegisterAsync(connection, person.ToRegistration(track, attributes, Consent), link, stop);
                }, stop);
                if (link is { } opened)
                    foreach (var _ in batch)
                        await channels.BegunAsync(opened, stop);
                progress.Report(new($"{track.NameEn} sign up", $"{done += batch.Length} of {plan.CountOf(track.Slug)} people"));
            }
        }
    }

    /// <summary>
    /// An organiser, a viewer, an official for every municipality with a dialogue, and facilitators who lead the tables in turn.
    /// </summary>
    public async Task AddStaffAsync(Programme programme, CancellationToken stop)
    {
        await AddAsync("Olga Organisator", "organisator@recruit.example", StaffRole.Organiser, null, stop);
        await AddAsync("Victor Kijker", "kijker@recruit.example", StaffRole.Viewer, null, stop);

        var planned = await dialogues.ListAsync(programme.Id, null, null, stop);
        foreach (var code in planned.Select(dialogue => dialogue.MunicipalityCode).OfType<string>().Distinct())
            await AddAsync($"Ambtenaar {code}", $"{code.ToLowerInvariant()}@gemeente.example", StaffRole.Municipality, code, stop);

        var leaders = new List<StaffMember>();
        foreach (var name in Facilitators)
            leaders.Add(
                await AddAsync(name, $"{name.ToLowerInvariant().Replace(' ', '.')}@recruit.example", StaffRole.Facilitator, null, stop));
        var table = 0;
        foreach (var dialogue in planned)
            foreach (var own in await dialogues.TablesAsync(dialogue.Id, stop))
                await dialogues.AssignFacilitatorAsync(dialogue.Id, own.Number, leaders[table++ % leaders.Count].Id, stop);
    }

    private Task<StaffMember> AddAsync(string name, string email, string role, string? municipality, CancellationToken stop) =>
        staff.AddAsync(new Contact(name) { Email = email }, role, municipality, "nl", stop);

    private static IEnumerable<MadeUpPerson> PeopleOf(RegistrationGenerator generator, string track, int count) => track switch
    {
        "citizens" => generator.Citizens(count),
        "civil_society" => generator.Organisations(count),
        "science" => generator.Scientists(count),
        "orientation" => generator.PolicyStaff(count),
        _ => [],
    };
}
