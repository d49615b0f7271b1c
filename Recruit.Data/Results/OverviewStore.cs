using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Results;

/// <summary>One dialogue as planned, and how far its tables are filled.</summary>
public sealed record DialogueStanding
{
    public Guid Id { get; init; }
    public long Number { get; init; }
    public Guid TrackId { get; init; }
    public string Title { get; init; } = "";
    public DateTimeOffset StartsAt { get; init; }
    public string TimeZone { get; init; } = "";
    public int SizeMin { get; init; }
    public int SizeMax { get; init; }
    public int TableCount { get; init; }
    public bool HasHost { get; init; }

    /// <summary>Places at its tables; 0 until a matching round is confirmed.</summary>
    public int Seats { get; init; }

    /// <summary>Places that somebody holds, whether or not that person answered.</summary>
    public int Held { get; init; }

    /// <summary>Places whose holder said yes.</summary>
    public int Accepted { get; init; }

    /// <summary>Places whose holder has not answered.</summary>
    public int Awaited => Held - Accepted;

    public int Vacant => Seats - Held;

    /// <summary>Tables were composed, and too few people are left to fill them.</summary>
    public bool BelowMinimum => Seats > 0 && Held < SizeMin;
}

/// <summary>The registrations and hosts of one track, counted.</summary>
public sealed record TrackStanding(Guid TrackId, int Active, int Unconfirmed, int Withdrawn, int Hosts);

/// <summary>What waits for somebody in the office.</summary>
/// <param name="Refused">Mails that a server refused for good.</param>
/// <param name="Uncertain">Mails of which nobody knows whether they arrived.</param>
public sealed record WaitingMatters(int ProposedRounds, int FailedRounds, int Refused, int Uncertain);

/// <summary>A programme at a glance: what was planned, and what has come of it.</summary>
public sealed class OverviewStore(NpgsqlDataSource database)
{
    /// <summary>The dialogues that were not cancelled, by start.</summary>
    public Task<IReadOnlyList<DialogueStanding>> DialoguesAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select dialogue.id, dialogue.number, track_id, title, starts_at, time_zone, size_min, size_max, table_count,
                   host_id is not null as has_host, coalesce(filled.seats, 0)::int as seats, coalesce(filled.held, 0)::int as held,
                   coalesce(filled.accepted, 0)::int as accepted
              from dialogue
              left join (select seat.dialogue_id, count(*) as seats, count(seat.registration_id) as held,
                                count(*) filter (where invitation.state in ('accepted', 'attended', 'no_show')) as accepted
                           from seat
                           left join invitation
                               on invitation.dialogue_id = seat.dialogue_id
                              and invitation.registration_id = seat.registration_id
                          group by seat.dialogue_id) filled on filled.dialogue_id = dialogue.id
             where programme_id = @programmeId and state = 'planned'
             order by starts_at, dialogue.number
            """;

        return database.ListAsync<DialogueStanding>(sql, new { programmeId }, stop);
    }

    /// <summary>The tracks, in their order.</summary>
    public Task<IReadOnlyList<TrackStanding>> TracksAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select track.id as track_id,
                   (count(registration.id) filter (where registration.state = 'active'))::int as active,
                   (count(registration.id) filter (where registration.state = 'unconfirmed'))::int as unconfirmed,
                   (count(registration.id) filter (where registration.state = 'withdrawn'))::int as withdrawn,
                   (select count(distinct host_id)
                      from dialogue
                     where dialogue.track_id = track.id and dialogue.state = 'planned')::int as hosts
              from track
              left join registration on registration.track_id = track.id
             where track.programme_id = @programmeId
             group by track.id
             order by track.position
            """;

        return database.ListAsync<TrackStanding>(sql, new { programmeId }, stop);
    }

    public Task<WaitingMatters> WaitingAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select (select count(*) from matching_round where programme_id = @programmeId and state = 'proposed')::int as proposed_rounds,
                   (select count(*) from matching_round where programme_id = @programmeId and state = 'failed')::int as failed_rounds,
                   (select count(*) from message where programme_id = @programmeId and state = 'refused')::int as refused,
                   (select count(*) from message where programme_id = @programmeId and state = 'uncertain')::int as uncertain
            """;

        return database.SingleAsync<WaitingMatters>(sql, new { programmeId }, stop);
    }
}
