using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Health;

/// <summary>How the mail stands at a moment.</summary>
/// <param name="Due">Their moment has come and they have not left yet.</param>
/// <param name="Late">Due for long, in nobody's hands, and not held up by an organiser.</param>
/// <param name="OldestLate">Since when the longest of those waits; null when none does.</param>
/// <param name="Held">Due, but their batch is paused or stopped.</param>
/// <param name="Refused">For good, within the last day.</param>
public sealed record MailCounts(int Due, int Late, DateTimeOffset? OldestLate, int Held, int Retrying, int Uncertain, int Refused);

/// <summary>How many messages of a rule are in a state.</summary>
public sealed record RuleCount(string Rule, string State, int Count);

/// <summary>Counts messages for those who watch over them.</summary>
public sealed class MailCountStore(NpgsqlDataSource database)
{
    /// <param name="programmeId">Null for all programmes together, and mail of none.</param>
    /// <param name="lateBefore">What was due before this moment is late.</param>
    public Task<MailCounts> CountAsync(Guid? programmeId, DateTimeOffset now, DateTimeOffset lateBefore, CancellationToken stop)
    {
        const string sql =
            """
            with waiting as (
              select state, due_at, due_at <= @now as due,
                     coalesce(batch_id in (select id from message_batch where state <> 'running'), false) as held,
                     coalesce(claimed_until > @now, false) as claimed
                from message
               where state in ('queued', 'retrying', 'uncertain', 'sending')
                 and (@programmeId::uuid is null or programme_id = @programmeId))
            select count(*) filter (where due and not held)::int as due,
                   count(*) filter (where due_at < @lateBefore and not held and not claimed)::int as late,
                   min(due_at) filter (where due_at < @lateBefore and not held and not claimed) as oldest_late,
                   count(*) filter (where due and held)::int as held,
                   count(*) filter (where state = 'retrying')::int as retrying,
                   count(*) filter (where state = 'uncertain')::int as uncertain,
                   (select count(*)::int
                      from message
                     where state = 'refused' and finished_at > @dayAgo
                       and (@programmeId::uuid is null or programme_id = @programmeId)) as refused
              from waiting
            """;

        return database.SingleAsync<MailCounts>(sql, new { programmeId, now, lateBefore, dayAgo = now.AddDays(-1) }, stop);
    }

    /// <summary>All messages that there are, by rule and state.</summary>
    public Task<IReadOnlyList<RuleCount>> CountByRuleAsync(CancellationToken stop) =>
        database.ListAsync<RuleCount>("select rule, state, count(*)::int as count from message group by rule, state order by rule, state",
            null, stop);
}
