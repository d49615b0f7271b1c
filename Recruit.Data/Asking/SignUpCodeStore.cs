using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Asking;

/// <summary>
/// The codes of letters that ask to sign up, 60 random bits each. A code opens no data: it only says by which letter somebody came, once,
/// until its lottery ends; whoever has the database but not the master key cannot look one up.
/// </summary>
public sealed class SignUpCodeStore(NpgsqlDataSource database, MasterKey master, TimeProvider clock)
{
    private readonly byte[] coding = master.For("sign-up-code");

    /// <summary>Keeps a code of a letter within the caller's transaction; earlier ones stay good, for they may be under way.</summary>
    public Task KeepAsync(NpgsqlConnection connection, string code, Guid letterId, CancellationToken stop) =>
        connection.ExecuteAsync("insert into asked_code (code_hash, letter_id, created_at) values (@hash, @letterId, @now)",
            new { hash = HashOf(code), letterId, now = clock.GetUtcNow() }, stop);

    /// <summary>Whether somebody can sign up by this code now.</summary>
    public async Task<CodeStanding> StandingAsync(Guid programmeId, string code, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        return await StandingAsync(connection, programmeId, code, null, stop);
    }

    /// <summary>As the other, within the caller's transaction: the letter is locked until it ends.</summary>
    /// <param name="registration">Whose code it may be already.</param>
    public async Task<CodeStanding> StandingAsync(
        NpgsqlConnection connection, Guid programmeId, string code, Guid? registration, CancellationToken stop)
    {
        const string sql =
            """
            select letter.id, lottery.ends_at
              from asked_code
              join asked_letter letter on letter.id = asked_code.letter_id
              join letter_lottery lottery on lottery.id = letter.lottery_id and lottery.programme_id = @programmeId
             where asked_code.code_hash = @hash
               for update of letter
            """;
        // Whoever mistyped the mail address never confirms, and may try again with the same letter.
        const string usedSql =
            """
            select exists (select 1
                             from arrival
                             join registration on registration.id = arrival.registration_id
                            where arrival.letter_id = @letter and registration.confirmed_at is not null
                              and (@registration::uuid is null or registration.id <> @registration))
            """;

        if (await connection.FindAsync<(Guid Letter, DateTimeOffset EndsAt)?>(sql, new { programmeId, hash = HashOf(code) }, stop)
            is not var (letter, endsAt))
            return new CodeStanding.Unknown();
        if (endsAt <= clock.GetUtcNow())
            return new CodeStanding.Ended(endsAt);
        return await connection.ScalarAsync<bool>(usedSql, new { letter, registration }, stop)
            ? new CodeStanding.Used()
            : new CodeStanding.Good(letter);
    }

    private byte[] HashOf(string code) => HMACSHA256.HashData(coding, Encoding.UTF8.GetBytes(code));
}
