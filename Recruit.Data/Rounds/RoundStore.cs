using System.Security.Cryptography;
using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Rounds;

/// <summary>Matching rounds: requested by an organiser, run by a job, shown before anyone is invited.</summary>
public sealed class RoundStore(NpgsqlDataSource database, TimeProvider clock)
{
    // Read aloud and typed over without mistakes; the code only names the draw.
    private const string CodeLetters = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int CodeLength = 10;

    private const string Columns =
        """
        id, programme_id, track_id, number, state, seed, requested_at, progress, stage, proposed_at, confirmed_at, failure,
        proof::text as proof
        """;

    /// <summary>Queues a round with a draw by the seed.</summary>
    public Task<Guid> RequestAsync(
        Guid programmeId, Guid trackId, IReadOnlyCollection<Guid> dialogues, IReadOnlyCollection<Guid> pool, long seed, string actor,
        CancellationToken stop) =>
        RequestAsync(programmeId, trackId, dialogues, pool, seed, new DrawSettings(), actor, stop);

    /// <summary>Queues a round over these dialogues and freezes the pool as it is now.</summary>
    public Task<Guid> RequestAsync(
        Guid programmeId, Guid trackId, IReadOnlyCollection<Guid> dialogues, IReadOnlyCollection<Guid> pool, long seed, DrawSettings draw,
        string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string roundSql =
                """
                insert into matching_round (id, programme_id, track_id, number, seed, requested_by, requested_at, stage)
                select @id, @programmeId, @trackId, coalesce(max(number), 0) + 1, @seed, @actor, @now, 'waiting'
                  from matching_round
                 where track_id = @trackId
                """;
            const string partsSql =
                """
                insert into matching_round_dialogue (round_id, dialogue_id) select @id, unnest(@dialogues::uuid[]);
                insert into matching_round_registration (round_id, registration_id) select @id, unnest(@pool::uuid[]);
                insert into fair_draw (round_id, code, number_from, fairness, slack, ways)
                values (@id, @code, @numberFrom, @fairness, @slack, @ways);
                """;

            var now = clock.GetUtcNow();
            var id = Guid.CreateVersion7(now);
            await connection.LockAsync($"matching rounds of {trackId}", stop);
            await connection.ExecuteAsync(roundSql, new { id, programmeId, trackId, seed, actor, now }, stop);
            await connection.ExecuteAsync(partsSql,
                new
                {
                    id,
                    dialogues = dialogues.ToArray(),
                    pool = pool.ToArray(),
                    code = RandomNumberGenerator.GetString(CodeLetters, CodeLength),
                    numberFrom = draw.Number,
                    fairness = draw.Fairness,
                    slack = draw.Slack,
                    ways = draw.Ways?.ToArray(),
                }, stop);
            return id;
        }, stop);

    /// <summary>When the next round waits or loses its worker; null when none does either.</summary>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken stop)
    {
        const string sql =
            """
            select min(case state when 'queued' then requested_at else claimed_until end)
              from matching_round
             where state in ('queued', 'running')
            """;

        return database.ScalarAsync<DateTimeOffset?>(sql, null, stop);
    }

    /// <summary>The rounds that wait, or whose worker died, the longest waiting first.</summary>
    public Task<IReadOnlyList<DueRound>> DueAsync(CancellationToken stop)
    {
        const string sql =
            """
            select matching_round.id, matching_round.number, track.name_nl as track
              from matching_round
              join track on track.id = matching_round.track_id
             where matching_round.state = 'queued' or (matching_round.state = 'running' and matching_round.claimed_until <= @now)
             order by matching_round.requested_at
            """;

        return database.ListAsync<DueRound>(sql, new { now = clock.GetUtcNow() }, stop);
    }

    /// <summary>Takes the round that waits longest.</summary>
    /// <inheritdoc cref="ClaimAsync(Guid?, TimeSpan, CancellationToken)"/>
    public Task<MatchingRound?> ClaimAsync(TimeSpan lease, CancellationToken stop) => ClaimAsync(only: null, lease, stop);

    /// <summary>
    /// Takes one waiting round, or one whose worker died, for this worker alone until the lease ends, and counts the attempt.
    /// </summary>
    /// <param name="only">Null for the one that waits longest.</param>
    public Task<MatchingRound?> ClaimAsync(Guid? only, TimeSpan lease, CancellationToken stop)
    {
        const string sql =
            $"""
            update matching_round
               set state = 'running', claimed_until = @now::timestamptz + @lease, attempts = attempts + 1
             where id = (select id
                           from matching_round
                          where (@only::uuid is null or id = @only)
                            and (state = 'queued' or (state = 'running' and claimed_until <= @now))
                          order by requested_at
                          limit 1
                            for update skip locked)
            returning {Columns}
            """;

        return database.FindAsync<MatchingRound>(sql, new { only, now = clock.GetUtcNow(), lease }, stop);
    }

    /// <summary>
    /// Gives back what this worker could not end, to be claimed anew after a <paramref name="rest"/>; the attempt does not count.
    /// </summary>
    public Task ReleaseAsync(Guid id, TimeSpan rest, CancellationToken stop)
    {
        const string sql =
            """
            update matching_round
               set claimed_until = @now::timestamptz + @rest, attempts = greatest(attempts - 1, 0)
             where id = @id and state = 'running'
            """;

        return database.ExecuteAsync(sql, new { id, rest, now = clock.GetUtcNow() }, stop);
    }

    /// <summary>Ends the rounds whose worker died for the last time that they may, with the reason for the organiser.</summary>
    public Task<int> GiveUpAsync(int attempts, string because, CancellationToken stop)
    {
        const string sql =
            """
            update matching_round
               set state = 'failed', stage = '', claimed_until = null, failure = @because
             where state = 'running' and claimed_until <= @now and attempts >= @attempts
            """;

        return database.ExecuteAsync(sql, new { attempts, because, now = clock.GetUtcNow() }, stop);
    }

    /// <summary>Shows how far a running round is, and prolongs its worker's lease.</summary>
    public Task ReportAsync(Guid id, decimal progress, string stage, TimeSpan lease, CancellationToken stop)
    {
        const string sql =
            """
            update matching_round
               set progress = @progress, stage = @stage, claimed_until = @now::timestamptz + @lease
             where id = @id and state = 'running'
            """;

        return database.ExecuteAsync(sql, new { id, progress, stage, now = clock.GetUtcNow(), lease }, stop);
    }

    /// <summary>Stores what the round proposes, to be looked at before anybody is invited.</summary>
    public Task<bool> ProposeAsync(Guid id, IReadOnlyCollection<RoundRegistration> outcomes, string proof, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string roundSql =
                """
                update matching_round
                   set state = 'proposed', progress = 1, stage = '', claimed_until = null, proposed_at = @now, proof = @proof::jsonb
                 where id = @id and state = 'running'
                """;
            const string outcomeSql =
                """
                update matching_round_registration
                   set chance = @Chance, outcome = @Outcome, dialogue_id = @DialogueId, table_number = @TableNumber,
                       reserve_rank = @ReserveRank, reason = @Reason
                 where round_id = @RoundId and registration_id = @RegistrationId
                """;

            // Two workers may finish the same round after a lost lease; the first one's proposal stands.
            if (await connection.ExecuteAsync(roundSql, new { id, proof, now = clock.GetUtcNow() }, stop) == 0)
                return false;
            var rows = outcomes.Select(one => new
            {
                RoundId = id,
                one.RegistrationId,
                one.Chance,
                one.Outcome,
                one.DialogueId,
                one.TableNumber,
                one.ReserveRank,
                one.Reason,
            });
            await connection.ExecuteAsync(outcomeSql, rows, stop);
            return true;
        }, stop);

    /// <summary>Ends a round that has no solution, with the reason for the organiser.</summary>
    public Task FailAsync(Guid id, string because, CancellationToken stop)
    {
        const string sql =
            """
            update matching_round
               set state = 'failed', stage = '', claimed_until = null, failure = @because
             where id = @id and state = 'running'
            """;

        return database.ExecuteAsync(sql, new { id, because }, stop);
    }

    /// <summary>Puts a round aside; false when it was confirmed already.</summary>
    public async Task<bool> DiscardAsync(Guid id, CancellationToken stop)
    {
        const string sql =
            """
            update matching_round
               set state = 'discarded', claimed_until = null
             where id = @id and state in ('queued', 'running', 'published', 'proposed', 'failed')
            """;

        return await database.ExecuteAsync(sql, new { id }, stop) == 1;
    }

    public Task<MatchingRound?> GetAsync(Guid id, CancellationToken stop) =>
        database.FindAsync<MatchingRound>($"select {Columns} from matching_round where id = @id", new { id }, stop);

    /// <summary>The rounds of a programme, newest first.</summary>
    public Task<IReadOnlyList<MatchingRound>> ListAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            $"select {Columns} from matching_round where programme_id = @programmeId order by requested_at desc, number desc";

        return database.ListAsync<MatchingRound>(sql, new { programmeId }, stop);
    }

    public Task<IReadOnlyList<Guid>> DialoguesAsync(Guid id, CancellationToken stop)
    {
        const string sql =
            """
            select dialogue_id
              from matching_round_dialogue
              join dialogue on dialogue.id = dialogue_id
             where round_id = @id
             order by dialogue.starts_at, dialogue.number
            """;

        return database.ListAsync<Guid>(sql, new { id }, stop);
    }

    /// <summary>Everyone of the frozen pool, by registration number.</summary>
    public Task<IReadOnlyList<RoundRegistration>> OutcomesAsync(Guid id, CancellationToken stop)
    {
        const string sql =
            """
            select registration_id, chance, outcome, dialogue_id, table_number, reserve_rank, reason
              from matching_round_registration
              join registration on registration.id = registration_id
             where round_id = @id
             order by registration.number
            """;

        return database.ListAsync<RoundRegistration>(sql, new { id }, stop);
    }
}
