using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Registrations;

namespace Recruit.Data.Asking;

/// <summary>By which way somebody comes to sign up; with neither, on his or her own.</summary>
/// <param name="Code">Of a letter, tidied.</param>
/// <param name="Partner">Whose link it was.</param>
public sealed record WayIn(string? Code = null, Guid? Partner = null);

/// <summary>What can come of signing up by a letter, a partner or on one's own.</summary>
public abstract record ArrivalOutcome
{
    public sealed record Registered(RegistrationOutcome Outcome) : ArrivalOutcome;

    /// <summary>The code of the letter was used or ended while the person was answering; nothing was stored.</summary>
    public sealed record CodeGone(CodeStanding Standing) : ArrivalOutcome;
}

/// <summary>How many signed up and were seated by one way.</summary>
/// <param name="Channel"><c>own</c>, <c>letter</c> or <c>partner</c>.</param>
public sealed record ChannelReach(string Channel, int SignedUp, int Seated);

/// <summary>By which way people came.</summary>
public sealed class ArrivalStore(NpgsqlDataSource database, RegistrationStore registrations, SignUpCodeStore codes)
{
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
            if ((letter ?? way.Partner) is not null)
                await NoteAsync(connection, outcome, letter, way.Partner, stop);
            return (ArrivalOutcome)new ArrivalOutcome.Registered(outcome);
        }, stop);

    /// <summary>Who of a programme came by a letter.</summary>
    public async Task<IReadOnlySet<Guid>> ByLetterAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select distinct coalesce(registration.merged_into, registration.id)
              from arrival
              join registration on registration.id = arrival.registration_id
             where registration.programme_id = @programmeId and arrival.letter_id is not null
            """;

        return (await database.ListAsync<Guid>(sql, new { programmeId }, stop)).ToHashSet();
    }

    /// <summary>How many signed up and were seated by each way.</summary>
    public Task<IReadOnlyList<ChannelReach>> ReachAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select case when arrival.letter_id is not null then 'letter' when arrival.partner_id is not null then 'partner' else 'own' end
                     as channel,
                   count(*)::int as signed_up,
                   count(*) filter (where exists (select 1 from seat where seat.registration_id = registration.id))::int as seated
              from registration
              left join arrival on arrival.registration_id = registration.id
             where registration.programme_id = @programmeId and registration.confirmed_at is not null and registration.merged_into is null
             group by 1
             order by 2 desc, 1
            """;

        return database.ListAsync<ChannelReach>(sql, new { programmeId }, stop);
    }

    // A letter tells more than a partner's link, and whoever stands here already came by it after all. A partner's link changes nothing for
    // those who are known: anybody could enter their address by it.
    private static Task NoteAsync(
        NpgsqlConnection connection, RegistrationOutcome outcome, Guid? letter, Guid? partner, CancellationToken stop)
    {
        const string sql =
            """
            delete from arrival
             where letter_id = @letter and registration_id <> @id
               and exists (select 1 from registration where id = arrival.registration_id and confirmed_at is null);
            insert into arrival (registration_id, letter_id, partner_id)
            values (@id, @letter, case when @letter::uuid is null then @partner::uuid end)
            on conflict (registration_id) do update
               set letter_id = excluded.letter_id, partner_id = null
             where arrival.letter_id is null and excluded.letter_id is not null;
            """;

        return outcome switch
        {
            RegistrationOutcome.Accepted(var id) => connection.ExecuteAsync(sql, new { id, letter, partner }, stop),
            RegistrationOutcome.AlreadyRegistered(var id) when letter is not null =>
                connection.ExecuteAsync(sql, new { id, letter, partner }, stop),
            _ => Task.CompletedTask,
        };
    }
}
