using System.Globalization;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Asking;

/// <summary>
/// The people of lists: each is asked once in a programme, by whichever list, and never again after opting out. Their addresses are erased
/// when the channel ends; what is kept is a keyed hash.
/// </summary>
public sealed class AskedPersonStore(
    NpgsqlDataSource database, ChannelStore channels, ArrivalStore arrivals, Vault vault, MessageStore messages, MessageBatches batches,
    AuditStore audit, TimeProvider clock)
{
    /// <summary>The rule of the mail by which somebody of a list is asked to sign up.</summary>
    public const string MailRule = "asked_by_mail";

    private const string Asked =
        """
        select asked_person.id, asked_person.programme_id, channel.name as channel, channel.ends_at, channel.ended_at,
               exists (select 1 from opt_out where opt_out.address_hash = asked_person.address_hash) as opted_out,
               exists (select 1
                         from registration
                        where registration.programme_id = asked_person.programme_id
                          and registration.address_hash = asked_person.address_hash) as registered
          from asked_person
          join channel on channel.id = asked_person.channel_id
        """;

    /// <summary>What would come of asking these people; nothing is kept.</summary>
    public async Task<AskingForecast> ForecastAsync(Guid programmeId, IReadOnlyCollection<PersonToAsk> people, CancellationToken stop)
    {
        await using var connection = await database.OpenConnectionAsync(stop);
        var standing = await StandingAsync(connection, programmeId, people, stop);
        int Count(string kind) => standing.Values.Count(one => one == kind);
        return new AskingForecast(Count("new"), Count("registered"), Count("asked"), Count("opted_out"), Count("unreachable"));
    }

    /// <summary>Asks those of a list who can be asked: mails are queued as a batch that an organiser can hold up.</summary>
    /// <param name="channel">The name; a present channel of this name takes them up.</param>
    /// <param name="endsAt">When the channel ends, and the addresses are erased.</param>
    /// <returns>How many mails were queued.</returns>
    public Task<int> AskAsync(
        Guid programmeId, string channel, DateTimeOffset endsAt, IReadOnlyCollection<PersonToAsk> people, string actor,
        CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            await connection.LockAsync($"people asked for {programmeId}", stop);
            var id = await channels.FindOrAddAsync(connection, programmeId, channel, endsAt, actor, stop);
            await NoteRegisteredAsync(connection, programmeId, id, people, stop);
            var standing = await StandingAsync(connection, programmeId, people, stop);
            var asked = people.Where(person => standing[HashOf(person)] == "new").DistinctBy(HashOf).ToList();
            if (asked.Count > 0)
            {
                var batch = await batches.BeginAsync(connection, programmeId, $"channel {channel}", asked.Count, actor, stop);
                foreach (var person in asked)
                    await AskAsync(connection, programmeId, id, person, batch, stop);
            }
            var detail = string.Create(CultureInfo.InvariantCulture, $"{people.Count} people, {asked.Count} asked");
            await audit.WriteAsync(connection, actor, "ask_list", $"channel {id}", detail, stop);
            return asked.Count;
        }, stop);

    private async Task AskAsync(
        NpgsqlConnection connection, Guid programmeId, Guid channel, PersonToAsk person, Guid batch, CancellationToken stop)
    {
        const string sql =
            """
            insert into asked_person (id, programme_id, channel_id, person_id, address_hash, token_hash, asked_at)
            values (@id, @programmeId, @channel, @personId, @addressHash, @tokenHash, @now)
            """;

        var now = clock.GetUtcNow();
        var (id, personId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        await vault.AddAsync(connection, personId, new Contact(person.Name) { Email = person.Email, City = person.Municipality }, stop);
        await connection.ExecuteAsync(sql,
            new
            {
                id,
                programmeId,
                channel,
                personId,
                addressHash = vault.AddressHash(person.Email),
                tokenHash = ChannelStore.HashOf(channels.TokenOf(id)),
                now,
            }, stop);
        await messages.QueueAsync(connection,
            new NewMessage(personId, MailRule, id.ToString("N"), id, now)
            {
                ProgrammeId = programmeId,
                Language = person.Language,
                BatchId = batch,
            }, stop);
    }

    private async Task NoteRegisteredAsync(
        NpgsqlConnection connection, Guid programmeId, Guid channel, IReadOnlyCollection<PersonToAsk> people, CancellationToken stop)
    {
        const string sql =
            """
            select id
              from registration
             where programme_id = @programmeId and address_hash = any(@hashes) and state in ('unconfirmed', 'active')
            """;

        var registered = await connection.ListAsync<Guid>(sql, new { programmeId, hashes = HashesOf(people) }, stop);
        await arrivals.NoteListedAsync(connection, registered, channel, stop);
    }

    /// <summary>Of each address, by its hash, why nobody is asked there; <c>new</c> for those who can be.</summary>
    private async Task<IReadOnlyDictionary<string, string>> StandingAsync(
        NpgsqlConnection connection, Guid programmeId, IReadOnlyCollection<PersonToAsk> people, CancellationToken stop)
    {
        const string sql =
            """
            select encode(hash, 'hex'),
                   case when hash in (select address_hash from opt_out) then 'opted_out'
                        when hash in (select address_hash from registration
                                       where programme_id = @programmeId and address_hash is not null) then 'registered'
                        when hash in (select address_hash from asked_person where programme_id = @programmeId) then 'asked'
                        when hash in (select address_hash from suppression) then 'unreachable'
                        else 'new' end
              from (select distinct unnest(@hashes::bytea[]) as hash) listed
            """;

        return (await connection.ListAsync<(string Hash, string Standing)>(sql, new { programmeId, hashes = HashesOf(people) }, stop))
            .ToDictionary(row => row.Hash, row => row.Standing);
    }

    /// <summary>Somebody who was asked; null when there is no such person.</summary>
    public Task<AskedPerson?> GetAsync(Guid id, CancellationToken stop) =>
        database.FindAsync<AskedPerson>($"{Asked} where asked_person.id = @id", new { id }, stop);

    /// <summary>Whose mail has a link that ends so; null when there is no such mail.</summary>
    public Task<AskedPerson?> FindAsync(string token, CancellationToken stop) =>
        database.FindAsync<AskedPerson>($"{Asked} where asked_person.token_hash = @hash", new { hash = ChannelStore.HashOf(token) }, stop);

    /// <summary>
    /// Never asks this address again, whatever list it stands on, and erases it: what is kept is a keyed hash. False when no mail has such
    /// a link; a second time changes nothing.
    /// </summary>
    public Task<bool> OptOutAsync(string token, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update asked_person
                   set opted_out_at = coalesce(opted_out_at, @now)
                 where token_hash = @hash
                returning person_id, address_hash
                """;
            const string keepSql = "insert into opt_out (address_hash, at) values (@addressHash, @now) on conflict do nothing";

            var now = clock.GetUtcNow();
            if (await connection.FindAsync<(Guid Person, byte[] AddressHash)?>(sql, new { hash = ChannelStore.HashOf(token), now }, stop)
                is not var (person, addressHash))
                return false;
            await connection.ExecuteAsync(keepSql, new { addressHash, now }, stop);
            await vault.EraseAsync(connection, person, stop);
            return true;
        }, stop);

    private byte[][] HashesOf(IEnumerable<PersonToAsk> people) => [.. people.Select(person => vault.AddressHash(person.Email))];

    private string HashOf(PersonToAsk person) => Convert.ToHexStringLower(vault.AddressHash(person.Email));
}
