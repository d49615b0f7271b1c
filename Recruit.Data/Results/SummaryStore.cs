using Dapper;
using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Results;

/// <summary>Reads a whole programme in figures.</summary>
public sealed class SummaryStore(NpgsqlDataSource database)
{
    private sealed record Totals(
        int Hosts, int Registrations, int Seated, int Tables, int SmallestTable, int LargestTable, int Replaced,
        string? CitizenProof);

    private const string TrackSql =
        """
        with mail as (
          select message.person_id, message.subject_id, trigger
            from message
            left join reminder_rule on message.rule = 'reminder_' || reminder_rule.slug
             and reminder_rule.programme_id = message.programme_id
           where message.programme_id = @programmeId and message.state = 'sent'
        )
        select slug as track,
               (select count(registration_id)::int from seat join dialogue on dialogue.id = dialogue_id
                 where track_id = track.id) as seated,
               (select count(*)::int from invitation
                 where dialogue_id in (select id from dialogue where track_id = track.id) and paper_at is not null) as papers_in,
               case when paper_days is null then 0
                    else (select count(*)::int from invitation
                           where dialogue_id in (select id from dialogue where track_id = track.id)
                             and state in ('accepted', 'attended') and paper_at is null) end as papers_missing,
               (select count(*)::int from table_report join dialogue on dialogue.id = dialogue_id
                 where track_id = track.id and published_at is not null) as reports_published,
               (select count(*)::int
                  from report_item
                  join table_report on table_report.id = report_id
                  join dialogue on dialogue.id = dialogue_id
                 where track_id = track.id and published_at is not null and kind = 'agreement' and hidden_at is null) as agreements,
               (select count(*)::int
                  from mail
                  join dialogue on dialogue.id = subject_id
                  join host on host.id = host_id and mail.person_id in (host.person_id, host.secretary_id)
                 where track_id = track.id) as mails_to_hosts,
               (select count(*)::int from mail join registration on registration.id = subject_id
                 where track_id = track.id and trigger = 'not_drawn') as not_drawn_mails,
               (select count(*)::int from substitution join registration on registration.id = registration_id
                 where track_id = track.id and substitution.state = 'confirmed') as substitutes,
               (select count(*)::int
                  from evaluation_mark
                  join invitation on invitation.id = invitation_id
                  join dialogue on dialogue.id = dialogue_id
                 where track_id = track.id) as evaluation_answers
          from track
         where programme_id = @programmeId
         order by position
        """;

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
        var tracks = await connection.ListAsync<TrackCount>(TrackSql, new { programmeId }, stop);
        return new ProgrammeSummary(dialogues, tracks, totals.Hosts, totals.Registrations, totals.Seated, totals.Tables,
            totals.SmallestTable, totals.LargestTable, totals.Replaced, totals.CitizenProof, messages, invitations);
    }
}
