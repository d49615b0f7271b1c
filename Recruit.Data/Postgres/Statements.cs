using Dapper;
using Npgsql;

namespace Recruit.Data.Postgres;

/// <summary>One SQL statement that can be stopped: within the caller's transaction, or on a connection of its own.</summary>
/// <remarks>The values are an object whose properties are the statement's parameters; null when it has none.</remarks>
internal static class Statements
{
    /// <summary>All the rows.</summary>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(
        this NpgsqlConnection connection, string sql, object? values, CancellationToken stop) =>
        (await connection.QueryAsync<T>(Command(sql, values, stop))).AsList();

    /// <inheritdoc cref="ListAsync{T}(NpgsqlConnection, string, object?, CancellationToken)"/>
    public static async Task<IReadOnlyList<T>> ListAsync<T>(
        this NpgsqlDataSource database, string sql, object? values, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.ListAsync<T>(sql, values, stop);
    }

    /// <summary>The one row, or the default when there is none.</summary>
    public static Task<T?> FindAsync<T>(this NpgsqlConnection connection, string sql, object? values, CancellationToken stop) =>
        connection.QuerySingleOrDefaultAsync<T>(Command(sql, values, stop));

    /// <inheritdoc cref="FindAsync{T}(NpgsqlConnection, string, object?, CancellationToken)"/>
    public static async Task<T?> FindAsync<T>(this NpgsqlDataSource database, string sql, object? values, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.FindAsync<T>(sql, values, stop);
    }

    /// <summary>The one row, which is there.</summary>
    public static Task<T> SingleAsync<T>(this NpgsqlConnection connection, string sql, object? values, CancellationToken stop) =>
        connection.QuerySingleAsync<T>(Command(sql, values, stop));

    /// <inheritdoc cref="SingleAsync{T}(NpgsqlConnection, string, object?, CancellationToken)"/>
    public static async Task<T> SingleAsync<T>(this NpgsqlDataSource database, string sql, object? values, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.SingleAsync<T>(sql, values, stop);
    }

    /// <summary>The first column of the first row, or the default when there is none.</summary>
    public static Task<T?> ScalarAsync<T>(this NpgsqlConnection connection, string sql, object? values, CancellationToken stop) =>
        connection.ExecuteScalarAsync<T>(Command(sql, values, stop));

    /// <inheritdoc cref="ScalarAsync{T}(NpgsqlConnection, string, object?, CancellationToken)"/>
    public static async Task<T?> ScalarAsync<T>(this NpgsqlDataSource database, string sql, object? values, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.ScalarAsync<T>(sql, values, stop);
    }

    /// <summary>How many rows were written; a list of values runs the statement once for each.</summary>
    public static Task<int> ExecuteAsync(this NpgsqlConnection connection, string sql, object? values, CancellationToken stop) =>
        connection.ExecuteAsync(Command(sql, values, stop));

    /// <inheritdoc cref="ExecuteAsync(NpgsqlConnection, string, object?, CancellationToken)"/>
    public static async Task<int> ExecuteAsync(this NpgsqlDataSource database, string sql, object? values, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.ExecuteAsync(sql, values, stop);
    }

    private static CommandDefinition Command(string sql, object? values, CancellationToken stop) =>
        new(sql, values, cancellationToken: stop);
}
