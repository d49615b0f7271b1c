using Recruit.Data.Dialogues;
using Recruit.Data.Evaluation;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Evaluation;
using Recruit.Scheduler.Programmes;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Demo;

/// <summary>Writes a programme with its targets, hosts and dialogues into the database. A second time changes nothing.</summary>
public sealed class ProgrammeLoader(
    ProgrammeStore programmes, TargetStore targets, HostStore hosts, DialogueStore dialogues, EvaluationForms evaluations,
    TimeProvider clock)
{
    /// <summary>
    /// Moves all dialogues by whole weeks, so that the first falls on <paramref name="firstDialogueOn"/>, or on the first such
    /// weekday after it. Each keeps its hour on the clock of the place, whatever summer time does.
    /// </summary>
    public async Task<Programme> LoadAsync(ProgrammePlan plan, DateOnly firstDialogueOn, CancellationToken stop)
    {
        var programme = await programmes.FindAsync(plan.Programme.Slug, stop) ?? await AddProgrammeAsync(plan.Programme, stop);
        var tracks = (await programmes.TracksAsync(programme.Id, stop)).ToDictionary(track => track.Slug);

        var hostIds = new Dictionary<string, (Guid Id, string? Municipality)>();
        foreach (var host in plan.Hosts)
            hostIds[host.Id] = (await AddHostAsync(programme.Id, host, stop), host.MunicipalityCode);

        var later = WeeksUntil(firstDialogueOn, plan.Dialogues);
        foreach (var entry in plan.Dialogues)
        {
            var (host, municipality) = hostIds[entry.Host];
            var dialogue = DialogueOf(entry, programme, tracks[entry.Track], later) with { HostId = host, MunicipalityCode = municipality };
            await dialogues.AddAsync(dialogue, entry.Roles.Select(role => new RoleQuota(dialogue.Id, role.Key, role.Value)).ToList(), stop);
        }

        return programme;
    }

    private async Task<Programme> AddProgrammeAsync(ProgrammeFile file, CancellationToken stop)
    {
        var design = ProgrammeDesigns.Of(file, clock);
        await programmes.AddAsync(design, stop);
        await targets.SetAsync(ProgrammeDesigns.TargetsOf(design, ReferenceTargets.Of(file), clock), stop);
        await evaluations.BeginAsync(design.Programme.Id, StandardQuestions.Of(clock), "programme file", stop);
        return design.Programme;
    }

    private async Task<Guid> AddHostAsync(Guid programmeId, HostEntry host, CancellationToken stop) =>
        await hosts.AddAsync(
            new NewHost(programmeId, host.MunicipalityCode, host.JobTitle, new Contact(host.Name) { Email = host.Email }, host.Id)
            {
                Organisation = host.Organisation,
                Secretary = host.Secretary is var (name, address) ? new Contact(name) { Email = address } : null,
            }, stop) switch
        {
            HostOutcome.Registered registered => registered.HostId,
            HostOutcome.AlreadyThere there => there.HostId,
            _ => throw new InvalidOperationException("A host is registered or there already."),
        };

    private Dialogue DialogueOf(DialogueEntry entry, Programme programme, Track track, TimeSpan later)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(programme.TimeZone);
        var start = DateTime.SpecifyKind(entry.StartsAt + later, DateTimeKind.Unspecified);
        return new Dialogue
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ProgrammeId = programme.Id,
            TrackId = track.Id,
            ExternalId = entry.Id,
            Type = entry.Type,
            Theme = entry.Theme,
            Title = entry.Title,
            Format = entry.Format,
            Venue = entry.Venue,
            Link = entry.Link,
            Region = entry.Region,
            StartsAt = new DateTimeOffset(start, zone.GetUtcOffset(start)),
            Minutes = entry.Minutes,
            TimeZone = programme.TimeZone,
            SizeMin = entry.SizeMin,
            SizeMax = entry.SizeMax,
            TableCount = entry.Tables,
            TalkRounds = entry.TalkRounds,
            Language = entry.Language,
        };
    }

    private static TimeSpan WeeksUntil(DateOnly wished, IReadOnlyList<DialogueEntry> planned)
    {
        if (planned.Count == 0)
            return TimeSpan.Zero;
        var first = DateOnly.FromDateTime(planned.Min(dialogue => dialogue.StartsAt));
        var days = wished.DayNumber - first.DayNumber;
        return TimeSpan.FromDays(7 * (int)Math.Ceiling(days / 7.0));
    }
}
