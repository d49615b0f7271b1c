using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Hosts;

/// <summary>The officials who offer dialogues.</summary>
public sealed class HostStore(NpgsqlDataSource database, Vault vault, TimeProvider clock)
{
    private const string Columns = "id, programme_id, municipality_code, person_id, job_title, external_id";

    /// <summary>Registers a host once per address and external id.</summary>
    public Task<HostOutcome> AddAsync(
        Guid programmeId, string municipalityCode, string jobTitle, Contact contact, string? externalId, CancellationToken stop) =>
        database.InTransactionAsync<HostOutcome>(async connection =>
        {
            const string insertSql =
                """
                insert into host (id, programme_id, municipality_code, person_id, address_hash, job_title, external_id, created_at)
                values (@id, @programmeId, @municipalityCode, @personId, @addressHash, @jobTitle, @externalId, @now)
                on conflict do nothing
                """;
            const string findSql =
                """
                select id from host
                 where programme_id = @programmeId and (address_hash = @addressHash or external_id = @externalId)
                 limit 1
                """;

            var now = clock.GetUtcNow();
            var (id, personId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
            var addressHash = contact.Email is null ? null : vault.AddressHash(contact.Email);
            var host = new { id, programmeId, municipalityCode, personId, addressHash, jobTitle, externalId, now };
            if (await connection.ExecuteAsync(insertSql, host, stop) == 0)
                return new HostOutcome.AlreadyThere(await connection.ScalarAsync<Guid>(findSql, host, stop));
            await vault.AddAsync(connection, personId, contact, stop);
            return new HostOutcome.Registered(id);
        }, stop);

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
