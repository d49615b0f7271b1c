using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Hosts;

/// <summary>The officials who offer dialogues.</summary>
public sealed class HostStore(NpgsqlDataSource database, Vault vault, AuditStore audit, TimeProvider clock)
{
    private const string Columns =
        "id, programme_id, municipality_code, organisation, person_id, secretary_id, job_title, external_id";

    /// <inheritdoc cref="AddAsync(NewHost, CancellationToken)"/>
    public Task<HostOutcome> AddAsync(
        Guid programmeId, string? municipalityCode, string jobTitle, Contact contact, string? externalId, CancellationToken stop) =>
        AddAsync(new NewHost(programmeId, municipalityCode, jobTitle, contact, externalId), stop);

    /// <summary>Registers a host once per address and external id.</summary>
    public Task<HostOutcome> AddAsync(NewHost wished, CancellationToken stop) =>
        database.InTransactionAsync<HostOutcome>(async connection =>
        {
            const string insertSql =
                """
                insert into host (id, programme_id, municipality_code, organisation, person_id, address_hash, job_title, external_id,
                                  created_at)
                values (@id, @ProgrammeId, @MunicipalityCode, @Organisation, @personId, @addressHash, @JobTitle, @ExternalId, @now)
                on conflict do nothing
                """;
            const string findSql =
                """
                select id from host
                 where programme_id = @ProgrammeId and (address_hash = @addressHash or external_id = @ExternalId)
                 limit 1
                """;

            var now = clock.GetUtcNow();
            var (id, personId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
            var host = new
            {
                id,
                wished.ProgrammeId,
                wished.MunicipalityCode,
                wished.Organisation,
                personId,
                addressHash = wished.Contact.Email is { } address ? vault.AddressHash(address) : null,
                wished.JobTitle,
                wished.ExternalId,
                now,
            };
            if (await connection.ExecuteAsync(insertSql, host, stop) == 0)
                return new HostOutcome.AlreadyThere(await connection.ScalarAsync<Guid>(findSql, host, stop));
            await vault.AddAsync(connection, personId, wished.Contact, stop);
            await SetSecretaryAsync(connection, id, wished.Secretary, stop);
            return new HostOutcome.Registered(id);
        }, stop);

    /// <summary>Lets somebody else get each mail to a host as well, or nobody; whoever did so before is erased.</summary>
    public Task ChangeSecretaryAsync(Guid hostId, Contact? secretary, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            await SetSecretaryAsync(connection, hostId, secretary, stop);
            await audit.WriteAsync(
                connection, actor, "change_secretary", $"host {hostId}", secretary is null ? "none" : "another", stop);
            return true;
        }, stop);

    private async Task SetSecretaryAsync(NpgsqlConnection connection, Guid hostId, Contact? secretary, CancellationToken stop)
    {
        const string sql = "select secretary_id from host where id = @hostId for update";
        const string setSql = "update host set secretary_id = @personId where id = @hostId";

        if (await connection.ScalarAsync<Guid?>(sql, new { hostId }, stop) is { } before)
            await vault.EraseAsync(connection, before, stop);
        Guid? personId = secretary is null ? null : Guid.CreateVersion7(clock.GetUtcNow());
        if (personId is { } id)
            await vault.AddAsync(connection, id, secretary!, stop);
        await connection.ExecuteAsync(setSql, new { hostId, personId }, stop);
    }

    public Task<Host?> GetAsync(Guid id, CancellationToken stop) =>
        database.FindAsync<Host>($"select {Columns} from host where id = @id", new { id }, stop);

    /// <summary>The hosts of a programme, oldest first; only of one municipality when a code is given.</summary>
    public Task<IReadOnlyList<Host>> ListAsync(Guid programmeId, string? municipalityCode, CancellationToken stop)
    {
        const string sql =
            $"""
            select {Columns}
              from host
             where programme_id = @programmeId and (@municipalityCode::text is null or municipality_code = @municipalityCode)
             order by created_at, id
            """;

        return database.ListAsync<Host>(sql, new { programmeId, municipalityCode }, stop);
    }
}
