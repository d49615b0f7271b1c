using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Registrations;
using Recruit.Data.Rosters;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Rosters;

/// <summary>Settles the tables of the later rounds of talk, ten days before a dialogue or when an organiser asks.</summary>
public sealed class MixTables(
    TalkRoundStore rounds, RosterStore rosters, DialogueStore dialogues, CandidateStore candidates, TablesReader tables, TalkRounds mixing)
    : ISweep
{
    public string Name => "MixTables";

    public string InWords => "Deelt de tafels van latere gespreksrondes in";

    public TimeSpan Every => TimeSpan.FromMinutes(15);

    public Task<DateTimeOffset?> DueAtAsync(CancellationToken stop) => rounds.NextDueAsync(stop);

    /// <returns>For how many dialogues tables were settled.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var settled = 0;
        foreach (var id in await rounds.DueAsync(stop))
            if (await dialogues.GetAsync(id, stop) is { } dialogue && await SettleAsync(dialogue, stop))
                settled++;
        return settled;
    }

    private async Task<bool> SettleAsync(Dialogue dialogue, CancellationToken stop)
    {
        var seats = (await rosters.SeatsAsync(dialogue.Id, stop)).ToDictionary(seat => seat.RegistrationId);
        var people = await candidates.GetAsync(seats.Keys, stop);
        var now = await tables.ReadAsync(dialogue, [.. people.Select(person => new SeatedPerson(
            person, seats[person.Id].TableNumber, seats[person.Id].State != InvitationState.NoShow))], stop);
        var known = seats.Values.Where(seat => seat.LaterTables.Length == dialogue.TalkRounds - 1)
            .ToDictionary(seat => seat.RegistrationId, seat => (IReadOnlyList<int>)seat.LaterTables);
        return await rounds.SettleAsync(dialogue.Id, mixing.Settle(now, known, stop),
            SeatMoveStore.StandOf(seats.Values.Select(seat => (seat.RegistrationId, seat.TableNumber))), stop);
    }
}
