using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace Recruit.Data.Privacy;

/// <summary>What the holder of a link may do.</summary>
public static class CapabilityPurpose
{
    public const string ConfirmRegistration = "confirm_registration";
    public const string OwnRegistration = "own_registration";
    public const string Invitation = "invitation";
}

/// <summary>Links that let their holder do one thing until a date: 128 random bits each, of which only a hash is kept.</summary>
public sealed class CapabilityStore(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>Issues a new token; earlier ones for the same subject stay good until their own end.</summary>
    /// <returns>22 characters that are safe in a link.</returns>
    public async Task<string> IssueAsync(string purpose, Guid subjectId, DateTimeOffset expiresAt, CancellationToken stop)
    {
        const string sql =
            """
            insert into capability (token_hash, purpose, subject_id, created_at, expires_at)
            values (@hash, @purpose, @subjectId, @now, @expiresAt)
            """;

        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        await using var connection = await database.OpenConnectionAsync(stop);
        await connection.ExecuteAsync(new CommandDefinition(sql,
            new { hash = HashOf(token), purpose, subjectId, now = clock.GetUtcNow(), expiresAt }, cancellationToken: stop));
        return token;
    }

    /// <summary>The subject that this token opens, or null when it is unknown, expired or meant for something else.</summary>
    public async Task<Guid?> SubjectAsync(string purpose, string token, CancellationToken stop)
    {
        const string sql =
            """
            select subject_id from capability where token_hash = @hash and purpose = @purpose and expires_at > @now
            """;

        await using var connection = await database.OpenConnectionAsync(stop);
        return await connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(sql,
            new { hash = HashOf(token), purpose, now = clock.GetUtcNow() }, cancellationToken: stop));
    }

    /// <summary>Lets links to these subjects end no sooner than a moment, within the caller's transaction.</summary>
    public static Task ExtendAsync(NpgsqlConnection connection, string purpose, IReadOnlyCollection<Guid> subjects, DateTimeOffset until, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(
            "update capability set expires_at = @until where purpose = @purpose and subject_id = any(@subjects) and expires_at < @until",
            new { purpose, subjects = subjects.ToArray(), until }, cancellationToken: stop));

    /// <summary>Takes back every link to these subjects within the caller's transaction.</summary>
    public static Task RevokeAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> subjects, CancellationToken stop) =>
        connection.ExecuteAsync(new CommandDefinition(
            "delete from capability where subject_id = any(@subjects)", new { subjects = subjects.ToArray() }, cancellationToken: stop));

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
