using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Interim;

/// <summary>Counts how inviting went; it stays true when people are erased, for invitations are no persons.</summary>
public sealed class InterimStore(NpgsqlDataSource database)
{
    public Task<InterimCounts> CountsAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select answers.*, chances.*, seats.*, letters.*, calls.*
              from (select count(*)::int as invited, (count(*) filter (where state in ('planned', 'sent')))::int as open,
                           (count(*) filter (where state in ('accepted', 'attended', 'no_show')))::int as accepted,
                           (count(*) filter (where state = 'declined'))::int as declined,
                           (count(*) filter (where state = 'expired'))::int as expired,
                           (count(*) filter (where state = 'cancelled'))::int as cancelled,
                           (count(*) filter (where state = 'attended'))::int as attended,
                           (count(*) filter (where state = 'no_show'))::int as no_shows, count(replaces_id)::int as refills,
                           percentile_cont(0.5) within group (order by extract(epoch from answered_at - sent_at)::float8 / 3600)
                               filter (where state <> 'expired') as median_hours,
                           percentile_cont(0.9) within group (order by extract(epoch from answered_at - sent_at)::float8 / 3600)
                               filter (where state <> 'expired') as ninetieth_hours
                      from invitation
                     where programme_id = @programmeId) answers
             cross join (select min(chance) filter (where chance > 0) as lowest_chance
                           from matching_round_registration
                           join matching_round on matching_round.id = round_id
                          where programme_id = @programmeId and state = 'confirmed') chances
             cross join (select count(*)::int as seats, count(seat.registration_id)::int as taken
                           from seat
                           join dialogue on dialogue.id = seat.dialogue_id
                          where dialogue.programme_id = @programmeId) seats
             cross join (select count(*)::int as letters from message where programme_id = @programmeId and printed_at is not null) letters
             cross join (select count(*)::int as answers_by_phone
                           from audit_entry
                           join invitation on 'invitation ' || invitation.id = audit_entry.subject
                          where action = 'answer_by_phone' and programme_id = @programmeId) calls
            """;

        return database.SingleAsync<InterimCounts>(sql, new { programmeId }, stop);
    }
}
