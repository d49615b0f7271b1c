using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Invitations;

/// <summary>
/// The short codes of letters, 60 random bits each. One opens an invitation only together with the postcode or the year of birth of the
/// person, and dies after some wrong tries; whoever has the database but not the master key cannot look one up.
/// </summary>
public sealed class LetterCodeStore(NpgsqlDataSource database, Vault vault, MasterKey master, TimeProvider clock)
{
    /// <summary>How often the right code may come with a wrong postcode or year before it is dead.</summary>
    public const int MostWrongTries = 5;

    private readonly byte[] coding = master.For("letter-code");

    /// <summary>
    /// Keeps a code for an invitation within the caller's transaction; earlier ones stay good, for an earlier letter may be under way.
    /// </summary>
    public Task KeepAsync(NpgsqlConnection connection, string code, Guid invitationId, DateTimeOffset expiresAt, CancellationToken stop)
    {
        const string sql =
            """
            insert into letter_code (code_hash, invitation_id, created_at, expires_at) values (@hash, @invitationId, @now, @expiresAt)
            """;

        return connection.ExecuteAsync(sql, new { hash = HashOf(code), invitationId, now = clock.GetUtcNow(), expiresAt }, stop);
    }

    private sealed record Held(Guid InvitationId, Guid PersonId, string? Postcode4, int? BirthYear);

    /// <summary>The invitation that a code opens for whoever knows this postcode or year of birth; null in every other case.</summary>
    /// <param name="proof">Four digits; the letters of a postcode do not count.</param>
    public Task<Guid?> OpenAsync(string code, string proof, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                select letter_code.invitation_id, registration.person_id, demographic.postcode4, demographic.birth_year
                  from letter_code
                  join invitation on invitation.id = letter_code.invitation_id
                  join registration on registration.id = invitation.registration_id and registration.state = 'active'
                  left join demographic on demographic.registration_id = registration.id
                 where letter_code.code_hash = @hash and letter_code.expires_at > @now and letter_code.wrong_tries < @MostWrongTries
                   for update of letter_code
                """;
            const string wrongSql = "update letter_code set wrong_tries = wrong_tries + 1 where code_hash = @hash";

            var hash = HashOf(code);
            if (await connection.FindAsync<Held>(sql, new { hash, now = clock.GetUtcNow(), MostWrongTries }, stop) is not { } held)
                return (Guid?)null;
            if (await KnowsAsync(held, FirstDigits(proof), stop))
                return held.InvitationId;
            await connection.ExecuteAsync(wrongSql, new { hash }, stop);
            return null;
        }, stop);

    /// <summary>
    /// The invitation of which the letter carries this code, for staff who hold the letter; also when the code opens nothing any more.
    /// </summary>
    public Task<Guid?> InvitationOfAsync(string code, CancellationToken stop) =>
        database.ScalarAsync<Guid?>("select invitation_id from letter_code where code_hash = @hash", new { hash = HashOf(code) }, stop);

    /// <summary>Takes back every code to the invitations of a registration within the caller's transaction.</summary>
    public static Task RevokeAsync(NpgsqlConnection connection, Guid registrationId, CancellationToken stop) =>
        connection.ExecuteAsync(
            "delete from letter_code where invitation_id in (select id from invitation where registration_id = @registrationId)",
            new { registrationId }, stop);

    // The postcode of the sign-up, or else that of the address to which the letter went.
    private async Task<bool> KnowsAsync(Held held, string proof, CancellationToken stop)
    {
        if (proof.Length == 0)
            return false;
        var contact = await vault.ReadAsync(held.PersonId, stop);
        return proof == held.Postcode4
            || proof == held.BirthYear?.ToString(CultureInfo.InvariantCulture)
            || proof == FirstDigits(contact?.Postcode ?? "");
    }

    private static string FirstDigits(string typed)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        return digits.Length == 4 ? digits : "";
    }

    private byte[] HashOf(string code) => HMACSHA256.HashData(coding, Encoding.UTF8.GetBytes(code));
}
