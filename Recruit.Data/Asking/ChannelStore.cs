using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Asking;

/// <summary>The channels of a programme, with their links of 128 bits each.</summary>
public sealed class ChannelStore(NpgsqlDataSource database, MasterKey master, AuditStore audit, TimeProvider clock)
{
    /// <summary>The most seats of its own that a channel has in a dialogue.</summary>
    public const int MostSeats = 20;

    private const string Channels =
        """
        select id, programme_id, track_id, name, seats, ends_at, coalesce(ended_at, case when ends_at <= @now then ends_at end) as ended_at
          from channel
        """;

    private const string Live = "ended_at is null and (ends_at is null or ends_at > @now)";

    // The links of partners that were printed before there were other channels go on working.
    private readonly byte[] linking = master.For("partner-link");

    /// <summary>
    /// The last part of the link of a channel, or of somebody who was asked; it follows from the master key, so that it can be printed or
    /// mailed at any time.
    /// </summary>
    public string TokenOf(Guid id) => Base64Url.EncodeToString(HMACSHA256.HashData(linking, id.ToByteArray())[..16]);

    /// <summary>Adds a channel; null when the programme has one of this name.</summary>
    public Task<Guid?> AddAsync(Guid programmeId, string name, int seats, string actor, CancellationToken stop) =>
        database.InTransactionAsync(connection => AddAsync(connection, programmeId, null, name, seats, actor, stop), stop);

    /// <summary>Makes the link of a track that is by invitation; the one that it had until now ends.</summary>
    public Task<Guid> RenewAsync(Guid programmeId, Guid trackId, string name, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update channel
                   set ended_at = @now
                 where programme_id = @programmeId and track_id = @trackId and ended_at is null
                returning id
                """;

            await connection.LockAsync($"link of track {trackId}", stop);
            await EndAsync(connection, sql, new { programmeId, trackId, now = clock.GetUtcNow() }, stop);
            return (await AddAsync(connection, programmeId, trackId, name, 0, actor, stop))!.Value;
        }, stop);

    /// <summary>The present channel of this name, which is added where there is none.</summary>
    /// <param name="endsAt">When it ends from now on; null leaves that as it is.</param>
    public Task<Guid> FindOrAddAsync(Guid programmeId, string name, DateTimeOffset? endsAt, string actor, CancellationToken stop) =>
        database.InTransactionAsync(connection => FindOrAddAsync(connection, programmeId, name, endsAt, actor, stop), stop);

    /// <inheritdoc cref="FindOrAddAsync(Guid, string, DateTimeOffset?, string, CancellationToken)"/>
    public async Task<Guid> FindOrAddAsync(
        NpgsqlConnection connection, Guid programmeId, string name, DateTimeOffset? endsAt, string actor, CancellationToken stop)
    {
        const string sql =
            """
            update channel
               set ends_at = coalesce(@endsAt, ends_at)
             where programme_id = @programmeId and lower(name) = lower(@name) and track_id is null and ended_at is null
            returning id
            """;

        await EndDueAsync(connection, stop);
        await AddAsync(connection, programmeId, null, name, 0, actor, stop);
        return await connection.SingleAsync<Guid>(sql, new { programmeId, name, endsAt }, stop);
    }

    private async Task<Guid?> AddAsync(
        NpgsqlConnection connection, Guid programmeId, Guid? trackId, string name, int seats, string actor, CancellationToken stop)
    {
        const string sql =
            """
            insert into channel (id, programme_id, track_id, name, token_hash, seats, added_at)
            values (@id, @programmeId, @trackId, @name, @hash, @seats, @now)
            on conflict do nothing
            """;

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        if (await connection.ExecuteAsync(
                sql, new { id, programmeId, trackId, name, hash = HashOf(TokenOf(id)), seats, now }, stop) == 0)
            return null;
        await audit.WriteAsync(connection, actor, "add_channel", $"channel {id}", $"{seats} seats", stop);
        return id;
    }

    /// <summary>
    /// Ends a channel: its link opens nothing any more, and the addresses of its list are erased; who signed up by it stays. False when
    /// that was done before.
    /// </summary>
    public Task<bool> EndAsync(Guid programmeId, Guid id, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update channel set ended_at = @now where programme_id = @programmeId and id = @id and ended_at is null returning id
                """;

            var ended = await EndAsync(connection, sql, new { programmeId, id, now = clock.GetUtcNow() }, stop);
            if (ended.Channels > 0)
                await audit.WriteAsync(connection, actor, "end_channel", $"channel {id}", "", stop);
            return ended.Channels > 0;
        }, stop);

    /// <summary>Ends the channels whose last day is over.</summary>
    /// <returns>How many addresses were erased.</returns>
    public Task<int> EndDueAsync(CancellationToken stop) => database.InTransactionAsync(connection => EndDueAsync(connection, stop), stop);

    private async Task<int> EndDueAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        const string sql = "update channel set ended_at = @now where ended_at is null and ends_at <= @now returning id";

        return (await EndAsync(connection, sql, new { now = clock.GetUtcNow() }, stop)).Addresses;
    }

    private static async Task<(int Channels, int Addresses)> EndAsync(
        NpgsqlConnection connection, string sql, object parameters, CancellationToken stop)
    {
        const string keysSql =
            """
            delete from vault.person_key where person_id in (select person_id from asked_person where channel_id = any(@ended))
            """;

        var ended = (await connection.ListAsync<Guid>(sql, parameters, stop)).ToArray();
        return (ended.Length, await connection.ExecuteAsync(keysSql, new { ended }, stop));
    }

    /// <summary>
    /// The channel whose link, or a personal link of whose list, ends so; null when it has ended, or is of another programme.
    /// </summary>
    public Task<Channel?> FindAsync(Guid programmeId, string token, CancellationToken stop)
    {
        const string sql =
            $"""
            {Channels}
             where programme_id = @programmeId and {Live}
               and (token_hash = @hash or id = (select channel_id from asked_person where asked_person.token_hash = @hash))
            """;

        return database.FindAsync<Channel>(sql, new { programmeId, hash = HashOf(token), now = clock.GetUtcNow() }, stop);
    }

    /// <summary>A channel of a programme that has not ended.</summary>
    public Task<Channel?> GetAsync(Guid programmeId, Guid id, CancellationToken stop) =>
        database.FindAsync<Channel>($"{Channels} where programme_id = @programmeId and id = @id and {Live}",
            new { programmeId, id, now = clock.GetUtcNow() }, stop);

    /// <summary>The channels of a programme, the present ones first.</summary>
    public Task<IReadOnlyList<Channel>> ListAsync(Guid programmeId, CancellationToken stop) =>
        database.ListAsync<Channel>($"{Channels} where programme_id = @programmeId order by ended_at is not null, name, id",
            new { programmeId, now = clock.GetUtcNow() }, stop);

    /// <summary>Who of these came by a channel.</summary>
    public Task<IReadOnlyList<ChannelPerson>> PeopleAsync(IReadOnlyCollection<Guid> registrations, CancellationToken stop)
    {
        const string sql =
            """
            select coalesce(registration.merged_into, registration.id) as registration_id, arrival.channel_id
              from arrival
              join registration on registration.id = arrival.registration_id
             where coalesce(registration.merged_into, registration.id) = any(@registrations) and arrival.channel_id is not null
             order by registration.number
            """;

        return database.ListAsync<ChannelPerson>(sql, new { registrations = registrations.ToArray() }, stop);
    }

    /// <summary>Everyone who came by one of these channels.</summary>
    public Task<IReadOnlyList<ChannelPerson>> BroughtAsync(IReadOnlyCollection<Guid> channels, CancellationToken stop)
    {
        const string sql =
            """
            select coalesce(registration.merged_into, registration.id) as registration_id, arrival.channel_id
              from arrival
              join registration on registration.id = arrival.registration_id
             where arrival.channel_id = any(@channels)
             order by registration.number
            """;

        return database.ListAsync<ChannelPerson>(sql, new { channels = channels.ToArray() }, stop);
    }

    /// <summary>Counts somebody who begins to sign up by a channel's link.</summary>
    public Task BegunAsync(Guid id, CancellationToken stop) =>
        database.ExecuteAsync("update channel set begun = begun + 1 where id = @id", new { id }, stop);

    /// <summary>What is kept of the last part of a link.</summary>
    internal static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
