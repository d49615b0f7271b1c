using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Organisations;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Substitutes;

/// <summary>
/// An organisation sends somebody else. Registration, seat and answer stay as they are and only the person changes, so the table and its
/// balance do too; until the new person says yes, the organisation itself stands there.
/// </summary>
public sealed class SubstituteStore(
    NpgsqlDataSource database, Vault vault, MessageStore messages, OrganisationStore organisations, AuditStore audit, TimeProvider clock)
{
    /// <summary>The rule of the mail that asks somebody to come in the place of another.</summary>
    public const string AskedRule = "substitute_asked";

    /// <summary>The rule of the mail to whoever had the seat.</summary>
    public const string LeftRule = "substitute_left";

    private const string Columns =
        "id, registration_id, organisation_id, left_person_id, person_id, had_accepted, state, asked_at, answer_by";

    public Task<Substitution?> GetAsync(Guid id, CancellationToken stop) =>
        database.FindAsync<Substitution>($"select {Columns} from substitution where id = @id", new { id }, stop);

    /// <summary>The last time that this person gave up a seat of a registration; null when never.</summary>
    public Task<Substitution?> LeftByAsync(Guid registrationId, Guid personId, CancellationToken stop)
    {
        const string sql =
            $"""
            select {Columns}
              from substitution
             where registration_id = @registrationId and left_person_id = @personId
             order by asked_at desc
             limit 1
            """;

        return database.FindAsync<Substitution>(sql, new { registrationId, personId }, stop);
    }

    /// <summary>How many people of a track came, or will, in the place of another of their organisation.</summary>
    public Task<int> SubstituteCountAsync(Guid programmeId, Guid trackId, CancellationToken stop)
    {
        const string sql =
            """
            select count(*)::int
              from substitution
              join registration on registration.id = registration_id
             where programme_id = @programmeId and track_id = @trackId and substitution.state = 'confirmed'
            """;

        return database.ScalarAsync<int>(sql, new { programmeId, trackId }, stop);
    }

    /// <summary>
    /// Names somebody else for a seat: whoever had it loses all access at once, and the new person is asked by mail. An invitation that was
    /// open is answered by it, for the organisation comes.
    /// </summary>
    /// <param name="person">Name and address.</param>
    public Task<SubstituteOutcome> NameAsync(
        Guid organisationId, Guid registrationId, Contact person, string language, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            var now = clock.GetUtcNow();
            var seat = await SeatOfOrganisation.LockAsync(connection, registrationId, stop);
            if (seat is not { MayGive: true } || seat.OrganisationId != organisationId)
                return SubstituteOutcome.Gone;
            if (await OpenAsync(connection, registrationId, stop) is not null)
                return SubstituteOutcome.Already;
            if (person.Email is { } address && seat.AddressHash is { } hash && vault.AddressHash(address).AsSpan().SequenceEqual(hash))
                return SubstituteOutcome.SamePerson;
            var coming = await ComingAsync(connection, registrationId, stop);
            if (coming.Count == 0)
                return SubstituteOutcome.Gone;
            var until = SubstituteTime.Until(coming[0].StartsAt, seat.Days, await ZoneAsync(connection, coming[0].Id, stop));
            if (until <= now)
                return SubstituteOutcome.TooLate;

            var substitute = new Substitution
            {
                Id = Guid.CreateVersion7(now),
                RegistrationId = registrationId,
                OrganisationId = organisationId,
                LeftPersonId = seat.AwaitsPerson ? null : seat.PersonId,
                PersonId = Guid.CreateVersion7(now),
                HadAccepted = coming.Any(held => held.State == InvitationState.Accepted),
                State = SubstitutionState.Asked,
                AskedAt = now,
                AnswerBy = SubstituteTime.AnswerBy(now, until),
            };
            if (!seat.AwaitsPerson)
                await PartAsync(connection, seat, coming, stop);
            await vault.AddAsync(connection, substitute.PersonId, person, stop);
            await AskAsync(connection, substitute, seat.ProgrammeId, language, stop);
            foreach (var held in coming.Where(held => held.State != InvitationState.Accepted))
                await held.MoveAsync(connection, InvitationState.Accepted, now, "the organisation sends somebody else", stop);
            await audit.WriteAsync(connection, "organisation", "name_substitute", $"registration {seat.Number}", "", stop);
            return SubstituteOutcome.Done;
        }, stop);

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
            var coming = await ComingAsync(connection, seat.RegistrationId, stop);
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
            await EndAccessAsync(connection, seat, coming, stop);
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

    private Task<Substitution?> OpenAsync(NpgsqlConnection connection, Guid registrationId, CancellationToken stop) =>
        connection.FindAsync<Substitution>(
            $"select {Columns} from substitution where registration_id = @registrationId and state = 'asked'",
            new { registrationId }, stop);

    /// <summary>A substitution with its seat, both locked.</summary>
    private static async Task<(Substitution, SeatOfOrganisation)?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken stop)
    {
        const string sql = $"select {Columns} from substitution where id = @id";

        var registration = await connection.ScalarAsync<Guid?>("select registration_id from substitution where id = @id", new { id }, stop);
        return registration is { } held
            && await SeatOfOrganisation.LockAsync(connection, held, stop) is { } seat
            && await connection.FindAsync<Substitution>(sql, new { id }, stop) is { } substitute
            ? (substitute, seat)
            : null;
    }

    private async Task<IReadOnlyList<HeldInvitation>> ComingAsync(
        NpgsqlConnection connection, Guid registrationId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return
        [
            .. (await HeldInvitation.LockAllAsync(connection, registrationId, stop))
                .Where(held => held.Standing.TakesPlace && held.StartsAt > now
                    && (held.State == InvitationState.Accepted || held.Standing.TakesYes(now)))
                .OrderBy(held => held.StartsAt),
        ];
    }

    private static Task<string> ZoneAsync(NpgsqlConnection connection, Guid invitationId, CancellationToken stop) =>
        connection.SingleAsync<string>(
            "select time_zone from dialogue join invitation on dialogue_id = dialogue.id where invitation.id = @invitationId",
            new { invitationId }, stop);

    /// <summary>Puts the organisation itself in the place of whoever had the seat, whose own answers go.</summary>
    private async Task PartAsync(
        NpgsqlConnection connection, SeatOfOrganisation seat, IReadOnlyList<HeldInvitation> coming, CancellationToken stop)
    {
        const string sql =
            """
            update registration
               set person_id = @placeholder, address_hash = null, household = null, companion = null, awaits_person = true,
                   name_corrected_at = null
             where id = @RegistrationId;
            update demographic set birth_year = null, postcode4 = null where registration_id = @RegistrationId;
            delete from special_demographic where registration_id = @RegistrationId;
            delete from name_request where registration_id = @RegistrationId;
            delete from paper where invitation_id = any(@invitations);
            update invitation set paper_at = null where id = any(@invitations);
            """;

        var now = clock.GetUtcNow();
        var placeholder = Guid.CreateVersion7(now);
        var contact = seat.ContactId is { } id ? await vault.ReadAsync(id, stop) : null;
        await vault.AddAsync(connection, placeholder, new Contact(seat.OrganisationName) { Email = contact?.Email }, stop);
        var invitations = coming.Select(held => held.Id).ToArray();
        await connection.ExecuteAsync(sql, new { seat.RegistrationId, placeholder, invitations }, stop);
        await EndAccessAsync(connection, seat, coming, stop);
        foreach (var held in coming)
            await messages.QueueAsync(connection, held.MessageOf(LeftRule, now) with { Urgent = true }, stop);
    }

    /// <summary>Ends every link, code and waiting mail of whoever stands at the seat.</summary>
    private async Task EndAccessAsync(
        NpgsqlConnection connection, SeatOfOrganisation seat, IReadOnlyList<HeldInvitation> coming, CancellationToken stop)
    {
        const string sql =
            """
            select id from substitution where registration_id = @RegistrationId and state <> 'asked'
            union all
            select id from invitation where registration_id = @RegistrationId
            """;

        var subjects = await connection.ListAsync<Guid>(sql, new { seat.RegistrationId }, stop);
        await CapabilityStore.RevokeAsync(connection, [seat.RegistrationId, .. subjects], stop);
        await LetterCodeStore.RevokeAsync(connection, seat.RegistrationId, stop);
        await messages.EndAsync(connection, seat.PersonId, [seat.RegistrationId, .. subjects], MessageReason.PersonReplaced, stop);
    }

    private async Task AskAsync(
        NpgsqlConnection connection, Substitution substitute, Guid programmeId, string language, CancellationToken stop)
    {
        const string sql =
            """
            insert into substitution (id, registration_id, organisation_id, left_person_id, person_id, had_accepted, asked_at, answer_by)
            values (@Id, @RegistrationId, @OrganisationId, @LeftPersonId, @PersonId, @HadAccepted, @AskedAt, @AnswerBy)
            """;

        await connection.ExecuteAsync(sql, substitute, stop);
        await messages.QueueAsync(connection,
            new NewMessage(substitute.PersonId, AskedRule, substitute.Id.ToString("N"), substitute.Id, substitute.AskedAt)
            {
                ProgrammeId = programmeId,
                Language = language,
                Urgent = true,
            }, stop);
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
