using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Rosters;

/// <summary>Who sits where, and how full tables are. It reads no attributes, so no roster can show one.</summary>
public sealed class RosterStore(NpgsqlDataSource database)
{
    /// <summary>Everyone who holds a seat in a dialogue, by table and seat.</summary>
    public Task<IReadOnlyList<RosterSeat>> SeatsAsync(Guid dialogueId, CancellationToken stop)
    {
        const string sql =
            """
            select seat.table_number, seat.number as seat_number, registration.id as registration_id, registration.person_id,
                   registration.language, invitation.id as invitation_id, invitation.state, registration.organisation,
                   registration.awaits_person, registration.companion,
                   array(select sitting.table_number from sitting where sitting.seat_id = seat.id order by sitting.round) as later_tables
              from seat
              join registration on registration.id = seat.registration_id
              left join invitation on invitation.dialogue_id = seat.dialogue_id and invitation.registration_id = seat.registration_id
             where seat.dialogue_id = @dialogueId
             order by seat.table_number, seat.number
            """;

        return database.ListAsync<RosterSeat>(sql, new { dialogueId }, stop);
    }

    /// <summary>How full every table of a programme is; only of one municipality when a code is given.</summary>
    public Task<IReadOnlyList<TableOccupancy>> OccupancyAsync(Guid programmeId, string? municipalityCode, CancellationToken stop)
    {
        const string sql =
            """
            select dialogue_table.dialogue_id, dialogue_table.number as table_number,
                   count(seat.id)::int as seats,
                   count(*) filter (where invitation.state in ('accepted', 'attended', 'no_show'))::int as accepted,
                   count(*) filter (where invitation.state in ('planned', 'sent'))::int as waiting,
                   count(seat.id) filter (where seat.registration_id is null)::int as vacant,
                   count(registration.companion)::int as companions
              from dialogue_table
              join dialogue on dialogue.id = dialogue_table.dialogue_id
              left join seat on seat.dialogue_id = dialogue_table.dialogue_id and seat.table_number = dialogue_table.number
              left join registration on registration.id = seat.registration_id
              left join invitation on invitation.dialogue_id = seat.dialogue_id and invitation.registration_id = seat.registration_id
             where dialogue.programme_id = @programmeId
               and (@municipalityCode::text is null or dialogue.municipality_code = @municipalityCode)
             group by dialogue_table.dialogue_id, dialogue_table.number
             order by dialogue_table.dialogue_id, dialogue_table.number
            """;

        return database.ListAsync<TableOccupancy>(sql, new { programmeId, municipalityCode }, stop);
    }
}
