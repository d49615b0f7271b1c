using Npgsql;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Organisations;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Substitutes;

/// <summary>What whoever was named for a seat of an organisation answers: with a yes the seat stands under the new name.</summary>
public sealed class SubstituteAnswers(
    NpgsqlDataSource database, Vault vault, MessageStore messages, OrganisationStore organisations, TimeProvider clock)
{
    /// <summary>The new person comes, and agreed to what that asks; from now on the seat stands under his or her name.</summary>
    /// <param name="contact">As the person gave it; the address stays that of the mail.</param>
    /// <param name="consent">The words that were agreed to.</param>
    public Task<SubstituteOutcome> ConfirmAsync(Guid id, Contact contact, string consent, string language, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            var now = clock.GetUtcNow();
            if (await LockAsync(connection, id, stop) is not var (substitute, seat))
                return SubstituteOutcome.Gone;
            if (substitute.State == SubstitutionState.Confirmed)
                return SubstituteOutcome.Already;
            var coming = await seat.ComingAsync(connection, now, stop);
            if (substitute.State != SubstitutionState.Asked || coming.Count == 0)
                return SubstituteOutcome.Gone;
            if (substitute.AnswerBy <= now)
                return SubstituteOutcome.TooLate;
            var hash = vault.AddressHash(contact.Email!);
            await MergeOwnAsync(connection, seat, hash, now, stop);
            if (await StandsElsewhereAsync(connection, seat, hash, stop))
                return SubstituteOutcome.StandsElsewhere;

            await TakeSeatAsync(connection, substitute, hash, consent, language, now, stop);
            await vault.ChangeAsync(connection, substitute.PersonId, contact, stop);
            await seat.EndAccessAsync(connection, messages, stop);
            await vault.EraseAsync(connection, seat.PersonId, stop);
            await EndAsync(connection, id, SubstitutionState.Confirmed, stop);
            foreach (var held in coming)
                await messages.QueueAsync(connection,
                    (held with { PersonId = substitute.PersonId, Language = language }).MessageOf(InvitationRule.Accepted, now), stop);
            await organisations.TellAsync(connection, seat.OrganisationId, $"{id:N} confirmed", "nl", stop);
            return SubstituteOutcome.Done;
        }, stop);

    /// <summary>The new person does not come, or did not answer: what we know of him or her goes, and the organisation hears.</summary>
    public Task<SubstituteOutcome> DeclineAsync(Guid id, bool silent, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            if (await LockAsync(connection, id, stop) is not var (substitute, seat))
                return SubstituteOutcome.Gone;
            if (substitute.State is SubstitutionState.Declined)
                return SubstituteOutcome.Already;
            if (substitute.State != SubstitutionState.Asked || (silent && substitute.AnswerBy > clock.GetUtcNow()))
                return SubstituteOutcome.Gone;
            await EndAsync(connection, id, silent ? SubstitutionState.Expired : SubstitutionState.Declined, stop);
            await vault.EraseAsync(connection, substitute.PersonId, stop);
            await organisations.TellAsync(connection, seat.OrganisationId, $"{id:N} missing", "nl", stop);
            return SubstituteOutcome.Done;
        }, stop);

    /// <summary>A substitution with its seat, both locked.</summary>
    private static async Task<(Substitution, SeatOfOrganisation)?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken stop)
    {
        const string sql = $"select {SubstituteStore.Columns} from substitution where id = @id";

        var registration = await connection.ScalarAsync<Guid?>("select registration_id from substitution where id = @id", new { id }, stop);
        return registration is { } held
            && await SeatOfOrganisation.LockAsync(connection, held, stop) is { } seat
            && await connection.FindAsync<Substitution>(sql, new { id }, stop) is { } substitute
            ? (substitute, seat)
            : null;
    }

    // Who was signed up for the same organisation, and has no seat, comes for it now: the own lot is no longer needed.
    private static Task MergeOwnAsync(
        NpgsqlConnection connection, SeatOfOrganisation seat, byte[] hash, DateTimeOffset now, CancellationToken stop) =>
        connection.ExecuteAsync(
            """
            update registration
               set state = 'withdrawn', ended_at = @now, merged_into = @RegistrationId
             where programme_id = @ProgrammeId and address_hash = @hash and organisation_id = @OrganisationId and id <> @RegistrationId
               and state in ('unconfirmed', 'active')
               and not exists (select 1 from invitation
                                where invitation.registration_id = registration.id
                                  and invitation.state in ('planned', 'sent', 'accepted'))
            """,
            new { seat.RegistrationId, seat.ProgrammeId, seat.OrganisationId, hash, now }, stop);

    private static Task<bool> StandsElsewhereAsync(
        NpgsqlConnection connection, SeatOfOrganisation seat, byte[] hash, CancellationToken stop) =>
        connection.ScalarAsync<bool>(
            """
            select exists (select 1 from registration
                            where programme_id = @ProgrammeId and address_hash = @hash and state in ('unconfirmed', 'active'))
            """,
            new { seat.ProgrammeId, hash }, stop);

    private static Task TakeSeatAsync(
        NpgsqlConnection connection, Substitution substitute, byte[] hash, string consent, string language, DateTimeOffset now,
        CancellationToken stop) =>
        connection.ExecuteAsync(
            """
            update registration
               set person_id = @PersonId, address_hash = @hash, language = @language, consent_wording = @consent, consented_at = @now,
                   confirmed_at = @now, awaits_person = false
             where id = @RegistrationId
            """,
            new { substitute.RegistrationId, substitute.PersonId, hash, language, consent, now }, stop);

    private Task EndAsync(NpgsqlConnection connection, Guid id, string state, CancellationToken stop) =>
        connection.ExecuteAsync(
            "update substitution set state = @state, ended_at = @now where id = @id", new { id, state, now = clock.GetUtcNow() }, stop);
}
