using Recruit.Data.Dialogues;
using Recruit.Data.Registrations;
using Recruit.Data.Replacements;
using Recruit.Data.Tables;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Tables;
using RoleQuota = Recruit.Data.Dialogues.RoleQuota;

namespace Recruit.Scheduler.Replacements;

/// <summary>Offers every empty seat to the reserve who fits its table best, as long as there is time; says why when nobody fits.</summary>
public sealed class FillEmptySeats(
    ReplacementStore replacements, CandidateStore candidates, DialogueStore dialogues, SeatStore seats, TableIdeals ideals) : ISweep
{
    public string Name => "FillEmptySeats";

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    /// <returns>How many reserves were invited.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var known = new Known();
        var filled = 0;
        foreach (var vacancy in await replacements.OpenAsync(stop))
            if (await FillAsync(vacancy, known, stop))
                filled++;
        return filled;
    }

    private async Task<bool> FillAsync(Vacancy vacancy, Known known, CancellationToken stop)
    {
        var pool = await known.Pools.GetAsync(vacancy.RoundId, id => PoolAsync(id, stop));
        // Another worker may seat people meanwhile: then we look again, each time with a newer table or one reserve fewer.
        while (true)
        {
            var table = await TableAsync(vacancy, known, stop);
            switch (ReplacementChoice.Choose(table, vacancy.After, pool))
            {
                case ReplacementDecision.LeaveEmpty empty:
                    await replacements.NoteSearchAsync(vacancy.SeatId, empty.Unsuitable, stop);
                    return false;
                case ReplacementDecision.Ask ask:
                    var seated = table.Seated.Select(guest => guest.Id).ToList();
                    var outcome = await replacements.FillAsync(vacancy, seated, ask.Person.Id, ask.Because, stop);
                    if (outcome is FillOutcome.Filled or FillOutcome.ReserveGone)
                        pool.RemoveAll(reserve => reserve.Person.Id == ask.Person.Id);
                    if (outcome is FillOutcome.Filled or FillOutcome.NoLongerEmpty)
                        return outcome is FillOutcome.Filled;
                    break;
            }
        }
    }

    private async Task<List<Reserve>> PoolAsync(Guid roundId, CancellationToken stop)
    {
        var members = await replacements.PoolAsync(roundId, stop);
        var ranks = members.ToDictionary(member => member.RegistrationId, member => member.Rank);
        return [.. (await candidates.GetAsync(ranks.Keys, stop)).Select(person => new Reserve(person, ranks[person.Id]))];
    }

    private async Task<TableToFill> TableAsync(Vacancy vacancy, Known known, CancellationToken stop)
    {
        var (dialogue, quotas) = await known.Dialogues.GetAsync(vacancy.DialogueId, async id =>
            ((await dialogues.GetAsync(id, stop))!, await dialogues.RoleQuotasAsync([id], stop)));
        var balance = await known.Ideals.GetAsync(vacancy.TrackId, id => ideals.OfTrackAsync(id, stop));
        var places = (await seats.ListAsync(vacancy.DialogueId, stop)).Where(seat => seat.TableNumber == vacancy.TableNumber).ToList();
        var guests = places.Where(seat => seat.RegistrationId is not null).Select(seat => seat.RegistrationId!.Value).ToList();
        return new TableToFill(dialogue, Attendance.ProvinceOf(dialogue), await candidates.GetAsync(guests, stop), places.Count - guests.Count, quotas, balance);
    }

    /// <summary>What was read in this run, so that a hundred empty seats do not read it a hundred times.</summary>
    private sealed class Known
    {
        public Once<List<Reserve>> Pools { get; } = new();
        public Once<(Dialogue, IReadOnlyList<RoleQuota>)> Dialogues { get; } = new();
        public Once<IReadOnlyList<BalancedAttribute>> Ideals { get; } = new();
    }

    private sealed class Once<T>
    {
        private readonly Dictionary<Guid, T> read = [];

        public async Task<T> GetAsync(Guid id, Func<Guid, Task<T>> readAsync) =>
            read.TryGetValue(id, out var value) ? value : read[id] = await readAsync(id);
    }
}
