using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Rounds;

/// <summary>The fair draw of each round: what was chosen about it, what is published, and the number that the dice showed.</summary>
public sealed class FairDrawStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const string Columns =
        """
        round_id, code, number_from, fairness, slack, changes::text as changes, clash::text as clash, published_at,
        findings::text as findings, number, number_entered_at, targets::text as targets
        """;

    /// <summary>Null for a round from before there were fair draws.</summary>
    public Task<FairDrawRecord?> GetAsync(Guid roundId, CancellationToken stop) =>
        database.FindAsync<FairDrawRecord>($"select {Columns} from fair_draw where round_id = @roundId", new { roundId }, stop);

    /// <summary>The published draw that a public code names.</summary>
    public Task<FairDrawRecord?> FindAsync(string code, CancellationToken stop) =>
        database.FindAsync<FairDrawRecord>($"select {Columns} from fair_draw where code = @code and published_at is not null",
            new { code }, stop);

    /// <summary>Null until they are published.</summary>
    public Task<DrawFilesPublished?> FilesAsync(Guid roundId, CancellationToken stop)
    {
        const string sql = "select report, panels from fair_draw where round_id = @roundId and published_at is not null";

        return database.FindAsync<DrawFilesPublished>(sql, new { roundId }, stop);
    }

    /// <summary>The report alone, as pages show it: panels can be a hundred megabytes. Null until it is published.</summary>
    public Task<string?> ReportAsync(Guid roundId, CancellationToken stop)
    {
        const string sql = "select report from fair_draw where round_id = @roundId and published_at is not null";

        return database.ScalarAsync<string?>(sql, new { roundId }, stop);
    }

    /// <summary>Everyone who is in the published draw, by number of the pool.</summary>
    public Task<IReadOnlyList<PoolNumber>> PoolAsync(Guid roundId, CancellationToken stop)
    {
        const string sql =
            """
            select registration_id, pool_number as number, chance
              from matching_round_registration
             where round_id = @roundId and pool_number is not null
             order by pool_number
            """;

        return database.ListAsync<PoolNumber>(sql, new { roundId }, stop);
    }

    /// <summary>Publishes once: files that were published are never replaced. Where dice choose, the round waits for them.</summary>
    /// <returns>False when the round was put aside meanwhile, or another worker published before.</returns>
    public Task<bool> PublishAsync(Guid roundId, DrawToPublish draw, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string roundSql = "select true from matching_round where id = @roundId and state = 'running' for update";
            const string drawSql =
                """
                update fair_draw
                   set published_at = @now, report = @report, panels = @panels, findings = @findings::jsonb, number = @number,
                       targets = @targets::jsonb,
                       number_entered_at = case when @number::int is null then null else @now::timestamptz end,
                       number_entered_by = case when @number::int is null then null else 'seed' end
                 where round_id = @roundId and published_at is null
                """;
            const string poolSql =
                """
                update matching_round_registration
                   set pool_number = one.number, chance = one.chance
                  from unnest(@registrations::uuid[], @numbers::int[], @chances::numeric[]) as one (registration_id, number, chance)
                 where round_id = @roundId and matching_round_registration.registration_id = one.registration_id
                """;
            const string waitSql =
                """
                update matching_round set state = 'published', stage = '', claimed_until = null where id = @roundId and state = 'running'
                """;

            if (!await connection.ScalarAsync<bool>(roundSql, new { roundId }, stop))
                return false;
            var written = new
            {
                roundId,
                report = draw.Files.Report,
                panels = draw.Files.Panels,
                findings = draw.Findings,
                targets = draw.Targets,
                number = draw.Number,
                now = clock.GetUtcNow(),
            };
            if (await connection.ExecuteAsync(drawSql, written, stop) == 0)
                return false;
            await connection.ExecuteAsync(poolSql, PoolOf(roundId, draw.People), stop);
            if (draw.Number is null)
                await connection.ExecuteAsync(waitSql, new { roundId }, stop);
            return true;
        }, stop);

    /// <summary>Enters the number that the dice showed; there is no second time, and the round goes on with it.</summary>
    public Task<NumberOutcome> EnterNumberAsync(Guid roundId, int number, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            // Both rows are locked: of a row that is only joined, whoever waited would read what stood there before the wait.
            const string stateSql =
                """
                select matching_round.state, fair_draw.number, fair_draw.number_entered_at
                  from matching_round
                  join fair_draw on fair_draw.round_id = matching_round.id
                 where matching_round.id = @roundId
                   for update
                """;
            const string enterSql =
                """
                update fair_draw set number = @number, number_entered_at = @now, number_entered_by = @actor where round_id = @roundId;
                update matching_round set state = 'queued', stage = 'compose', attempts = 0 where id = @roundId;
                """;

            var (state, before, at) = await connection.FindAsync<(string? State, int? Number, DateTimeOffset? At)>(stateSql,
                new { roundId }, stop);
            if (before is { } known)
                return new NumberOutcome.EnteredBefore(known, at!.Value);
            if (state != "published")
                return new NumberOutcome.NotWaiting();
            await connection.ExecuteAsync(enterSql, new { roundId, number, actor, now = clock.GetUtcNow() }, stop);
            return (NumberOutcome)new NumberOutcome.Entered();
        }, stop);

    /// <summary>Ends a running round for which no panel keeps every rule.</summary>
    public Task FailAsync(Guid roundId, string clash, string because, CancellationToken stop)
    {
        const string sql =
            """
            with ended as (update matching_round
                              set state = 'failed', stage = '', claimed_until = null, failure = @because
                            where id = @roundId and state = 'running'
                        returning id)
            update fair_draw set clash = @clash::jsonb where round_id in (select id from ended)
            """;

        return database.ExecuteAsync(sql, new { roundId, clash, because }, stop);
    }

    /// <summary>Sets the limits that make a failed draw possible, and starts its round again.</summary>
    /// <returns>False when that was done before, or the round does not stand still for want of a panel.</returns>
    public async Task<bool> ChangeAsync(Guid roundId, string changes, CancellationToken stop)
    {
        const string sql =
            """
            with again as (update matching_round
                              set state = 'queued', stage = 'waiting', progress = 0, failure = '', attempts = 0
                            where id = @roundId and state = 'failed'
                              and exists (select 1 from fair_draw where fair_draw.round_id = @roundId and clash is not null)
                        returning id)
            update fair_draw set changes = @changes::jsonb, clash = null where round_id in (select id from again)
            """;

        return await database.ExecuteAsync(sql, new { roundId, changes }, stop) == 1;
    }

    /// <summary>The published draws that a registration took part in, the newest first.</summary>
    public Task<IReadOnlyList<OwnDraw>> OfRegistrationAsync(Guid registrationId, CancellationToken stop)
    {
        const string sql =
            """
            select fair_draw.round_id, fair_draw.code, track.slug as track, mine.pool_number, mine.chance, fair_draw.number as drawn,
                   mine.outcome,
                   case when matching_round.state = 'confirmed'
                        then (select max(dialogue.starts_at) - make_interval(hours => programme.cut_off_hours)
                                from matching_round_dialogue
                                join dialogue on dialogue.id = matching_round_dialogue.dialogue_id
                               where matching_round_dialogue.round_id = matching_round.id and dialogue.state = 'planned')
                   end as reserve_until
              from matching_round_registration mine
              join fair_draw on fair_draw.round_id = mine.round_id
              join matching_round on matching_round.id = mine.round_id
              join programme on programme.id = matching_round.programme_id
              join track on track.id = matching_round.track_id
             where mine.registration_id = @registrationId and mine.pool_number is not null and matching_round.state <> 'discarded'
             order by fair_draw.published_at desc
            """;

        return database.ListAsync<OwnDraw>(sql, new { registrationId }, stop);
    }

    private static object PoolOf(Guid roundId, IReadOnlyList<PoolNumber> people) => new
    {
        roundId,
        registrations = people.Select(person => person.RegistrationId).ToArray(),
        numbers = people.Select(person => person.Number).ToArray(),
        chances = people.Select(person => person.Chance).ToArray(),
    };
}
