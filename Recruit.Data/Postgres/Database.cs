using Npgsql;

namespace Recruit.Data.Postgres;

/// <summary>Opens the one store there is, with our types taught to Dapper.</summary>
public static class Database
{
    static Database() => DapperTypes.Register();

    /// <param name="connectionString">An Npgsql connection string; our own defaults are added where it is silent.</param>
    public static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 40,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            ApplicationName = "recruit",
        };
        // Our statements are short and many: compiling one anew each time took longer than running it.
        settings.Options = string.Join(' ', new[] { settings.Options, "-c jit=off" }.Where(one => !string.IsNullOrEmpty(one)));
        return NpgsqlDataSource.Create(settings.ConnectionString);
    }

    /// <summary>Runs <paramref name="work"/> in one transaction: all of it, or nothing.</summary>
    public static async Task<T> InTransactionAsync<T>(
        this NpgsqlDataSource database, Func<NpgsqlConnection, Task<T>> work, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        var result = await work(connection);
        await transaction.CommitAsync(stop);
        return result;
    }

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public static Task InTransactionAsync(this NpgsqlDataSource database, Func<NpgsqlConnection, Task> work, CancellationToken stop) =>
        database.InTransactionAsync(async connection => { await work(connection); return true; }, stop);

    /// <summary>Serialises those who name the same <paramref name="matter"/> until the transaction ends.</summary>
    public static Task LockAsync(this NpgsqlConnection connection, string matter, CancellationToken stop) =>
        connection.ExecuteAsync("select pg_advisory_xact_lock(hashtextextended(@matter, 0))", new { matter }, stop);
}
