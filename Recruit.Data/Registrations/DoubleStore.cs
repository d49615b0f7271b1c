using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Registrations;

/// <summary>An active registration with all by which its person may be known again under another one.</summary>
public sealed record KnownPerson(
    Guid Id, long Number, Guid TrackId, Guid PersonId, byte[]? Household, int? BirthYear, string? Postcode4, DateTimeOffset CreatedAt)
{
    public Contact Contact { get; init; } = new("");

    /// <summary>The whole postcode where it is known, else its digits.</summary>
    public string? Postcode => Contact.Postcode ?? Postcode4;
}

/// <summary>Registrations that may be of one person: reads them, remembers that two are two, and makes one of two.</summary>
public sealed class DoubleStore(NpgsqlDataSource database, Vault vault, TimeProvider clock)
{
    /// <summary>
    /// Another word after every change by which people could be found double: who can be drawn, what is known of them, and which pairs are
    /// two people.
    /// </summary>
    public Task<string> MarkAsync(Guid programmeId, CancellationToken stop)
    {
        // Every write gives a row a later transaction; of thousands of people a sum is read in the time that opening ten contacts takes.
        const string sql =
            """
            select concat_ws(' ',
                   (select concat_ws(' ', count(*), sum(xmin::text::bigint))
                      from registration
                     where programme_id = @programmeId and state = 'active'),
                   (select concat_ws(' ', count(*), sum(xmin::text::bigint)) from demographic),
                   (select concat_ws(' ', count(*), sum(xmin::text::bigint)) from vault.contact),
                   (select concat_ws(' ', count(*), sum(xmin::text::bigint)) from two_people))
            """;

        return database.SingleAsync<string>(sql, new { programmeId }, stop);
    }

    /// <summary>Those who can be drawn in a programme, by number.</summary>
    /// <param name="only">Of these registrations only; null for everyone.</param>
    public async Task<IReadOnlyList<KnownPerson>> PeopleAsync(Guid programmeId, IReadOnlyCollection<Guid>? only, CancellationToken stop)
    {
        const string sql =
            """
            select id, number, track_id, person_id, household, birth_year, postcode4, created_at
              from registration
              join demographic on demographic.registration_id = registration.id
             where programme_id = @programmeId and state = 'active' and (@only::uuid[] is null or id = any(@only))
             order by number
            """;

        var people = await database.ListAsync<KnownPerson>(sql, new { programmeId, only = only?.ToArray() }, stop);
        var contacts = await vault.ReadAsync([.. people.Select(person => person.PersonId)], stop);
        return
        [
            .. from person in people
               where contacts.ContainsKey(person.PersonId)
               select person with { Contact = contacts[person.PersonId] },
        ];
    }

    /// <summary>The pairs of a programme that an organiser looked at and found to be two people.</summary>
    public async Task<IReadOnlySet<(Guid, Guid)>> TwoPeopleAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select first_id, second_id
              from two_people
              join registration on registration.id = first_id
             where programme_id = @programmeId
            """;

        return (await database.ListAsync<(Guid, Guid)>(sql, new { programmeId }, stop)).ToHashSet();
    }

    /// <summary>Remembers within the caller's transaction that these are two people; false when that was known.</summary>
    public async Task<bool> KeepApartAsync(NpgsqlConnection connection, Guid one, Guid other, string actor, CancellationToken stop)
    {
        const string sql =
            """
            insert into two_people (first_id, second_id, decided_by, decided_at)
            values (least(@one::uuid, @other), greatest(@one::uuid, @other), @actor, @now)
            on conflict do nothing
            """;

        return await connection.ExecuteAsync(sql, new { one, other, actor, now = clock.GetUtcNow() }, stop) == 1;
    }

    /// <summary>
    /// Locks those of these registrations of a programme that are active, by number, until the caller's transaction ends.
    /// </summary>
    public Task<IReadOnlyList<(Guid Id, long Number, Guid PersonId)>> LockAsync(
        NpgsqlConnection connection, Guid programmeId, IReadOnlyCollection<Guid> registrations, CancellationToken stop)
    {
        const string sql =
            """
            select id, number, person_id
              from registration
             where id = any(@ids) and programme_id = @programmeId and state = 'active'
             order by number
               for update
            """;

        return connection.ListAsync<(Guid, long, Guid)>(sql, new { programmeId, ids = registrations.ToArray() }, stop);
    }

    /// <summary>
    /// Makes one registration of two within the caller's transaction: what <paramref name="details"/>, one of the two, says of the person
    /// counts, and where it says nothing, what the other says. The one that goes is withdrawn, and points to the one that stays.
    /// </summary>
    public async Task MergeAsync(NpgsqlConnection connection, Guid stays, Guid goes, Guid details, CancellationToken stop)
    {
        // The address of the one that goes stays with it: who comes with it again is this person.
        const string sql =
            """
            update registration
               set state = 'withdrawn', ended_at = @now, merged_into = @stays,
                   address_hash = case when @details = @goes then (select address_hash from registration where id = @stays)
                                       else address_hash end
             where id = @goes;
            """;
        const string staysSql =
            """
            update registration
               set address_hash = @addressHash, household = coalesce(details.household, other.household), language = details.language,
                   availability = case when details.availability = '{}' then other.availability else details.availability end,
                   formats = case when details.formats = '{}' then other.formats else details.formats end,
                   themes = case when details.themes = '{}' then other.themes else details.themes end,
                   travels = details.travels, role = coalesce(details.role, other.role),
                   organisation = coalesce(details.organisation, other.organisation),
                   organisation_id = coalesce(details.organisation_id, other.organisation_id),
                   companion = coalesce(details.companion, other.companion)
              from registration details, registration other
             where registration.id = @stays and details.id = @details and other.id = @other
            """;
        const string demographicSql =
            """
            update demographic
               set birth_year = coalesce(details.birth_year, other.birth_year), postcode4 = coalesce(details.postcode4, other.postcode4),
                   levels = other.levels || details.levels
              from demographic details, demographic other
             where demographic.registration_id = @stays and details.registration_id = @details and other.registration_id = @other;
            insert into special_demographic (registration_id, attribute_id, level, consented_at)
            select @stays, attribute_id, level, consented_at from special_demographic where registration_id = @goes
            on conflict (registration_id, attribute_id) do update
               set level = excluded.level, consented_at = excluded.consented_at
             where @details = @goes;
            """;

        var ids = new { stays, goes, details, other = details == stays ? goes : stays, now = clock.GetUtcNow() };
        var contact = await MergedContactAsync(connection, ids.details, ids.other, stop);
        var addressHash = contact.Email is { } address ? vault.AddressHash(address) : null;
        await connection.ExecuteAsync(sql, ids, stop);
        await connection.ExecuteAsync(staysSql, new { ids.stays, ids.details, ids.other, addressHash }, stop);
        await connection.ExecuteAsync(demographicSql, ids, stop);
        var person = await connection.SingleAsync<Guid>("select person_id from registration where id = @stays", ids, stop);
        await vault.ChangeAsync(connection, person, contact, stop);
    }

    private async Task<Contact> MergedContactAsync(NpgsqlConnection connection, Guid details, Guid other, CancellationToken stop)
    {
        const string sql = "select id, person_id from registration where id = any(@ids)";

        var people = (await connection.ListAsync<(Guid Id, Guid Person)>(sql, new { ids = new[] { details, other } }, stop))
            .ToDictionary(row => row.Id, row => row.Person);
        var contacts = await vault.ReadAsync(people.Values, stop);
        return contacts[people[details]].FilledFrom(contacts[people[other]]);
    }
}
