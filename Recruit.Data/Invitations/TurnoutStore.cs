using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Invitations;

/// <summary>How the people of a programme answered so far.</summary>
/// <param name="Accepted">Said yes, and did not take it back in time for somebody else.</param>
/// <param name="Refused">Said no, let the invitation expire, or called off while the seat could still be refilled.</param>
/// <param name="Came">Had accepted and came.</param>
/// <param name="StayedAway">Had accepted and did not come, or called off too late for somebody else.</param>
public sealed record TurnoutCounts(int Accepted, int Refused, int Came, int StayedAway);

/// <summary>How the people of one level answered so far; see <see cref="TurnoutCounts"/>.</summary>
public sealed record GroupCounts(string Attribute, string Level, int Accepted, int Refused, int Came, int StayedAway);

/// <summary>A table that a round fills, with the seats that it has already from earlier rounds.</summary>
/// <param name="Proposed">Seats that the round gives it.</param>
/// <param name="Seats">Seats that it has already.</param>
/// <param name="Accepted">How many of those are held by somebody who accepted.</param>
public sealed record TableOfRound(Guid DialogueId, int TableNumber, int Proposed, int Seats, int Accepted);

/// <summary>What is known of how many accept and come.</summary>
public sealed class TurnoutStore(NpgsqlDataSource database)
{
    private const string Counts =
        """
        (count(*) filter (where state in ('accepted', 'attended', 'no_show') or too_late))::int as accepted,
        (count(*) filter (where state in ('declined', 'expired') or in_time))::int as refused,
        (count(*) filter (where state = 'attended'))::int as came,
        (count(*) filter (where state = 'no_show' or too_late))::int as stayed_away
        """;

    // Who calls off in time is replaced, as is who declines; who calls off too late leaves an empty chair, as does who stays away.
    private const string Answered =
        """
        select invitation.registration_id, invitation.state,
               invitation.state = 'cancelled' and ended.at > cut_off.at as too_late,
               invitation.state = 'cancelled' and ended.at <= cut_off.at as in_time
          from invitation
          join dialogue on dialogue.id = invitation.dialogue_id
          join programme on programme.id = invitation.programme_id
         cross join lateral (select dialogue.starts_at - make_interval(hours => programme.cut_off_hours) as at) cut_off
          left join lateral (select max(invitation_event.at) as at
                               from invitation_event
                              where invitation_event.invitation_id = invitation.id
                                and invitation_event.state = 'cancelled') ended on true
         where invitation.programme_id = @programmeId
           and (invitation.state <> 'expired' or invitation.sent_at is not null)
           and (invitation.state <> 'cancelled' or dialogue.state = 'planned')
        """;

    /// <summary>Counts the answers and the attendance of a programme; who still may answer is not in it.</summary>
    public Task<TurnoutCounts> CountsAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql = $"select {Counts} from ({Answered}) answered";

        return database.SingleAsync<TurnoutCounts>(sql, new { programmeId }, stop);
    }

    /// <summary>The same for every level of every attribute that is no special category, by attribute and level.</summary>
    public Task<IReadOnlyList<GroupCounts>> CountsByGroupAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            $"""
            select own.key as attribute, own.value as level, {Counts}
              from ({Answered}) answered
              join demographic on demographic.registration_id = answered.registration_id
             cross join lateral jsonb_each_text(demographic.levels) own
             group by own.key, own.value
             order by own.key, own.value
            """;

        return database.ListAsync<GroupCounts>(sql, new { programmeId }, stop);
    }

    /// <summary>The tables of a round's dialogues, by dialogue and number, whether it gives them seats or not.</summary>
    public Task<IReadOnlyList<TableOfRound>> TablesOfRoundAsync(Guid roundId, CancellationToken stop)
    {
        const string sql =
            """
            select dialogue_table.dialogue_id, dialogue_table.number as table_number, proposed.count::int as proposed,
                   standing.seats::int as seats, standing.accepted::int as accepted
              from matching_round_dialogue
              join dialogue_table on dialogue_table.dialogue_id = matching_round_dialogue.dialogue_id
             cross join lateral (select count(*) as count
                                   from matching_round_registration drawn
                                  where drawn.round_id = @roundId and drawn.outcome = 'seat'
                                    and drawn.dialogue_id = dialogue_table.dialogue_id
                                    and drawn.table_number = dialogue_table.number) proposed
             cross join lateral (select count(*) as seats, count(*) filter (where invitation.state = 'accepted') as accepted
                                   from seat
                                   left join invitation
                                       on invitation.seat_id = seat.id
                                      and invitation.registration_id = seat.registration_id
                                  where seat.dialogue_id = dialogue_table.dialogue_id
                                    and seat.table_number = dialogue_table.number) standing
             where matching_round_dialogue.round_id = @roundId
             order by dialogue_table.dialogue_id, dialogue_table.number
            """;

        return database.ListAsync<TableOfRound>(sql, new { roundId }, stop);
    }
}
