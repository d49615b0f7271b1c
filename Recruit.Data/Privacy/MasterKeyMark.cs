using System.Security.Cryptography;
using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Privacy;

/// <summary>
/// Knows by which master key a database was sealed. A second machine with a key of its own would take everyone for erased.
/// </summary>
public static class MasterKeyMark
{
    /// <summary>Leaves the mark of this key in a database that has none.</summary>
    /// <returns>False when the database was sealed by another key.</returns>
    public static async Task<bool> AgreesAsync(NpgsqlDataSource database, MasterKey key, CancellationToken stop)
    {
        const string markSql = "insert into master_key_mark (mark) values (@mark) on conflict do nothing";
        const string readSql = "select mark from master_key_mark";

        var mark = key.For("mark");
        await using var connection = await database.OpenConnectionAsync(stop);
        await connection.ExecuteAsync(markSql, new { mark }, stop);
        var there = await connection.SingleAsync<byte[]>(readSql, null, stop);
        return CryptographicOperations.FixedTimeEquals(there, mark);
    }
}
