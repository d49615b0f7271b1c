using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Recruit.Data.Postgres;

/// <summary>One step of the schema: a plain SQL file and the SHA-256 of its text.</summary>
public sealed record Migration(string Name, string Sql)
{
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>The migrations that came with this program, in order of their names.</summary>
    public static IReadOnlyList<Migration> Own() =>
        [.. EmbeddedFiles.NamesUnder("migrations/").Select(name => new Migration(name, EmbeddedFiles.Read("migrations/" + name)))];
}

/// <summary>What came of bringing the database up to date.</summary>
public abstract record MigrationOutcome
{
    public sealed record UpToDate(IReadOnlyList<string> Applied) : MigrationOutcome;

    /// <summary>A file differs from what was once applied under its name; nothing was changed.</summary>
    public sealed record Changed(string Name) : MigrationOutcome;
}

/// <summary>Brings the schema up to date; two machines that start at once wait for each other.</summary>
public sealed class Migrations(NpgsqlDataSource database, TimeProvider clock)
{
    // Any fixed number will do, so long as nobody else in this database locks on it.
    private const long Lock = 0x5265637275697400;

    public Task<MigrationOutcome> ApplyAsync(CancellationToken stop) => ApplyAsync(Migration.Own(), stop);

    public async Task<MigrationOutcome> ApplyAsync(IReadOnlyList<Migration> migrations, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await connection.ExecuteAsync(
            new CommandDefinition("select pg_advisory_lock(@Lock)", new { Lock }, commandTimeout: 0, cancellationToken: stop));
        try
        {
            return await ApplyMissingAsync(connection, migrations, stop);
        }
        finally
        {
            await connection.ExecuteAsync("select pg_advisory_unlock(@Lock)", new { Lock });
        }
    }

    /// <summary>The migrations that came with this program and were not applied here.</summary>
    public async Task<IReadOnlyList<string>> MissingAsync(CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var started = await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition("select to_regclass('migration') is not null", cancellationToken: stop));
        var applied = started
            ? await connection.QueryAsync<string>(new CommandDefinition("select name from migration", cancellationToken: stop))
            : [];
        return [.. EmbeddedFiles.NamesUnder("migrations/").Except(applied, StringComparer.Ordinal)];
    }

    private async Task<MigrationOutcome> ApplyMissingAsync(
        NpgsqlConnection connection, IReadOnlyList<Migration> migrations, CancellationToken stop)
    {
        const string sql =
            """
            create table if not exists migration (
              name       text primary key,
              checksum   text not null,
              applied_at timestamptz not null
            );
            select name, checksum from migration
            """;

        var applied = (await connection.QueryAsync<(string Name, string Checksum)>(new CommandDefinition(sql, cancellationToken: stop)))
            .ToDictionary(row => row.Name, row => row.Checksum);

        if (migrations.FirstOrDefault(m => applied.TryGetValue(m.Name, out var checksum) && checksum != m.Checksum) is { } changed)
            return new MigrationOutcome.Changed(changed.Name);

        var missing = migrations.Where(migration => !applied.ContainsKey(migration.Name)).ToList();
        foreach (var migration in missing)
            await ApplyOneAsync(connection, migration, stop);

        return new MigrationOutcome.UpToDate([.. missing.Select(migration => migration.Name)]);
    }

    private async Task ApplyOneAsync(NpgsqlConnection connection, Migration migration, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using (var command = new NpgsqlCommand(migration.Sql, connection, transaction) { CommandTimeout = 0 })
            await command.ExecuteNonQueryAsync(stop);
        await connection.ExecuteAsync(new CommandDefinition(
            "insert into migration (name, checksum, applied_at) values (@Name, @Checksum, @now)",
            new { migration.Name, migration.Checksum, now = clock.GetUtcNow() }, transaction, cancellationToken: stop));
        await transaction.CommitAsync(stop);
    }
}
