using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Audit;

/// <summary>One thing that somebody did; its hash covers the entry before it, so that none can be changed or removed unseen.</summary>
public sealed record AuditEntry(
    long Number, DateTimeOffset At, string Actor, string Action, string Subject, string Detail, byte[] PreviousHash, byte[] Hash);

/// <summary>The log of what staff and the system did. It holds ids, never names or addresses.</summary>
public sealed class AuditStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Writes an entry in a transaction of its own.</summary>
    public Task WriteAsync(string actor, string action, string subject, string detail, CancellationToken stop) =>
        database.InTransactionAsync(connection => WriteAsync(connection, actor, action, subject, detail, stop), stop);

    /// <summary>
    /// Writes an entry within the caller's transaction, as the last thing that it does: all who write here wait for each
    /// other until they end.
    /// </summary>
    public async Task WriteAsync(
        NpgsqlConnection connection, string actor, string action, string subject, string detail, CancellationToken stop)
    {
        const string lastSql = "select number, hash from audit_entry order by number desc limit 1";
        const string insertSql =
            """
            insert into audit_entry (number, at, actor, action, subject, detail, previous_hash, hash)
            values (@Number, @At, @Actor, @Action, @Subject, @Detail, @PreviousHash, @Hash)
            """;

        await connection.LockAsync("audit_entry", stop);
        var (number, hash) = await connection.FindAsync<(long, byte[]?)>(lastSql, null, stop);
        var entry = new AuditEntry(number + 1, Microseconds(clock.GetUtcNow()), actor, action, subject, detail, hash ?? new byte[32], []);
        await connection.ExecuteAsync(insertSql, entry with { Hash = HashOf(entry) }, stop);
    }

    /// <summary>The newest entries first.</summary>
    public Task<IReadOnlyList<AuditEntry>> NewestAsync(int limit, CancellationToken stop) => NewestAsync(limit, before: null, stop);

    /// <inheritdoc cref="NewestAsync(int, CancellationToken)"/>
    /// <param name="before">Only those with a lower number, to leaf through; null for all.</param>
    public Task<IReadOnlyList<AuditEntry>> NewestAsync(int limit, long? before, CancellationToken stop)
    {
        const string sql =
            """
            select number, at, actor, action, subject, detail, previous_hash, hash
              from audit_entry
             where @before::bigint is null or number < @before
             order by number desc
             limit @limit
            """;

        return database.ListAsync<AuditEntry>(sql, new { limit, before }, stop);
    }

    /// <summary>What was done to one thing, newest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> AboutAsync(string subject, int limit, CancellationToken stop)
    {
        const string sql =
            """
            select number, at, actor, action, subject, detail, previous_hash, hash
              from audit_entry
             where subject = @subject
             order by number desc
             limit @limit
            """;

        return database.ListAsync<AuditEntry>(sql, new { subject, limit }, stop);
    }

    /// <summary>The number of the first entry that does not follow from the one before it, or null when the chain is whole.</summary>
    public async Task<long?> FirstBreakAsync(CancellationToken stop)
    {
        const string sql =
            """
            select number, at, actor, action, subject, detail, previous_hash, hash from audit_entry order by number
            """;

        await using var connection = await database.OpenConnectionAsync(stop);
        var (expectedNumber, previousHash) = (1L, new byte[32]);
        await foreach (var entry in connection.QueryUnbufferedAsync<AuditEntry>(sql).WithCancellation(stop))
        {
            if (entry.Number != expectedNumber
                || !entry.PreviousHash.AsSpan().SequenceEqual(previousHash)
                || !entry.Hash.AsSpan().SequenceEqual(HashOf(entry)))
                return entry.Number;
            (expectedNumber, previousHash) = (entry.Number + 1, entry.Hash);
        }
        return null;
    }

    private static byte[] HashOf(AuditEntry entry)
    {
        var fields = new[]
        {
            entry.Number.ToString(CultureInfo.InvariantCulture), entry.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            entry.Actor, entry.Action, entry.Subject, entry.Detail,
        };
        // Each field is preceded by its length, so that no two entries have the same bytes.
        var text = string.Concat(fields.Select(field => string.Create(CultureInfo.InvariantCulture, $"{field.Length}:{field}")));
        return SHA256.HashData([.. entry.PreviousHash, .. Encoding.UTF8.GetBytes(text)]);
    }

    // PostgreSQL keeps microseconds; the hash must be made of what comes back.
    private static DateTimeOffset Microseconds(DateTimeOffset instant) => new(instant.Ticks - instant.Ticks % 10, instant.Offset);
}
