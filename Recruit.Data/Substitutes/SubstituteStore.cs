using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Substitutes;

/// <summary>
/// An organisation names somebody else for a seat. Registration, seat and answer stay as they are and only the person changes, so the table
/// and its balance do too; until the new person says yes (<see cref="SubstituteAnswers"/>), the organisation itself stands there.
/// </summary>
public sealed class SubstituteStore(
    NpgsqlDataSource database, Vault vault, MessageStore messages, AuditStore audit, TimeProvider clock)
{
    /// <summary>The rule of the mail that asks somebody to come in the place of another.</summary>
    public const string AskedRule = "substitute_asked";

    /// <summary>The rule of the mail to whoever had the seat.</summary>
    public const string LeftRule = "substitute_left";

    internal const string Columns =
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
            var coming = await seat.ComingAsync(connection, now, stop);
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

    private Task<Substitution?> OpenAsync(NpgsqlConnection connection, Guid registrationId, CancellationToken stop) =>
        connection.FindAsync<Substitution>(
            $"select {Columns} from substitution where registration_id = @registrationId and state = 'asked'",
            new { registrationId }, stop);

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
        await seat.EndAccessAsync(connection, messages, stop);
        foreach (var held in coming)
            await messages.QueueAsync(connection, held.MessageOf(LeftRule, now) with { Urgent = true }, stop);
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
}
