using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Postgres;

namespace Recruit.Data.Interim;

/// <summary>An amount that a programme costs, in whole cents.</summary>
public sealed record ProgrammeCost(Guid Id, string What, long Cents);

/// <summary>What organisers say that their programme costs.</summary>
public sealed class CostStore(NpgsqlDataSource database, AuditStore audit, TimeProvider clock)
{
    /// <summary>The amounts of a programme, as they were added.</summary>
    public Task<IReadOnlyList<ProgrammeCost>> ListAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select id, what, cents from programme_cost where programme_id = @programmeId and removed_at is null order by added_at, id
            """;

        return database.ListAsync<ProgrammeCost>(sql, new { programmeId }, stop);
    }

    /// <summary>Adds an amount; its id is chosen by the form, so that pressing twice adds it once.</summary>
    public Task AddAsync(Guid programmeId, ProgrammeCost cost, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                insert into programme_cost (id, programme_id, what, cents, added_at)
                values (@Id, @programmeId, @What, @Cents, @now)
                on conflict (id) do nothing
                """;

            var values = new { cost.Id, programmeId, cost.What, cost.Cents, now = clock.GetUtcNow() };
            if (await connection.ExecuteAsync(sql, values, stop) > 0)
                await audit.WriteAsync(connection, actor, "add_cost", $"programme {programmeId}", $"{cost.Cents} cents", stop);
        }, stop);

    /// <summary>Takes an amount away; a second press does nothing.</summary>
    public Task RemoveAsync(Guid programmeId, Guid id, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                "update programme_cost set removed_at = @now where id = @id and programme_id = @programmeId and removed_at is null";

            if (await connection.ExecuteAsync(sql, new { id, programmeId, now = clock.GetUtcNow() }, stop) > 0)
                await audit.WriteAsync(connection, actor, "remove_cost", $"programme {programmeId}", "", stop);
        }, stop);
}
