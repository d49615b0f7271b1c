using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Asking;

/// <summary>An organisation that asks people who would not come by themselves.</summary>
/// <param name="Seats">How many of its own it has in each exploratory dialogue.</param>
/// <param name="Begun">How many began to sign up by its link; who only opened it is not counted.</param>
/// <param name="SignedUp">How many confirmed.</param>
public sealed record Partner(
    Guid Id, Guid ProgrammeId, string Name, int Seats, DateTimeOffset AddedAt, DateTimeOffset? EndedAt, int Begun, int SignedUp,
    int Seated);

/// <summary>Who came by which partner, for a draw.</summary>
public sealed record PartnerPerson(Guid RegistrationId, Guid PartnerId);

/// <summary>The partners of a programme, with their links of 128 bits each.</summary>
public sealed class PartnerStore(NpgsqlDataSource database, MasterKey master, AuditStore audit, TimeProvider clock)
{
    /// <summary>The most seats of its own that a partner has in a dialogue.</summary>
    public const int MostSeats = 20;

    private const string Partners =
        """
        select partner.id, partner.programme_id, partner.name, partner.seats, partner.added_at, partner.ended_at, partner.begun,
               count(registration.id)::int as signed_up,
               (count(registration.id) filter (where exists
                 (select 1 from seat where seat.registration_id = coalesce(registration.merged_into, registration.id))))::int as seated
          from partner
          left join arrival on arrival.partner_id = partner.id
          left join registration on registration.id = arrival.registration_id and registration.confirmed_at is not null
        """;

    private readonly byte[] linking = master.For("partner-link");

    /// <summary>The last part of a partner's link; it follows from the master key, so that its sheet can be printed at any time.</summary>
    public string TokenOf(Guid partner) => Base64Url.EncodeToString(HMACSHA256.HashData(linking, partner.ToByteArray())[..16]);

    /// <summary>Adds a partner; null when the programme has one of this name.</summary>
    public Task<Guid?> AddAsync(Guid programmeId, string name, int seats, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                insert into partner (id, programme_id, name, token_hash, seats, added_at)
                values (@id, @programmeId, @name, @hash, @seats, @now)
                on conflict do nothing
                """;

            var now = clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            if (await connection.ExecuteAsync(sql, new { id, programmeId, name, hash = HashOf(TokenOf(id)), seats, now }, stop) == 0)
                return (Guid?)null;
            await audit.WriteAsync(connection, actor, "add_partner", $"partner {id}", $"{seats} seats", stop);
            return id;
        }, stop);

    /// <summary>Ends a partner's link; who signed up by it stays. False when that was done before.</summary>
    public Task<bool> EndAsync(Guid programmeId, Guid id, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                "update partner set ended_at = @now where id = @id and programme_id = @programmeId and ended_at is null";

            if (await connection.ExecuteAsync(sql, new { id, programmeId, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, "end_partner", $"partner {id}", "", stop);
            return true;
        }, stop);

    /// <summary>The partner whose link ends so; null when it has ended, or is of another programme.</summary>
    public async Task<Partner?> FindAsync(Guid programmeId, string token, CancellationToken stop)
    {
        const string sql =
            $"""
            {Partners}
             where partner.programme_id = @programmeId and partner.token_hash = @hash and partner.ended_at is null
             group by partner.id
            """;

        return await database.FindAsync<Partner>(sql, new { programmeId, hash = HashOf(token) }, stop);
    }

    /// <summary>The partners of a programme, the present ones first.</summary>
    public Task<IReadOnlyList<Partner>> ListAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            $"""
            {Partners}
             where partner.programme_id = @programmeId
             group by partner.id
             order by partner.ended_at is not null, partner.name
            """;

        return database.ListAsync<Partner>(sql, new { programmeId }, stop);
    }

    /// <summary>Who of these came by a partner.</summary>
    public Task<IReadOnlyList<PartnerPerson>> PeopleAsync(IReadOnlyCollection<Guid> registrations, CancellationToken stop)
    {
        const string sql =
            """
            select coalesce(registration.merged_into, registration.id) as registration_id, arrival.partner_id
              from arrival
              join registration on registration.id = arrival.registration_id
             where coalesce(registration.merged_into, registration.id) = any(@registrations) and arrival.partner_id is not null
             order by registration.number
            """;

        return database.ListAsync<PartnerPerson>(sql, new { registrations = registrations.ToArray() }, stop);
    }

    /// <summary>Counts somebody who begins to sign up by a partner's link.</summary>
    public Task BegunAsync(Guid id, CancellationToken stop) =>
        database.ExecuteAsync("update partner set begun = begun + 1 where id = @id", new { id }, stop);

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
