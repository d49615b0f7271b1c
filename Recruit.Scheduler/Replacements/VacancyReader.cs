using Recruit.Data.Dialogues;
using Recruit.Data.Neighbours;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Replacements;
using Recruit.Data.Representativeness;
using Recruit.Data.Seats;
using Recruit.Scheduler.Invitations.Turnouts;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Rounds;

namespace Recruit.Scheduler.Replacements;

/// <summary>Reads what a choice for an empty seat rests on.</summary>
public sealed class VacancyReader(
    ReplacementStore replacements, CandidateStore candidates, DialogueStore dialogues, SeatStore seats, ProgrammeStore programmes,
    TargetStore targets, InvitationPlans plans, PartnerGroups partners, NeighbourStore neighbours)
{
    public VacancyReading Begin() => new(this);

    internal Task<IReadOnlyList<Seat>> SeatsAsync(Guid dialogueId, CancellationToken stop) => seats.ListAsync(dialogueId, stop);

    internal Task<IReadOnlyList<Candidate>> PeopleAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        candidates.GetAsync(ids, stop);

    internal Task<NeighbourBook> NeighboursAsync(Guid trackId, CancellationToken stop) => neighbours.BookAsync(trackId, stop);

    internal async Task<(Dialogue, IReadOnlyList<RoleQuota>)> MeetingAsync(Guid id, CancellationToken stop) =>
        ((await dialogues.GetAsync(id, stop))!, await dialogues.RoleQuotasAsync([id], stop));

    internal async Task<List<Reserve>> PoolAsync(Guid roundId, CancellationToken stop)
    {
        var members = await replacements.PoolAsync(roundId, stop);
        var ranks = members.ToDictionary(member => member.RegistrationId, member => member.Rank);
        return [.. (await candidates.GetAsync(ranks.Keys, stop)).Select(person => new Reserve(person, ranks[person.Id]))];
    }

    internal Task<IReadOnlyList<PartnerGroup>> PartnersAsync(Guid programmeId, CancellationToken stop) =>
        partners.OfAsync(programmeId, stop);

    internal async Task<ExpectedTrack> StandingAsync(Guid trackId, Guid programmeId, CancellationToken stop)
    {
        var taken = await replacements.SeatsAsync(trackId, stop);
        var people = await candidates.GetAsync(taken.Select(seat => seat.RegistrationId).OfType<Guid>().Distinct().ToList(), stop);
        var attributes = await programmes.AttributesAsync(trackId, stop);
        return new ExpectedTrack(
            attributes, new TrackIdeals(attributes, await targets.BookAsync(programmeId, stop), people),
            await dialogues.ListAsync(programmeId, trackId, null, stop), await plans.GroupsAsync(programmeId, stop), taken, people);
    }
}

/// <summary>One look at many empty seats: what several have in common is read once, the tables each time anew.</summary>
public sealed class VacancyReading
{
    private readonly VacancyReader reader;
    private readonly Once<List<Reserve>> pools = new();
    private readonly Once<(Dialogue, IReadOnlyList<RoleQuota>)> meetings = new();
    private readonly Once<ExpectedTrack> standings = new();
    private readonly Once<GroupOutlook> outlooks = new();
    private readonly Once<NeighbourBook> neighbours = new();
    private readonly Once<IReadOnlyList<PartnerGroup>> partners = new();

    internal VacancyReading(VacancyReader reader) => this.reader = reader;

    /// <summary>Those who may be asked for a seat of a round.</summary>
    public async Task<IReadOnlyList<Reserve>> PoolAsync(Guid roundId, CancellationToken stop) =>
        await pools.GetAsync(roundId, id => reader.PoolAsync(id, stop));

    /// <summary>The table of an empty seat as it is now.</summary>
    public async Task<TableToFill> TableAsync(Vacancy vacancy, CancellationToken stop)
    {
        var (dialogue, quotas) = await meetings.GetAsync(vacancy.DialogueId, id => reader.MeetingAsync(id, stop));
        var standing = await StandingAsync(vacancy, stop);
        var outlook = await outlooks.GetAsync(vacancy.RoundId, async id =>
            standing.OutlookFor((await PoolAsync(id, stop)).Select(reserve => reserve.Person)));
        var held = await reader.SeatsAsync(vacancy.DialogueId, stop);
        var places = held.Where(seat => seat.TableNumber == vacancy.TableNumber).ToList();
        var guests = places.Where(seat => seat.RegistrationId is not null).Select(seat => seat.RegistrationId!.Value).ToList();
        var seated = await reader.PeopleAsync(guests, stop);
        var empty = places.Count - guests.Count;
        return new TableToFill(
            dialogue, Obstacles.ProvinceOf(dialogue), seated, empty, quotas, standing.IdealsAt(dialogue, vacancy.TableNumber),
            new SeatLot(vacancy.RoundId, vacancy.SeatId))
        {
            Number = vacancy.TableNumber,
            Neighbours = await neighbours.GetAsync(vacancy.TrackId, id => reader.NeighboursAsync(id, stop)),
            Around = standing.At(dialogue, vacancy.TableNumber, seated, empty, outlook),
            KeptFor = await KeptForAsync(vacancy, dialogue, held, stop),
        };
    }

    /// <summary>The partners that brought the one who left a seat, where they have seats of their own.</summary>
    public async Task<IReadOnlyList<PartnerGroup>> PartnersAsync(Vacancy vacancy, CancellationToken stop) =>
        vacancy.LeaverId is not { } leaver
            ? []
            : [.. (await partners.GetAsync(vacancy.ProgrammeId, id => reader.PartnersAsync(id, stop)))
                .Where(partner => partner.People.Contains(leaver))];

    // Whoever gives up a seat beyond the number that the partner has leaves it to everyone.
    private async Task<PartnerGroup?> KeptForAsync(Vacancy vacancy, Dialogue dialogue, IReadOnlyList<Seat> held, CancellationToken stop) =>
        dialogue.Type != DialogueType.Exploratory
            ? null
            : (await PartnersAsync(vacancy, stop)).FirstOrDefault(partner =>
                held.Count(seat => seat.RegistrationId is { } holder && partner.People.Contains(holder)) < partner.Seats);

    /// <summary>Whoever was asked during this look is asked no more, and counts at the table.</summary>
    public async Task NoteAskedAsync(Vacancy vacancy, Candidate person, CancellationToken stop)
    {
        Forget(person.Id);
        (await StandingAsync(vacancy, stop)).Take(vacancy.DialogueId, vacancy.TableNumber, person);
    }

    /// <summary>Somebody who cannot be asked after all.</summary>
    public void Forget(Guid person)
    {
        foreach (var pool in pools.All)
            pool.RemoveAll(reserve => reserve.Person.Id == person);
    }

    private Task<ExpectedTrack> StandingAsync(Vacancy vacancy, CancellationToken stop) =>
        standings.GetAsync(vacancy.TrackId, id => reader.StandingAsync(id, vacancy.ProgrammeId, stop));

    private sealed class Once<T>
    {
        private readonly Dictionary<Guid, T> read = [];

        public IEnumerable<T> All => read.Values;

        public async Task<T> GetAsync(Guid id, Func<Guid, Task<T>> readAsync) =>
            read.TryGetValue(id, out var value) ? value : read[id] = await readAsync(id);
    }
}
