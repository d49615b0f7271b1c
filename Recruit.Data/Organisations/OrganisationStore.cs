using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Spelling;

namespace Recruit.Data.Organisations;

/// <summary>Organisations: one row for each name in a track, made by the first of its people who signs up.</summary>
public sealed class OrganisationStore(
    NpgsqlDataSource database, Vault vault, MessageStore messages, AuditStore audit, TimeProvider clock)
{
    /// <summary>The rule of the mail with the link to the seats of an organisation.</summary>
    public const string LinkRule = "organisation_link";

    private const string Columns = "id, programme_id, track_id, name, sector, size, contact_id, contact_checked_at";

    /// <summary>
    /// The organisation of this name within the caller's transaction, made when there is none; whoever is first becomes its contact.
    /// </summary>
    /// <returns>Null in a track where nobody speaks for an organisation.</returns>
    public Task<Guid?> MeetAsync(
        NpgsqlConnection connection, Guid trackId, string name, Levels levels, Guid personId, CancellationToken stop)
    {
        const string sql =
            """
            insert into organisation as known (id, programme_id, track_id, name, name_key, sector, size, contact_id, created_at)
            select @id, programme_id, id, @name, @key, @sector, @size, @personId, @now
              from track
             where id = @trackId and slug = 'civil_society'
            on conflict (track_id, name_key) do update
               set contact_checked_at = case when known.contact_id is null then null else known.contact_checked_at end,
                   contact_id = coalesce(known.contact_id, excluded.contact_id)
            returning id
            """;

        var now = clock.GetUtcNow();
        return connection.ScalarAsync<Guid?>(sql, new
        {
            id = Guid.CreateVersion7(now),
            trackId,
            name = Spelled.Line(name),
            key = Spelled.Key(name),
            sector = levels.GetValueOrDefault("sector"),
            size = levels.GetValueOrDefault("organisation_size"),
            personId,
            now,
        }, stop);
    }

    public Task<Organisation?> GetAsync(Guid id, CancellationToken stop) =>
        database.FindAsync<Organisation>($"select {Columns} from organisation where id = @id", new { id }, stop);

    /// <summary>Mails the contact of an organisation its link, at most once an hour.</summary>
    public Task SendLinkAsync(Guid id, string language, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            var hour = clock.GetUtcNow().ToString("yyyyMMddHH", System.Globalization.CultureInfo.InvariantCulture);
            await TellAsync(connection, id, hour, language, stop);
        }, stop);

    /// <summary>Mails the contacts that have this address the links of their organisations; nobody learns whether there are any.</summary>
    public async Task SendLinksAsync(string address, string language, CancellationToken stop)
    {
        const string sql = "select id from organisation where contact_id = any(@people)";

        var people = (await vault.FindAsync(address, stop)).ToArray();
        foreach (var id in await database.ListAsync<Guid>(sql, new { people }, stop))
            await SendLinkAsync(id, language, stop);
    }

    /// <summary>Queues the mail with the link to the contact of an organisation, within the caller's transaction.</summary>
    /// <param name="occasion">What it is about: once each.</param>
    public async Task TellAsync(NpgsqlConnection connection, Guid id, string occasion, string language, CancellationToken stop)
    {
        const string sql = "select programme_id, contact_id from organisation where id = @id and contact_id is not null";

        if (await connection.FindAsync<(Guid Programme, Guid Contact)?>(sql, new { id }, stop) is var (programme, contact))
            await messages.QueueAsync(connection, new NewMessage(contact, LinkRule, occasion, id, clock.GetUtcNow())
            {
                ProgrammeId = programme,
                Language = language,
                Urgent = true,
            }, stop);
    }

    /// <summary>Vouches for the contact of an organisation, who may then replace each of its people.</summary>
    /// <returns>False when it was so already, or there is no contact.</returns>
    public Task<bool> VouchAsync(Guid programmeId, Guid id, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update organisation
                   set contact_checked_at = @now
                 where id = @id and programme_id = @programmeId and contact_id is not null and contact_checked_at is null
                """;

            if (await connection.ExecuteAsync(sql, new { id, programmeId, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            await audit.WriteAsync(connection, actor, "vouch_for_contact", $"organisation {id}", "", stop);
            return true;
        }, stop);

    /// <summary>Names another contact, for whom the organiser vouches; the links of the one before end.</summary>
    public Task<bool> NameContactAsync(Guid programmeId, Guid id, Contact contact, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update organisation set contact_id = @person, contact_checked_at = @now where id = @id and programme_id = @programmeId
                """;

            var now = clock.GetUtcNow();
            var person = Guid.CreateVersion7(now);
            await vault.AddAsync(connection, person, contact, stop);
            if (await connection.ExecuteAsync(sql, new { id, programmeId, person, now }, stop) == 0)
            {
                await vault.EraseAsync(connection, person, stop);
                return false;
            }
            await CapabilityStore.RevokeAsync(connection, [id], stop);
            await audit.WriteAsync(connection, actor, "name_contact", $"organisation {id}", "", stop);
            return true;
        }, stop);

    /// <summary>Sets until how many days before the start an organisation of a track may send somebody else.</summary>
    public Task<bool> SetDaysAsync(Guid trackId, int days, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql = "update track set substitute_days = @days where id = @trackId and substitute_days <> @days";

            if (await connection.ExecuteAsync(sql, new { trackId, days }, stop) == 0)
                return false;
            await audit.WriteAsync(
                connection, actor, "set_substitute_days", $"track {trackId}", FormattableString.Invariant($"{days} days"), stop);
            return true;
        }, stop);

    public Task<int> DaysAsync(Guid trackId, CancellationToken stop) =>
        database.ScalarAsync<int>("select substitute_days from track where id = @trackId", new { trackId }, stop);
}
