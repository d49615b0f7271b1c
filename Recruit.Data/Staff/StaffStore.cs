using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Staff;

/// <summary>Those who may sign in, and the one-time codes by which they do.</summary>
public sealed class StaffStore(NpgsqlDataSource database, Vault vault, MasterKey master, TimeProvider clock)
{
    /// <summary>How long a code can be used.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private const int MostAttempts = 5;
    private readonly byte[] coding = master.For("sign-in-code");

    public Task<StaffMember> AddAsync(Contact contact, string role, string? municipalityCode, string language, CancellationToken stop) =>
        database.InTransactionAsync(connection => AddAsync(connection, contact, role, municipalityCode, language, stop), stop);

    /// <summary>Adds somebody within the caller's transaction.</summary>
    public async Task<StaffMember> AddAsync(
        NpgsqlConnection connection, Contact contact, string role, string? municipalityCode, string language, CancellationToken stop)
    {
        const string sql =
            """
            insert into staff (id, person_id, role, municipality_code, language, created_at)
            values (@Id, @PersonId, @Role, @MunicipalityCode, @Language, @now)
            """;

        var now = clock.GetUtcNow();
        var member = new StaffMember(Guid.CreateVersion7(now), Guid.CreateVersion7(now), role, municipalityCode, language);
        await vault.AddAsync(connection, member.PersonId, contact, stop);
        await connection.ExecuteAsync(sql,
            new { member.Id, member.PersonId, member.Role, member.MunicipalityCode, member.Language, now }, stop);
        return member;
    }

    /// <summary>The active members of staff with this address: one person may have several roles.</summary>
    public async Task<IReadOnlyList<StaffMember>> FindAsync(string address, CancellationToken stop)
    {
        const string sql =
            """
            select id, person_id, role, municipality_code, language
              from staff
             where person_id = any(@people) and active
             order by created_at, id
            """;

        var people = (await vault.FindAsync(address, stop)).ToArray();
        return await database.ListAsync<StaffMember>(sql, new { people }, stop);
    }

    public Task<StaffMember?> GetAsync(Guid id, CancellationToken stop) =>
        database.FindAsync<StaffMember>("select id, person_id, role, municipality_code, language from staff where id = @id and active",
            new { id }, stop);

    /// <summary>All active staff of one role, or of all.</summary>
    public Task<IReadOnlyList<StaffMember>> ListAsync(string? role, CancellationToken stop)
    {
        const string sql =
            """
            select id, person_id, role, municipality_code, language
              from staff
             where active and (@role::text is null or role = @role)
             order by created_at, id
            """;

        return database.ListAsync<StaffMember>(sql, new { role }, stop);
    }

    /// <summary>Makes a code of six digits within the caller's transaction, which only the browser with this mark can use.</summary>
    public async Task<(Guid Id, string Code)> IssueCodeAsync(
        NpgsqlConnection connection, Guid staffId, string browserMark, CancellationToken stop)
    {
        const string sql =
            """
            insert into sign_in_code (id, staff_id, browser_hash, created_at, expires_at)
            values (@id, @staffId, @browserHash, @now, @expiresAt)
            """;

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await connection.ExecuteAsync(sql,
            new { id, staffId, browserHash = HashOf(id, browserMark), now, expiresAt = now + CodeLife }, stop);
        return (id, CodeOf(id));
    }

    /// <summary>
    /// The six digits of a code. They follow from its id by a key that is not in the database, so that the mail can be written later
    /// without the code being kept anywhere.
    /// </summary>
    public string CodeOf(Guid codeId)
    {
        var number = BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(coding, codeId.ToByteArray()));
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a code can still be used.</summary>
    public Task<bool> IsLiveAsync(Guid codeId, CancellationToken stop)
    {
        const string sql =
            """
            select exists (select 1
                             from sign_in_code
                            where id = @codeId and used_at is null and expires_at > @now and attempts < @MostAttempts)
            """;

        return database.ScalarAsync<bool>(sql, new { codeId, now = clock.GetUtcNow(), MostAttempts }, stop);
    }

    /// <summary>How many codes were made for somebody since a moment.</summary>
    public async Task<int> CodesSinceAsync(NpgsqlConnection connection, Guid staffId, DateTimeOffset since, CancellationToken stop) =>
        await connection.ScalarAsync<int>("select count(*)::int from sign_in_code where staff_id = @staffId and created_at > @since",
            new { staffId, since }, stop);

    /// <summary>Uses a code once; every try counts, and after five the code is dead.</summary>
    public async Task<SignInOutcome> UseCodeAsync(Guid codeId, string code, string browserMark, CancellationToken stop)
    {
        const string trySql =
            """
            update sign_in_code
               set attempts = attempts + 1
             where id = @codeId and used_at is null and expires_at > @now and attempts < @MostAttempts
            returning staff_id, browser_hash
            """;
        const string useSql = "update sign_in_code set used_at = @now where id = @codeId and used_at is null";

        var now = clock.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(stop);
        var tried = await connection.FindAsync<(Guid StaffId, byte[] BrowserHash)?>(trySql, new { codeId, now, MostAttempts }, stop);
        if (tried is not var (staffId, browserHash)
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeOf(codeId)), Encoding.UTF8.GetBytes(code.Trim()))
            || !CryptographicOperations.FixedTimeEquals(browserHash, HashOf(codeId, browserMark))
            || await connection.ExecuteAsync(useSql, new { codeId, now }, stop) == 0
            || await GetAsync(staffId, stop) is not { } staff)
            return new SignInOutcome.Refused();
        return new SignInOutcome.SignedIn(staff);
    }

    private static byte[] HashOf(Guid salt, string secret) => SHA256.HashData([.. salt.ToByteArray(), .. Encoding.UTF8.GetBytes(secret)]);
}
