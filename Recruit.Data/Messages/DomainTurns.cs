using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Messages;

/// <summary>How many mails to a domain may leave now, and when the next may.</summary>
public sealed record DomainTurn(int Admitted, DateTimeOffset Next);

/// <summary>
/// Spreads mails to one receiving domain over time, for all machines together: each mail takes a turn of a fixed length, and some may be
/// taken ahead (the generic cell rate algorithm, ITU-T I.371).
/// </summary>
public sealed class DomainTurns(NpgsqlDataSource database, Vault vault, TimeProvider clock)
{
    /// <param name="wanted">How many mails to each domain want to leave.</param>
    /// <param name="turn">How long one mail takes of a domain's time.</param>
    /// <param name="ahead">How many turns may be taken at once by who waited long enough.</param>
    public Task<IReadOnlyDictionary<string, DomainTurn>> AdmitAsync(
        IReadOnlyDictionary<string, int> wanted, TimeSpan turn, int ahead, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            var turns = new Dictionary<string, DomainTurn>(StringComparer.Ordinal);
            var hashed = wanted.Select(one => (Domain: one.Key, Count: one.Value, Hash: vault.DomainHash(one.Key)));
            // In one order on every machine, so that two that want the same domains do not wait for each other in a circle.
            foreach (var (domain, count, hash) in hashed.OrderBy(one => Convert.ToHexString(one.Hash), StringComparer.Ordinal))
                turns[domain] = await AdmitAsync(connection, hash, count, turn, ahead, stop);
            return (IReadOnlyDictionary<string, DomainTurn>)turns;
        }, stop);

    private async Task<DomainTurn> AdmitAsync(
        NpgsqlConnection connection, byte[] hash, int wanted, TimeSpan turn, int ahead, CancellationToken stop)
    {
        const string lockSql =
            """
            insert into domain_turn (domain_hash, free_at) values (@hash, @now)
            on conflict (domain_hash) do update set free_at = domain_turn.free_at
            returning free_at
            """;
        const string takeSql = "update domain_turn set free_at = @freeAt where domain_hash = @hash";

        var now = clock.GetUtcNow();
        var freeAt = await connection.ScalarAsync<DateTime>(lockSql, new { hash, now }, stop);
        var from = new DateTimeOffset(DateTime.SpecifyKind(freeAt, DateTimeKind.Utc)) is var free && free > now ? free : now;
        var admitted = Math.Clamp((int)((now + turn * ahead - from) / turn), 0, wanted);
        await connection.ExecuteAsync(takeSql, new { hash, freeAt = from + turn * admitted }, stop);
        return new DomainTurn(admitted, from + turn * (admitted + 1) - turn * ahead);
    }
}
