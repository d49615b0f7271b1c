using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Data.Seats;

namespace Recruit.Data.Invitations;

/// <summary>People who leave the programme: the registration ends and what was offered to them is free again, in one transaction.</summary>
public sealed class DepartureStore(
    NpgsqlDataSource database, RegistrationStore registrations, SeatStore seats, MessageStore messages, TimeProvider clock)
{
    /// <summary>
    /// Withdraws a registration, frees its coming seats and cancels its invitations; who had accepted gets the cancelled calendar entry.
    /// </summary>
    /// <returns>False when it had ended already.</returns>
    public Task<bool> WithdrawAsync(Guid registrationId, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            if (!await registrations.WithdrawAsync(connection, registrationId, stop))
                return false;
            foreach (var held in await ComingAsync(connection, registrationId, stop))
            {
                await ReleaseAsync(connection, held, "withdrawn", stop);
                if (held.State == InvitationState.Accepted)
                    await messages.QueueAsync(connection, held.MessageOf(InvitationRule.Cancelled, clock.GetUtcNow()), stop);
            }
            return true;
        }, stop);

    /// <summary>
    /// Erases a person, frees the coming seats, cancels the invitations and takes back every link; nothing is mailed, for
    /// there is no address any more.
    /// </summary>
    /// <returns>False when the person was erased already.</returns>
    public Task<bool> EraseAsync(Guid registrationId, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            if (!await registrations.EraseAsync(connection, registrationId, stop))
                return false;
            await ForgetAsync(connection, registrationId, stop);
            // What an organiser merged into it is of the same person.
            foreach (var merged in await registrations.MergedIntoAsync(connection, registrationId, stop))
                if (await registrations.EraseAsync(connection, merged, stop))
                    await ForgetAsync(connection, merged, stop);
            return true;
        }, stop);

    /// <summary>
    /// Registrations of programmes whose last dialogue ended before <paramref name="endedBefore"/> and whose people are
    /// still known, oldest first.
    /// </summary>
    public Task<IReadOnlyList<Guid>> OverdueAsync(DateTimeOffset endedBefore, int limit, CancellationToken stop)
    {
        const string sql =
            """
            select id
              from registration
             where state <> 'erased'
               and programme_id in (select programme_id
                                      from dialogue
                                     group by programme_id
                                    having max(starts_at + make_interval(mins => minutes)) < @endedBefore)
             order by number
             limit @limit
            """;

        return database.ListAsync<Guid>(sql, new { endedBefore, limit }, stop);
    }

    private async Task ForgetAsync(NpgsqlConnection connection, Guid registrationId, CancellationToken stop)
    {
        var invitations = await HeldInvitation.LockAllAsync(connection, registrationId, stop);
        foreach (var held in invitations.Where(held => held.IsToCome(clock.GetUtcNow())))
            await ReleaseAsync(connection, held, "erased", stop);
        await CapabilityStore.RevokeAsync(connection, [.. invitations.Select(held => held.Id)], stop);
        await LetterCodeStore.RevokeAsync(connection, registrationId, stop);
    }

    private async Task ReleaseAsync(NpgsqlConnection connection, HeldInvitation held, string note, CancellationToken stop)
    {
        await held.MoveAsync(connection, InvitationState.Cancelled, clock.GetUtcNow(), note, stop);
        await seats.FreeAsync(connection, held.SeatId, held.RegistrationId, stop);
    }

    /// <summary>Open and accepted invitations to dialogues that have not begun, each under its lock.</summary>
    private async Task<IReadOnlyList<HeldInvitation>> ComingAsync(
        NpgsqlConnection connection, Guid registrationId, CancellationToken stop) =>
        [.. (await HeldInvitation.LockAllAsync(connection, registrationId, stop)).Where(held => held.IsToCome(clock.GetUtcNow()))];
}
