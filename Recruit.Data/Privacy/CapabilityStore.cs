using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Privacy;

/// <summary>What the holder of a link may do.</summary>
public static class CapabilityPurpose
{
    public const string ConfirmRegistration = "confirm_registration";
    public const string OwnRegistration = "own_registration";
    public const string Invitation = "invitation";

    /// <summary>Sees the seats of an organisation and names somebody else for one.</summary>
    public const string Organisation = "organisation";

    /// <summary>Says whether one comes in the place of another.</summary>
    public const string Substitute = "substitute";
}

/// <summary>Links that let their holder do one thing until a date: 128 random bits each, of which only a hash is kept.</summary>
public sealed class CapabilityStore(NpgsqlDataSource database, TimeProvider clock)
{
    private readonly Together<Issue, bool> issues = new();

    /// <summary>Issues a new token; earlier ones for the same subject stay good until their own end.</summary>
    /// <returns>22 characters that are safe in a link.</returns>
    public async Task<string> IssueAsync(string purpose, Guid subjectId, DateTimeOffset expiresAt, CancellationToken stop)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        await issues.AskAsync(new Issue(HashOf(token), purpose, subjectId, expiresAt), IssueAsync, stop);
        return token;
    }

    /// <summary>The subject that this token opens, or null when it is unknown, expired or meant for something else.</summary>
    public Task<Guid?> SubjectAsync(string purpose, string token, CancellationToken stop)
    {
        const string sql =
            """
            select subject_id from capability where token_hash = @hash and purpose = @purpose and expires_at > @now
            """;

        return database.ScalarAsync<Guid?>(sql, new { hash = HashOf(token), purpose, now = clock.GetUtcNow() }, stop);
    }

    /// <summary>Lets links to these subjects end no sooner than a moment, within the caller's transaction.</summary>
    public static Task ExtendAsync(
        NpgsqlConnection connection, string purpose, IReadOnlyCollection<Guid> subjects, DateTimeOffset until, CancellationToken stop) =>
        connection.ExecuteAsync(
            "update capability set expires_at = @until where purpose = @purpose and subject_id = any(@subjects) and expires_at < @until",
            new { purpose, subjects = subjects.ToArray(), until }, stop);

    /// <summary>Takes back every link to these subjects within the caller's transaction.</summary>
    public static Task RevokeAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> subjects, CancellationToken stop) =>
        connection.ExecuteAsync("delete from capability where subject_id = any(@subjects)", new { subjects = subjects.ToArray() }, stop);

    private async Task<IReadOnlyList<bool>> IssueAsync(IReadOnlyList<Issue> asked)
    {
        const string sql =
            """
            insert into capability (token_hash, purpose, subject_id, created_at, expires_at)
            select token_hash, purpose, subject_id, @now, expires_at
              from unnest(@hashes::bytea[], @purposes::text[], @subjects::uuid[], @ends::timestamptz[])
                   as asked (token_hash, purpose, subject_id, expires_at)
            """;

        await database.ExecuteAsync(sql, new
        {
            hashes = asked.Select(one => one.TokenHash).ToArray(),
            purposes = asked.Select(one => one.Purpose).ToArray(),
            subjects = asked.Select(one => one.SubjectId).ToArray(),
            ends = asked.Select(one => (DateTimeOffset?)one.ExpiresAt).ToArray(),
            now = clock.GetUtcNow(),
        }, CancellationToken.None);
        return [.. asked.Select(_ => true)];
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private sealed record Issue(byte[] TokenHash, string Purpose, Guid SubjectId, DateTimeOffset ExpiresAt);
}
