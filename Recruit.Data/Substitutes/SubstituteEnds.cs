using Npgsql;
using Recruit.Data.Invitations;
using Recruit.Data.Organisations;
using Recruit.Data.Postgres;
using Recruit.Data.Seats;

namespace Recruit.Data.Substitutes;

/// <summary>What time ends: an answer that did not come, a seat for which nobody was named, and what we know of those who left.</summary>
public sealed class SubstituteEnds(NpgsqlDataSource database, SeatStore seats, OrganisationStore organisations, TimeProvider clock)
{
    /// <summary>How long it is known who gave a seat up.</summary>
    public static readonly TimeSpan LeftKept = TimeSpan.FromDays(30);

    private sealed record Waiting
    {
        public required Guid RegistrationId { get; init; }
        public required DateTimeOffset StartsAt { get; init; }
        public required string TimeZone { get; init; }
        public required int Days { get; init; }
    }

    /// <summary>Those who did not answer in time.</summary>
    public Task<IReadOnlyList<Guid>> SilentAsync(CancellationToken stop) =>
        database.ListAsync<Guid>(
            """
            select substitution.id
              from substitution
              join registration on registration.id = registration_id and registration.state = 'active'
             where substitution.state = 'asked' and answer_by <= @now
             order by answer_by
            """,
            new { now = clock.GetUtcNow() }, stop);

    /// <summary>Frees the seats of organisations that named nobody who came before the last moment.</summary>
    /// <returns>How many.</returns>
    public async Task<int> FreeAsync(CancellationToken stop)
    {
        const string sql =
            """
            select registration.id as registration_id, dialogue.starts_at, dialogue.time_zone, track.substitute_days as days
              from registration
              join invitation on invitation.registration_id = registration.id and invitation.state = 'accepted'
              join dialogue on dialogue.id = invitation.dialogue_id and dialogue.starts_at > @now
              join track on track.id = registration.track_id
             where registration.awaits_person
               and not exists (select 1 from substitution where registration_id = registration.id and substitution.state = 'asked')
            """;

        var now = clock.GetUtcNow();
        var freed = 0;
        foreach (var waiting in await database.ListAsync<Waiting>(sql, new { now }, stop))
            if (SubstituteTime.Until(waiting.StartsAt, waiting.Days, waiting.TimeZone) <= now)
                freed += await FreeAsync(waiting.RegistrationId, stop) ? 1 : 0;
        return freed;
    }

    /// <summary>
    /// Forgets who gave a seat up a month ago, or whose seat was erased, and who was named for a seat that is gone; a contact stays.
    /// </summary>
    /// <returns>How many people.</returns>
    public Task<int> ForgetAsync(CancellationToken stop)
    {
        const string sql =
            """
            delete from vault.person_key
             where person_id in (select left_person_id
                                   from substitution
                                   join registration on registration.id = registration_id
                                  where asked_at < @before or registration.state = 'erased'
                                  union
                                 select substitution.person_id
                                   from substitution
                                   join registration on registration.id = registration_id
                                  where registration.state in ('withdrawn', 'erased'))
               and person_id not in (select contact_id from organisation where contact_id is not null)
               and person_id not in (select person_id from registration)
            """;

        return database.ExecuteAsync(sql, new { before = clock.GetUtcNow() - LeftKept }, stop);
    }

    /// <summary>Forgets the contacts, and then the names, of organisations of which nobody is known any more.</summary>
    public Task ForgetEmptyAsync(CancellationToken stop)
    {
        const string sql =
            """
            delete from vault.person_key
             where person_id in (select contact_id
                                   from organisation
                                  where not exists (select 1 from registration where organisation_id = organisation.id))
               and person_id not in (select person_id from registration);
            delete from organisation where not exists (select 1 from registration where organisation_id = organisation.id);
            """;

        return database.ExecuteAsync(sql, null, stop);
    }

    private Task<bool> FreeAsync(Guid registrationId, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            if (await SeatOfOrganisation.LockAsync(connection, registrationId, stop) is not { AwaitsPerson: true } seat)
                return false;
            var now = clock.GetUtcNow();
            foreach (var held in await HeldInvitation.LockAllAsync(connection, registrationId, stop))
                if (held.State == InvitationState.Accepted && held.StartsAt > now)
                {
                    await held.MoveAsync(connection, InvitationState.Cancelled, now, "nobody named in time", stop);
                    await seats.FreeAsync(connection, held.SeatId, held.RegistrationId, stop);
                }
            await organisations.TellAsync(connection, seat.OrganisationId, $"{registrationId:N} freed", "nl", stop);
            return true;
        }, stop);
}
