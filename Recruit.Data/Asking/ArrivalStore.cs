using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Registrations;

namespace Recruit.Data.Asking;

/// <summary>By which way somebody comes to sign up; with neither, on his or her own.</summary>
/// <param name="Code">Of a letter, tidied.</param>
/// <param name="Channel">Whose link it was.</param>
public sealed record WayIn(string? Code = null, Guid? Channel = null)
{
    /// <summary>How the way of those who came on their own is called.</summary>
    public const string Own = "own";

    /// <summary>How the way of those who came by a letter is called; a channel's is called by its id.</summary>
    public const string Letter = "letter";
}

/// <summary>What can come of signing up by a letter, a channel or on one's own.</summary>
public abstract record ArrivalOutcome
{
    public sealed record Registered(RegistrationOutcome Outcome) : ArrivalOutcome;

    /// <summary>The code of the letter was used or ended while the person was answering; nothing was stored.</summary>
    public sealed record CodeGone(CodeStanding Standing) : ArrivalOutcome;
}

/// <summary>What came of one way in, stage by stage.</summary>
/// <param name="Way"><c>own</c>, <c>letter</c> or the id of a channel.</param>
/// <param name="Asked">How many got a letter or a mail; null where nobody is written to.</param>
/// <param name="Begun">How many began to sign up by a link; who only opened it is not counted. Null where there is no link.</param>
/// <param name="OptedOut">How many never want to be asked again; null where nobody is written to by mail.</param>
public sealed record WayReach(
    string Way, int? Asked, int? Begun, int SignedUp, int Confirmed, int Drawn, int Seated, int? OptedOut);

/// <summary>Somebody with one of the ways by which he or she came.</summary>
/// <param name="Name">Of the channel; empty for a letter.</param>
public sealed record WayOfPerson(Guid RegistrationId, string Way, string Name);

/// <summary>By which way people came.</summary>
public sealed class ArrivalStore(NpgsqlDataSource database, RegistrationStore registrations, SignUpCodeStore codes)
{
    /// <summary>By which ways people came, as a table beside <c>registration</c>; whoever is not in it came on his or her own.</summary>
    internal const string Ways =
        """
        (select coalesce(one.merged_into, one.id) as registration_id, array_agg(coalesce(arrival.channel_id::text, 'letter')) as ways
           from arrival
           join registration one on one.id = arrival.registration_id
          group by 1) came
        """;

    /// <summary>Stores a registration and by which way it came, in one transaction; a code is used by it.</summary>
    public Task<ArrivalOutcome> RegisterAsync(NewRegistration wish, WayIn way, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            Guid? letter = null;
            if (way.Code is { } code)
                switch (await codes.StandingAsync(connection, wish.ProgrammeId, code, wish.Id, stop))
                {
                    case CodeStanding.Good good:
                        letter = good.LetterId;
                        break;
                    case var standing:
                        return new ArrivalOutcome.CodeGone(standing);
                }
            var outcome = await registrations.AddAsync(connection, wish, stop);
            if ((letter ?? way.Channel) is not null)
                await NoteAsync(connection, outcome, letter, way.Channel, stop);
            return (ArrivalOutcome)new ArrivalOutcome.Registered(outcome);
        }, stop);

    /// <summary>Stores the registration of somebody whom an organiser has on a list, within the caller's transaction.</summary>
    /// <param name="channel">By which he or she came; null notes none.</param>
    public async Task<RegistrationOutcome> RegisterAsync(
        NpgsqlConnection connection, NewRegistration wish, Guid? channel, CancellationToken stop)
    {
        var outcome = await registrations.AddAsync(connection, wish, stop);
        Guid? stored = outcome switch
        {
            RegistrationOutcome.Accepted(var id) => id,
            RegistrationOutcome.AlreadyRegistered(var id) => id,
            _ => null,
        };
        if (channel is { } by && stored is { } registration)
            await NoteListedAsync(connection, [registration], by, stop);
        return outcome;
    }

    /// <summary>Notes for those whom an organiser has on a list that they came by it, unless another way is known.</summary>
    public Task NoteListedAsync(
        NpgsqlConnection connection, IReadOnlyCollection<Guid> registrations, Guid channel, CancellationToken stop)
    {
        const string sql =
            """
            insert into arrival (registration_id, channel_id) select unnest(@registrations::uuid[]), @channel on conflict do nothing
            """;

        return connection.ExecuteAsync(sql, new { registrations = registrations.ToArray(), channel }, stop);
    }

    /// <summary>Everyone of a programme who came by a letter or a channel, with each of those ways.</summary>
    public Task<IReadOnlyList<WayOfPerson>> WaysAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select distinct coalesce(registration.merged_into, registration.id) as registration_id,
                            coalesce(channel.id::text, 'letter') as way, coalesce(channel.name, '') as name
              from arrival
              join registration on registration.id = arrival.registration_id
              left join channel on channel.id = arrival.channel_id
             where registration.programme_id = @programmeId
             order by name, way
            """;

        return database.ListAsync<WayOfPerson>(sql, new { programmeId }, stop);
    }

    /// <summary>What came of each way in: those who came on their own last.</summary>
    public Task<IReadOnlyList<WayReach>> ReachAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            $"""
            with way as (
              select 1 as place, 'letter' as way, count(*)::int as asked, null::int as begun, null::int as opted_out, null as name
                from asked_letter
                join letter_lottery on letter_lottery.id = asked_letter.lottery_id and letter_lottery.programme_id = @programmeId
              having count(*) > 0
              union all
              select 2, channel.id::text, nullif(count(asked_person.id), 0)::int, channel.begun,
                     case when count(asked_person.id) > 0 then count(asked_person.opted_out_at)::int end, channel.name
                from channel
                left join asked_person on asked_person.channel_id = channel.id
               where channel.programme_id = @programmeId
               group by channel.id
              union all
              select 3, 'own', null, null, null, null),
            person as (
              select unnest(coalesce(came.ways, '{"{own}"}')) as way, registration.confirmed_at is not null as confirmed,
                     exists (select 1
                               from matching_round_registration mine
                               join matching_round on matching_round.id = mine.round_id and matching_round.state = 'confirmed'
                              where mine.registration_id = registration.id and mine.outcome = 'seat') as drawn,
                     exists (select 1 from seat where seat.registration_id = registration.id) as seated
                from registration
                left join {Ways} on came.registration_id = registration.id
               where registration.programme_id = @programmeId and registration.merged_into is null)
            select way.way, asked, begun, count(person.way)::int as signed_up, (count(*) filter (where confirmed))::int as confirmed,
                   (count(*) filter (where drawn))::int as drawn, (count(*) filter (where seated))::int as seated, opted_out
              from way
              left join person on person.way = way.way
             group by place, way.way, asked, begun, opted_out, name
             order by place, name, way.way
            """;

        return database.ListAsync<WayReach>(sql, new { programmeId }, stop);
    }

    // A letter tells more than a link, and whoever stands here already came by it after all. A link changes nothing for those who are
    // known: anybody could enter their address by it.
    private static Task NoteAsync(
        NpgsqlConnection connection, RegistrationOutcome outcome, Guid? letter, Guid? channel, CancellationToken stop)
    {
        const string sql =
            """
            delete from arrival
             where letter_id = @letter and registration_id <> @id
               and exists (select 1 from registration where id = arrival.registration_id and confirmed_at is null);
            insert into arrival (registration_id, letter_id, channel_id)
            values (@id, @letter, case when @letter::uuid is null then @channel::uuid end)
            on conflict (registration_id) do update
               set letter_id = excluded.letter_id, channel_id = null
             where arrival.letter_id is null and excluded.letter_id is not null;
            """;

        return outcome switch
        {
            RegistrationOutcome.Accepted(var id) => connection.ExecuteAsync(sql, new { id, letter, channel }, stop),
            RegistrationOutcome.AlreadyRegistered(var id) when letter is not null =>
                connection.ExecuteAsync(sql, new { id, letter, channel }, stop),
            _ => Task.CompletedTask,
        };
    }
}
