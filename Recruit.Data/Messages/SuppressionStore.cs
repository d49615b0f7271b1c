using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Messages;

/// <summary>Why nothing is sent to an address.</summary>
public static class SuppressionKind
{
    /// <summary>The receiving server said that it does not exist.</summary>
    public const string Refused = "refused";

    /// <summary>A mail that was accepted came back.</summary>
    public const string Bounced = "bounced";

    /// <summary>The receiver reported our mail as unwanted.</summary>
    public const string Complaint = "complaint";

    /// <summary>Staff said so.</summary>
    public const string Staff = "staff";
}

/// <summary>An address to which nothing is sent; the address itself stands in the vault, with the person.</summary>
/// <param name="Kind">One of <see cref="SuppressionKind"/>.</param>
/// <param name="Reason">What the server said, without addresses.</param>
public sealed record Suppression(byte[] AddressHash, Guid PersonId, Guid? ProgrammeId, string Kind, string Reason, DateTimeOffset At);

/// <summary>The addresses to which nothing is sent until somebody lifts that.</summary>
public sealed class SuppressionStore(NpgsqlDataSource database, Vault vault, AuditStore audit, TimeProvider clock)
{
    /// <summary>Adds an address within the caller's transaction; one that is there already keeps its first reason.</summary>
    public Task AddAsync(
        NpgsqlConnection connection, string address, Guid personId, Guid? programmeId, string kind, string reason, CancellationToken stop)
    {
        const string sql =
            """
            insert into suppression (address_hash, person_id, programme_id, kind, reason, at)
            values (@hash, @personId, @programmeId, @kind, @reason, @now)
            on conflict (address_hash) do nothing
            """;

        return connection.ExecuteAsync(sql,
            new { hash = vault.AddressHash(address), personId, programmeId, kind, reason, now = clock.GetUtcNow() }, stop);
    }

    /// <summary>Those of these addresses to which nothing is sent.</summary>
    public async Task<IReadOnlySet<string>> AmongAsync(IReadOnlyCollection<string> addresses, CancellationToken stop)
    {
        const string sql = "select address_hash from suppression where address_hash = any(@hashes)";

        var hashed = addresses.Select(address => (Address: address, Hash: Convert.ToHexString(vault.AddressHash(address)))).ToList();
        var found = (await database.ListAsync<byte[]>(sql,
            new { hashes = hashed.Select(one => Convert.FromHexString(one.Hash)).ToArray() }, stop))
            .Select(Convert.ToHexString).ToHashSet();
        return hashed.Where(one => found.Contains(one.Hash)).Select(one => one.Address).ToHashSet();
    }

    /// <summary>The addresses of a programme, the newest first.</summary>
    public Task<IReadOnlyList<Suppression>> ListAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select address_hash, person_id, programme_id, kind, reason, at
              from suppression
             where programme_id = @programmeId
             order by at desc, address_hash
            """;

        return database.ListAsync<Suppression>(sql, new { programmeId }, stop);
    }

    public Task<int> CountAsync(Guid programmeId, CancellationToken stop) =>
        database.ScalarAsync<int>("select count(*)::int from suppression where programme_id = @programmeId", new { programmeId }, stop);

    /// <summary>The way back: mail goes to this address again. False when nothing held it up.</summary>
    public Task<bool> LiftAsync(Guid programmeId, byte[] addressHash, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                "delete from suppression where programme_id = @programmeId and address_hash = @addressHash returning person_id";

            var person = await connection.FindAsync<Guid?>(sql, new { programmeId, addressHash }, stop);
            if (person is null)
                return false;
            await audit.WriteAsync(connection, actor, "lift_suppression", $"person {person}", "", stop);
            return true;
        }, stop);
}
