using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Data.Registrations;

namespace Recruit.Data.Invitations;

/// <summary>Who can be drawn for a dialogue.</summary>
public sealed class EligiblePeople(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>
    /// Of a <c>registration</c>: active, with no invitation that still counts, and not resting after a dialogue of
    /// another programme, held or still to come.
    /// </summary>
    internal const string Free =
        $"""
        registration.state = 'active'
        and not exists (select 1 from invitation where invitation.registration_id = registration.id and not ended_with_dialogue)
        and not {Resting}
        """;

    private const string Resting =
        """
        exists (select 1
                  from programme own
                  join registration elsewhere on elsewhere.address_hash = registration.address_hash and elsewhere.programme_id <> own.id
                  join invitation seat_elsewhere
                      on seat_elsewhere.registration_id = elsewhere.id
                     and seat_elsewhere.state in ('accepted', 'attended')
                  join dialogue met on met.id = seat_elsewhere.dialogue_id
                 where own.id = registration.programme_id and own.pause_days > 0
                   and met.starts_at > @now::timestamptz - make_interval(days => own.pause_days))
        """;

    /// <summary>Those of a track who are free, by number.</summary>
    public Task<IReadOnlyList<Candidate>> OfAsync(Guid trackId, CancellationToken stop)
    {
        const string sql = $"{CandidateStore.Candidates} where track_id = @trackId and {Free} order by number";

        return database.ListAsync<Candidate>(sql, new { trackId, now = clock.GetUtcNow() }, stop);
    }

    /// <summary>How many active people of a programme rest now.</summary>
    public Task<int> RestingAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            $"select count(*)::int from registration where programme_id = @programmeId and state = 'active' and {Resting}";

        return database.SingleAsync<int>(sql, new { programmeId, now = clock.GetUtcNow() }, stop);
    }
}
