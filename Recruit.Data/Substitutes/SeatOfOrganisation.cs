using Npgsql;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Substitutes;

/// <summary>A registration of an organisation with a seat to come, locked until the transaction ends.</summary>
internal sealed record SeatOfOrganisation
{
    public required Guid RegistrationId { get; init; }
    public required long Number { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required string OrganisationName { get; init; }
    public Guid? ContactId { get; init; }
    public required Guid PersonId { get; init; }
    public byte[]? AddressHash { get; init; }
    public bool AwaitsPerson { get; init; }

    /// <summary>Whether the contact may give this seat: an organiser vouches, or the seat was the contact's own.</summary>
    public bool MayGive { get; init; }
    public required int Days { get; init; }

    /// <summary>Locks the registration first; null when it is none of an organisation that still takes part.</summary>
    public static async Task<SeatOfOrganisation?> LockAsync(NpgsqlConnection connection, Guid registrationId, CancellationToken stop)
    {
        const string lockSql = "select 1 from registration where id = @registrationId for update";
        // A statement of its own: one that waits for the lock would read the other rows as they were before the wait.
        const string sql =
            """
            select registration.id as registration_id, registration.number, registration.programme_id, organisation_id,
                   organisation.name as organisation_name, contact_id, person_id, registration.address_hash, awaits_person,
                   contact_checked_at is not null or contact_id = person_id
                     or exists (select 1 from substitution
                                 where registration_id = registration.id and left_person_id = contact_id) as may_give,
                   track.substitute_days as days
              from registration
              join organisation on organisation.id = registration.organisation_id
              join track on track.id = registration.track_id
             where registration.id = @registrationId and registration.state = 'active'
            """;

        await connection.ExecuteAsync(lockSql, new { registrationId }, stop);
        return await connection.FindAsync<SeatOfOrganisation>(sql, new { registrationId }, stop);
    }

    /// <summary>The invitations by which somebody comes, or still may, locked; the first to begin first.</summary>
    public async Task<IReadOnlyList<HeldInvitation>> ComingAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken stop) =>
    [
        .. (await HeldInvitation.LockAllAsync(connection, RegistrationId, stop))
            .Where(held => held.Standing.TakesPlace && held.StartsAt > now
                && (held.State == InvitationState.Accepted || held.Standing.TakesYes(now)))
            .OrderBy(held => held.StartsAt),
    ];

    /// <summary>Ends every link, code and waiting mail of whoever stands at the seat.</summary>
    public async Task EndAccessAsync(NpgsqlConnection connection, MessageStore messages, CancellationToken stop)
    {
        const string sql =
            """
            select id from substitution where registration_id = @RegistrationId and state <> 'asked'
            union all
            select id from invitation where registration_id = @RegistrationId
            """;

        var subjects = await connection.ListAsync<Guid>(sql, new { RegistrationId }, stop);
        await CapabilityStore.RevokeAsync(connection, [RegistrationId, .. subjects], stop);
        await LetterCodeStore.RevokeAsync(connection, RegistrationId, stop);
        await messages.EndAsync(connection, PersonId, [RegistrationId, .. subjects], MessageReason.PersonReplaced, stop);
    }
}
