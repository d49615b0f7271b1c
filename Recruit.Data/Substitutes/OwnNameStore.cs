using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Data.Spelling;

namespace Recruit.Data.Substitutes;

/// <summary>What came of changing one's own answers.</summary>
public enum OwnChange
{
    Kept,

    /// <summary>All but the name, for which staff are asked: a seat cannot be handed on.</summary>
    NameWaits,

    /// <summary>The registration ended meanwhile.</summary>
    Ended,
}

/// <summary>A name that a guest asks for and staff have not decided on.</summary>
public sealed record NameRequest
{
    public required Guid Id { get; init; }
    public required long Number { get; init; }
    public required Guid PersonId { get; init; }
    public required byte[] SealedName { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The name that stands; empty until it was opened.</summary>
    public string Old { get; init; } = "";

    /// <summary>The name that is asked for; empty until it was opened.</summary>
    public string New { get; init; } = "";
}

/// <summary>
/// What a guest changes on the own page. Once a seat was drawn or offered, a name can be mended but not become another's: one letter of
/// a long word, once; anything more is for staff.
/// </summary>
public sealed class OwnNameStore(
    NpgsqlDataSource database, RegistrationStore registrations, Vault vault, AuditStore audit, TimeProvider clock)
{
    private sealed record Standing
    {
        public required Guid PersonId { get; init; }
        public string? Organisation { get; init; }
        public bool AwaitsPerson { get; init; }
        public bool Corrected { get; init; }
        public bool Seated { get; init; }
    }

    public Task<OwnChange> ChangeAsync(Guid id, NewRegistration wish, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            if (await LockAsync(connection, id, stop) is not { AwaitsPerson: false } own
                || await vault.ReadAsync(own.PersonId, stop) is not { } contact)
                return OwnChange.Ended;
            var (old, asked) = (PersonName.Of(contact.Name), PersonName.Of(wish.Contact.Name));
            var mends = own.Seated && !asked.IsSame(old);
            var waits = mends && (own.Corrected || !asked.Corrects(old));
            if (own.Seated)
                wish = wish with { Organisation = own.Organisation };
            if (waits)
                await RequestAsync(connection, id, own.PersonId, wish.Contact.Name, stop);
            else if (mends)
                await connection.ExecuteAsync(
                    "update registration set name_corrected_at = @now where id = @id", new { id, now = clock.GetUtcNow() }, stop);
            var kept = await registrations.ChangeAsync(
                connection, id, waits ? wish with { Contact = wish.Contact with { Name = contact.Name } } : wish, stop);
            return !kept ? OwnChange.Ended : waits ? OwnChange.NameWaits : OwnChange.Kept;
        }, stop);

    /// <summary>What waits in a programme, the oldest first.</summary>
    public async Task<IReadOnlyList<NameRequest>> ListAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select name_request.id, registration.number, name_request.person_id, sealed_name, asked_at
              from name_request
              join registration on registration.id = registration_id
             where programme_id = @programmeId and registration.state in ('unconfirmed', 'active')
             order by asked_at
            """;

        var opened = new List<NameRequest>();
        foreach (var request in await database.ListAsync<NameRequest>(sql, new { programmeId }, stop))
            if (await vault.ReadAsync(request.PersonId, stop) is { } contact
                && await vault.OpenAsync(request.PersonId, request.SealedName, stop) is { } name)
                opened.Add(request with { Old = contact.Name, New = name });
        return opened;
    }

    /// <summary>Whether a name of this registration waits for staff.</summary>
    public Task<bool> WaitsAsync(Guid registrationId, CancellationToken stop) =>
        database.ScalarAsync<bool>(
            "select exists (select 1 from name_request where registration_id = @registrationId)", new { registrationId }, stop);

    /// <summary>Gives the name that was asked for, or does not.</summary>
    /// <returns>False when it was decided already.</returns>
    public Task<bool> DecideAsync(Guid programmeId, Guid requestId, bool accept, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                delete from name_request
                 using registration
                 where name_request.id = @requestId and registration.id = registration_id and programme_id = @programmeId
                returning name_request.id, registration.number, name_request.person_id, sealed_name, asked_at
                """;

            if (await connection.FindAsync<NameRequest>(sql, new { programmeId, requestId }, stop) is not { } request)
                return false;
            if (accept && await vault.ReadAsync(request.PersonId, stop) is { } contact
                && await vault.OpenAsync(request.PersonId, request.SealedName, stop) is { } name)
                await vault.ChangeAsync(connection, request.PersonId, contact with { Name = name }, stop);
            await audit.WriteAsync(connection, actor, accept ? "accept_name" : "refuse_name", $"registration {request.Number}", "", stop);
            return true;
        }, stop);

    private static async Task<Standing?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken stop)
    {
        const string lockSql = "select 1 from registration where id = @id for update";
        const string sql =
            """
            select person_id, organisation, awaits_person, name_corrected_at is not null as corrected,
                   exists (select 1 from invitation where registration_id = registration.id)
                     or exists (select 1 from matching_round_registration
                                 where registration_id = registration.id and outcome = 'seat') as seated
              from registration
             where id = @id and state in ('unconfirmed', 'active')
            """;

        await connection.ExecuteAsync(lockSql, new { id }, stop);
        return await connection.FindAsync<Standing>(sql, new { id }, stop);
    }

    private async Task RequestAsync(NpgsqlConnection connection, Guid id, Guid personId, string name, CancellationToken stop)
    {
        const string sql =
            """
            insert into name_request (id, registration_id, person_id, sealed_name, asked_at)
            values (@request, @id, @personId, @sealedName, @now)
            on conflict (registration_id) do update
               set person_id = excluded.person_id, sealed_name = excluded.sealed_name, asked_at = excluded.asked_at
            """;

        var now = clock.GetUtcNow();
        var sealedName = await vault.SealAsync(personId, name, stop);
        await connection.ExecuteAsync(sql, new { request = Guid.CreateVersion7(now), id, personId, sealedName, now }, stop);
    }
}
