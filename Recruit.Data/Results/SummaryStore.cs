using Dapper;
using Npgsql;

namespace Recruit.Data.Results;

/// <summary>Reads a whole programme in figures.</summary>
public sealed class SummaryStore(NpgsqlDataSource database)
{
    private sealed record Totals(
        int Hosts, int Registrations, int Seated, int Tables, int SmallestTable, int LargestTable, int Replaced,
        int MailsToHosts, int NotDrawnMails, string? CitizenProof);

    public async Task<ProgrammeSummary> ReadAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            with seated as (
              select track.slug as track, seat.dialogue_id, seat.table_number, count(registration_id)::int as people
                from seat
                join dialogue on dialogue.id = seat.dialogue_id
                join track on track.id = dialogue.track_id
               where dialogue.programme_id = @programmeId
               group by track.slug, seat.dialogue_id, seat.table_number
            )
            select (select count(*)::int from host where programme_id = @programmeId) as hosts,
                   (select count(*)::int from registration where programme_id = @programmeId) as registrations,
                   coalesce(sum(people), 0)::int as seated,
                   count(*)::int as tables,
                   coalesce(min(people) filter (where track = 'citizens'), 0) as smallest_table,
                   coalesce(max(people) filter (where track = 'citizens'), 0) as largest_table,
                   (select count(*)::int from invitation where programme_id = @programmeId and replaces_id is not null) as replaced,
                   (select count(*)::int
                      from message
                      join host on message.person_id in (host.person_id, host.secretary_id)
                     where message.programme_id = @programmeId and message.state = 'sent') as mails_to_hosts,
                   (select count(*)::int
                      from message
                      join reminder_rule on message.rule = 'reminder_' || reminder_rule.slug
                       and reminder_rule.programme_id = message.programme_id
                     where message.programme_id = @programmeId and message.state = 'sent'
                       and reminder_rule.trigger = 'not_drawn') as not_drawn_mails,
                   (select proof::text
                      from matching_round
                      join track on track.id = matching_round.track_id and track.slug = 'citizens'
                     where matching_round.programme_id = @programmeId and state = 'confirmed'
                     order by confirmed_at desc
                     limit 1) as citizen_proof
              from seated;
            select track.slug as track, type, count(*)::int as count
              from dialogue
              join track on track.id = track_id
             where dialogue.programme_id = @programmeId
             group by track.slug, track.position, type
             order by track.position, type;
            select state as kind, count(*)::int as count from message where programme_id = @programmeId group by state order by state;
            select state as kind, count(*)::int as count from invitation where programme_id = @programmeId group by state order by state;
            """;

        await using var connection = await database.OpenConnectionAsync(stop);
        await using var results = await connection.QueryMultipleAsync(
            new CommandDefinition(sql, new { programmeId }, cancellationToken: stop));
        var totals = await results.ReadSingleAsync<Totals>();
        var dialogues = (await results.ReadAsync<DialogueCount>()).AsList();
        var messages = (await results.ReadAsync<KindCount>()).AsList();
        var invitations = (await results.ReadAsync<KindCount>()).AsList();
        return new ProgrammeSummary(dialogues, totals.Hosts, totals.Registrations, totals.Seated, totals.Tables, totals.SmallestTable,
            totals.LargestTable, totals.Replaced, totals.MailsToHosts, totals.NotDrawnMails, totals.CitizenProof, messages, invitations);
    }
}
