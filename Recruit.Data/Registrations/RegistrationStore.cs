using System.Globalization;
using System.Text.Json;
using Dapper;
using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Organisations;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Registrations;

/// <summary>Those who signed up: asking for a place, confirming, changing, withdrawing and erasing.</summary>
public sealed class RegistrationStore(
    NpgsqlDataSource database, Vault vault, MessageStore messages, OrganisationStore organisations, TimeProvider clock)
{
    private readonly Together<Guid, Registration?> readers = new();

    /// <summary>The rule of the mail that asks to confirm an address.</summary>
    public const string ConfirmRule = "confirm_registration";

    /// <summary>The rule of the mail to somebody who signs up a second time.</summary>
    public const string AgainRule = "registered_again";

    /// <summary>The rule of the mail after confirming: what happens next, and the link to one's own page.</summary>
    public const string WelcomeRule = "registration_confirmed";

    private const string Columns =
        """
        id, number, programme_id, track_id, person_id, external_id, household, state, language, availability, formats, travels, themes,
        role, organisation, organisation_id, awaits_person, companion, created_at, confirmed_at, merged_into,
        time_zone
        """;

    /// <summary>Stores a registration and queues the mail that asks to confirm it, in one transaction.</summary>
    public Task<RegistrationOutcome> AddAsync(NewRegistration wish, CancellationToken stop) =>
        database.InTransactionAsync(connection => AddAsync(connection, wish, stop), stop);

    /// <inheritdoc cref="AddAsync(NewRegistration, CancellationToken)"/>
    public async Task<RegistrationOutcome> AddAsync(NpgsqlConnection connection, NewRegistration wish, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (id, personId) = (wish.Id ?? Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        if (!await InsertAsync(connection, id, personId, wish, now, stop))
            return await ClosedAsync(connection, wish, now, stop) ?? await MeetAgainAsync(connection, wish, now, stop);

        await vault.AddAsync(connection, personId, wish.Contact, stop);
        await InsertDemographicsAsync(connection, id, wish, now, stop);
        await PutUnderOrganisationAsync(connection, id, personId, wish, stop);
        if (!wish.Confirmed && wish.Contact.Email is not null)
            await messages.QueueAsync(connection, MessageAbout(id, personId, wish, ConfirmRule, id.ToString("N"), now), stop);
        return new RegistrationOutcome.Accepted(id);
    }

    private async Task<bool> InsertAsync(
        NpgsqlConnection connection, Guid id, Guid personId, NewRegistration wish, DateTimeOffset now, CancellationToken stop)
    {
        const string sql =
            """
            insert into registration (id, programme_id, track_id, person_id, external_id, address_hash, household, state, language,
                                      availability, formats, travels, themes, role, organisation, companion, consent_wording, consented_at,
                                      created_at, confirmed_at)
            select @id, id, @TrackId, @personId, @ExternalId, @addressHash, @household, @state, @Language, @Availability,
                   @Formats, @Travels, @Themes, @Role, @Organisation, @Companion, @ConsentWording, @now, @now, @confirmedAt
              from programme
             where id = @ProgrammeId
               and (registration_closes_at is null or registration_closes_at > @now)
               and not exists (select 1
                                 from registration merged
                                 join registration stays on stays.id = merged.merged_into
                                where merged.programme_id = @ProgrammeId and merged.address_hash = @addressHash
                                  and stays.state in ('unconfirmed', 'active'))
            on conflict do nothing
            """;

        // An address that an organiser merged into another registration of the same person brings no second lot.
        // Without an address there is nothing to confirm by mail: such a person was entered by an organiser.
        var confirmed = wish.Confirmed || wish.Contact.Email is null;
        return await connection.ExecuteAsync(sql, new
        {
            id,
            wish.ProgrammeId,
            wish.TrackId,
            personId,
            wish.ExternalId,
            addressHash = AddressHash(wish.Contact),
            household = HouseholdHash(wish),
            state = confirmed ? RegistrationState.Active : RegistrationState.Unconfirmed,
            wish.Language,
            wish.Availability,
            wish.Formats,
            wish.Travels,
            wish.Themes,
            wish.Role,
            wish.Organisation,
            wish.Companion,
            wish.ConsentWording,
            now,
            confirmedAt = confirmed ? now : (DateTimeOffset?)null,
        }, stop) == 1;
    }

    private async Task PutUnderOrganisationAsync(
        NpgsqlConnection connection, Guid id, Guid personId, NewRegistration wish, CancellationToken stop)
    {
        if (wish.Organisation is { Length: > 0 } name
            && await organisations.MeetAsync(connection, wish.TrackId, name, wish.Levels, personId, stop) is { } organisationId)
            await connection.ExecuteAsync(
                "update registration set organisation_id = @organisationId where id = @id", new { id, organisationId }, stop);
    }

    private static async Task InsertDemographicsAsync(
        NpgsqlConnection connection, Guid id, NewRegistration wish, DateTimeOffset now, CancellationToken stop)
    {
        const string sql =
            """
            insert into demographic (registration_id, birth_year, postcode4, levels) values (@id, @BirthYear, @Postcode4, @Levels)
            on conflict (registration_id) do update
               set birth_year = excluded.birth_year, postcode4 = excluded.postcode4, levels = excluded.levels;
            delete from special_demographic where registration_id = @id and attribute_id <> all(@kept);
            """;
        // An answer that stays the same keeps the moment at which its use was consented to.
        const string specialSql =
            """
            insert into special_demographic (registration_id, attribute_id, level, consented_at) values (@id, @attributeId, @level, @now)
            on conflict (registration_id, attribute_id) do update
               set level = excluded.level, consented_at = excluded.consented_at
             where special_demographic.level <> excluded.level
            """;

        var kept = wish.SpecialLevels.Keys.ToArray();
        await connection.ExecuteAsync(sql, new { id, wish.BirthYear, wish.Postcode4, wish.Levels, kept }, stop);
        foreach (var (attributeId, level) in wish.SpecialLevels)
            await connection.ExecuteAsync(specialSql, new { id, attributeId, level, now }, stop);
    }

    private static async Task<RegistrationOutcome?> ClosedAsync(
        NpgsqlConnection connection, NewRegistration wish, DateTimeOffset now, CancellationToken stop)
    {
        const string sql = "select registration_closes_at from programme where id = @ProgrammeId and registration_closes_at <= @now";

        return await connection.ScalarAsync<DateTime?>(sql, new { wish.ProgrammeId, now }, stop) is { } closedAt
            ? new RegistrationOutcome.RegistrationClosed(new DateTimeOffset(closedAt, TimeSpan.Zero))
            : null;
    }

    private async Task<RegistrationOutcome> MeetAgainAsync(
        NpgsqlConnection connection, NewRegistration wish, DateTimeOffset now, CancellationToken stop)
    {
        const string sql =
            """
            select coalesce(stays.id, registration.id), coalesce(stays.person_id, registration.person_id)
              from registration
              left join registration stays on stays.id = registration.merged_into
             where registration.programme_id = @ProgrammeId
               and (registration.address_hash = @addressHash and coalesce(stays.state, registration.state) in ('unconfirmed', 'active')
                    or registration.external_id = @ExternalId)
                or registration.id = @Id
             order by registration.id = @Id desc, registration.number
             limit 1
            """;

        var (id, personId) = await connection.SingleAsync<(Guid, Guid)>(sql,
            new { wish.ProgrammeId, addressHash = AddressHash(wish.Contact), wish.ExternalId, wish.Id }, stop);
        // Who pressed twice need not hear of it. Others get at most one mail a day, so that nobody fills another's mailbox with our form.
        if (id != wish.Id && !wish.Confirmed && wish.Contact.Email is not null)
            await messages.QueueAsync(connection, MessageAbout(id, personId, wish, AgainRule, DayOf(now), now), stop);
        return new RegistrationOutcome.AlreadyRegistered(id);
    }

    /// <summary>Queues a mail with new links to everyone who stands under this address, at most one a day for each registration.</summary>
    public Task SendLinksAsync(string address, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                select id, person_id, programme_id, language
                  from registration
                 where address_hash = @hash and state in ('unconfirmed', 'active')
                 order by number
                """;

            var now = clock.GetUtcNow();
            var found = await connection.ListAsync<(Guid Id, Guid PersonId, Guid ProgrammeId, string Language)>(sql,
                new { hash = vault.AddressHash(address) }, stop);
            var mails = found.Select(registration => new NewMessage(registration.PersonId, AgainRule, DayOf(now), registration.Id, now)
            {
                ProgrammeId = registration.ProgrammeId,
                Language = registration.Language,
            });
            await messages.QueueAsync(connection, mails.ToList(), stop);
        }, stop);

    /// <summary>
    /// Makes an unconfirmed registration active and queues the welcome; false when it is not (or no longer) there to confirm.
    /// </summary>
    public Task<bool> ConfirmAsync(Guid id, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update registration
                   set state = 'active', confirmed_at = coalesce(confirmed_at, @now)
                 where id = @id and state in ('unconfirmed', 'active')
                returning person_id, programme_id, language
                """;

            var now = clock.GetUtcNow();
            var row = await connection.FindAsync<(Guid PersonId, Guid ProgrammeId, string Language)?>(sql, new { id, now }, stop);
            if (row is not var (personId, programmeId, language))
                return false;
            await messages.QueueAsync(connection,
                new NewMessage(personId, WelcomeRule, id.ToString("N"), id, now) { ProgrammeId = programmeId, Language = language }, stop);
            return true;
        }, stop);

    public Task<Registration?> GetAsync(Guid id, CancellationToken stop)
    {
        const string sql = $"select {Columns} from registration where id = any(@ids)";

        return readers.GetAsync(database, sql, id, one => one.Id, stop);
    }

    /// <summary>What the person told about him- or herself; null when erased.</summary>
    public async Task<Demographics?> DemographicsAsync(Guid id, CancellationToken stop)
    {
        const string sql =
            """
            select birth_year, postcode4, levels from demographic where registration_id = @id;
            select attribute_id, level from special_demographic where registration_id = @id order by attribute_id;
            """;

        await using var connection = await database.OpenConnectionAsync(stop);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition(sql, new { id }, cancellationToken: stop));
        var row = await results.ReadSingleOrDefaultAsync<(int? BirthYear, string? Postcode4, string Levels)?>();
        var special = (await results.ReadAsync<(Guid AttributeId, string Level)>())
            .ToDictionary(level => level.AttributeId, level => level.Level);
        return row is var (birthYear, postcode4, levels)
            ? new Demographics(birthYear, postcode4, JsonSerializer.Deserialize<Levels>(levels)!, special)
            : null;
    }

    /// <summary>
    /// Replaces what a person gave; false when withdrawn or erased meanwhile, or when another registration has the new address.
    /// </summary>
    public Task<bool> ChangeAsync(Guid id, NewRegistration wish, CancellationToken stop) =>
        database.InTransactionAsync(connection => ChangeAsync(connection, id, wish, stop), stop);

    /// <inheritdoc cref="ChangeAsync(Guid, NewRegistration, CancellationToken)"/>
    public async Task<bool> ChangeAsync(NpgsqlConnection connection, Guid id, NewRegistration wish, CancellationToken stop)
    {
        const string sql =
            """
            update registration
               set address_hash = @addressHash, household = case when @StaysAtHome then household else @household end,
                   language = @Language, availability = @Availability, formats = @Formats, travels = @Travels, themes = @Themes,
                   role = @Role, organisation = @Organisation, companion = @Companion
             where id = @id and state in ('unconfirmed', 'active')
               and not exists (select 1 from registration other
                                where other.programme_id = @ProgrammeId and other.address_hash = @addressHash and other.id <> @id
                                  and other.state in ('unconfirmed', 'active'))
            returning person_id
            """;

        var personId = await connection.ScalarAsync<Guid?>(sql, new
        {
            id,
            wish.ProgrammeId,
            addressHash = AddressHash(wish.Contact),
            household = HouseholdHash(wish),
            wish.StaysAtHome,
            wish.Language,
            wish.Availability,
            wish.Formats,
            wish.Travels,
            wish.Themes,
            wish.Role,
            wish.Organisation,
            wish.Companion,
        }, stop);
        if (personId is null)
            return false;
        await vault.ChangeAsync(connection, personId.Value, wish.Contact, stop);
        await InsertDemographicsAsync(connection, id, wish, clock.GetUtcNow(), stop);
        await PutUnderOrganisationAsync(connection, id, personId.Value, wish, stop);
        return true;
    }

    /// <summary>Tells somebody times on this clock as well; null for the clock of the dialogue alone.</summary>
    public Task ChooseTimeZoneAsync(Guid id, string? timeZone, CancellationToken stop)
    {
        const string sql = "update registration set time_zone = @timeZone where id = @id and state in ('unconfirmed', 'active')";

        return database.ExecuteAsync(sql, new { id, timeZone }, stop);
    }

    /// <summary>Marks a registration withdrawn within the caller's transaction; false when it was not active.</summary>
    /// <remarks>Seats and invitations are freed by those who know of them.</remarks>
    public async Task<bool> WithdrawAsync(NpgsqlConnection connection, Guid id, CancellationToken stop)
    {
        const string sql =
            """
            update registration set state = 'withdrawn', ended_at = @now where id = @id and state in ('unconfirmed', 'active')
            """;

        return await connection.ExecuteAsync(sql, new { id, now = clock.GetUtcNow() }, stop) == 1;
    }

    /// <summary>
    /// Erases a person within the caller's transaction: key, contact, demographics, links; only an empty registration remains to count.
    /// </summary>
    public async Task<bool> EraseAsync(NpgsqlConnection connection, Guid id, CancellationToken stop)
    {
        const string sql =
            """
            update registration
               set state = 'erased', ended_at = coalesce(ended_at, @now), address_hash = null, household = null, external_id = null,
                   organisation = null, organisation_id = null, awaits_person = false, role = null, companion = null,
                   time_zone = null, themes = '{}', availability = '{}', formats = '{}'
             where id = @id and state <> 'erased'
            returning person_id
            """;
        const string demographicsSql =
            """
            delete from demographic where registration_id = @id;
            delete from special_demographic where registration_id = @id;
            """;

        var personId = await connection.ScalarAsync<Guid?>(sql, new { id, now = clock.GetUtcNow() }, stop);
        if (personId is null)
            return false;
        await connection.ExecuteAsync(demographicsSql, new { id }, stop);
        await CapabilityStore.RevokeAsync(connection, [id], stop);
        await vault.EraseAsync(connection, personId.Value, stop);
        return true;
    }

    /// <summary>Those that an organiser merged into this one.</summary>
    public Task<IReadOnlyList<Guid>> MergedIntoAsync(NpgsqlConnection connection, Guid id, CancellationToken stop) =>
        connection.ListAsync<Guid>("select id from registration where merged_into = @id order by number", new { id }, stop);

    /// <summary>How many registrations of a programme are in each state, per track.</summary>
    public Task<IReadOnlyList<(Guid TrackId, string State, int Count)>> CountsAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select track_id, state, count(*)::int
              from registration
             where programme_id = @programmeId
             group by track_id, state
             order by track_id, state
            """;

        return database.ListAsync<(Guid, string, int)>(sql, new { programmeId }, stop);
    }

    private byte[]? AddressHash(Contact contact) => contact.Email is null ? null : vault.AddressHash(contact.Email);

    private byte[]? HouseholdHash(NewRegistration wish) => wish switch
    {
        { Household.Length: > 0 } => vault.HouseholdHash(wish.Household),
        { Contact: { Postcode.Length: > 0, Street.Length: > 0 } } => vault.HouseholdHash($"{wish.Contact.Postcode}, {wish.Contact.Street}"),
        _ => null,
    };

    private static string DayOf(DateTimeOffset now) => now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static NewMessage MessageAbout(
        Guid id, Guid personId, NewRegistration wish, string rule, string occasion, DateTimeOffset now) =>
        new(personId, rule, occasion, id, now) { ProgrammeId = wish.ProgrammeId, Language = wish.Language };
}
