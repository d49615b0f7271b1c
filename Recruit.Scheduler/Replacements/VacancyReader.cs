using Recruit.Data.Dialogues;
using Recruit.Data.Registrations;
using Recruit.Data.Replacements;
using Recruit.Data.Seats;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Replacements;

/// <summary>Reads what a choice for an empty seat rests on.</summary>
public sealed class VacancyReader(
    ReplacementStore replacements, CandidateStore candidates, DialogueStore dialogues, SeatStore seats, TableIdeals ideals)
{
    public VacancyReading Begin() => new(replacements, candidates, dialogues, seats, ideals);
}

/// <summary>One look at many empty seats: what several have in common is read once, the tables each time anew.</summary>
public sealed class VacancyReading
{
    private readonly ReplacementStore replacements;
    private readonly CandidateStore candidates;
    private readonly DialogueStore dialogues;
    private readonly SeatStore seats;
    private readonly TableIdeals ideals;
    private readonly Once<List<Reserve>> pools = new();
    private readonly Once<(Dialogue, IReadOnlyList<RoleQuota>)> meetings = new();
    private readonly Once<IReadOnlyList<BalancedAttribute>> balances = new();

    internal VacancyReading(
        ReplacementStore replacements, CandidateStore candidates, DialogueStore dialogues, SeatStore seats, TableIdeals ideals) =>
        (this.replacements, this.candidates, this.dialogues, this.seats,
            this.ideals) = (replacements, candidates, dialogues, seats, ideals);

    /// <summary>Those of a round who may be asked; whoever is asked during this look is to be taken out of it.</summary>
    public Task<List<Reserve>> PoolAsync(Guid roundId, CancellationToken stop) => pools.GetAsync(roundId, async id =>
    {
        var members = await replacements.PoolAsync(id, stop);
        var ranks = members.ToDictionary(member => member.RegistrationId, member => member.Rank);
        return [.. (await candidates.GetAsync(ranks.Keys, stop)).Select(person => new Reserve(person, ranks[person.Id]))];
    });

    /// <summary>The table of an empty seat as it is now.</summary>
    public async Task<TableToFill> TableAsync(Vacancy vacancy, CancellationToken stop)
    {
        var (dialogue, quotas) = await meetings.GetAsync(vacancy.DialogueId, async id =>
            ((await dialogues.GetAsync(id, stop))!, await dialogues.RoleQuotasAsync([id], stop)));
        var balance = await balances.GetAsync(vacancy.TrackId, id => ideals.OfTrackAsync(id, stop));
        var places = (await seats.ListAsync(vacancy.DialogueId, stop)).Where(seat => seat.TableNumber == vacancy.TableNumber).ToList();
        var guests = places.Where(seat => seat.RegistrationId is not null).Select(seat => seat.RegistrationId!.Value).ToList();
        return new TableToFill(dialogue, Obstacles.ProvinceOf(dialogue), await candidates.GetAsync(guests, stop),
            places.Count - guests.Count, quotas,
            IdealsAt(dialogue, balance), new SeatLot(vacancy.RoundId, vacancy.SeatId));
    }

    // Everyone at a dialogue for one province is of that province: the shares of the country would only add a constant to every choice.
    private static IReadOnlyList<BalancedAttribute> IdealsAt(Dialogue dialogue, IReadOnlyList<BalancedAttribute> balance) =>
        dialogue.Region is null ? balance : [.. balance.Where(attribute => attribute.Name != Obstacles.RegionAttribute)];

    private sealed class Once<T>
    {
        private readonly Dictionary<Guid, T> read = [];

        public async Task<T> GetAsync(Guid id, Func<Guid, Task<T>> readAsync) =>
            read.TryGetValue(id, out var value) ? value : read[id] = await readAsync(id);
    }
}
