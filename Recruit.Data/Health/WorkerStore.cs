using System.Text.Json;
using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Health;

/// <summary>The last turn of a sweep on one machine.</summary>
/// <param name="Handled">How many rows it handled then.</param>
/// <param name="Error">The kind of the last error, never its words; empty when there was none.</param>
/// <param name="FailedAt">When it last failed; null for never.</param>
public sealed record SweepTurn(string Sweep, DateTimeOffset RanAt, int Handled, string Error, DateTimeOffset? FailedAt)
{
    /// <summary>Whether its last turn went wrong.</summary>
    public bool Fails => FailedAt == RanAt;
}

/// <summary>A process that runs the sweeps.</summary>
/// <param name="Machine">The name of its machine, for organisers only.</param>
/// <param name="SeenAt">When it last said that it works.</param>
public sealed record Worker(Guid Id, string Machine, DateTimeOffset StartedAt, DateTimeOffset SeenAt, IReadOnlyList<SweepTurn> Sweeps);

/// <summary>The workers, by what they say of themselves.</summary>
public sealed class WorkerStore(NpgsqlDataSource database)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Writes a worker's row anew, and forgets those that have been silent for a week.</summary>
    public async Task SeenAsync(Worker worker, CancellationToken stop)
    {
        const string sql =
            """
            with silent as (delete from worker where seen_at < @forgetBefore)
            insert into worker (id, machine, started_at, seen_at, sweeps)
            values (@Id, @Machine, @StartedAt, @SeenAt, @sweeps::jsonb)
            on conflict (id) do update set seen_at = excluded.seen_at, sweeps = excluded.sweeps
            """;

        var row = new
        {
            worker.Id,
            worker.Machine,
            worker.StartedAt,
            worker.SeenAt,
            sweeps = JsonSerializer.Serialize(worker.Sweeps),
            forgetBefore = worker.SeenAt - Kept,
        };
        await database.ExecuteAsync(sql, row, stop);
    }

    /// <summary>Those of the last week, the last seen first.</summary>
    public async Task<IReadOnlyList<Worker>> ListAsync(CancellationToken stop)
    {
        const string sql = "select id, machine, started_at, seen_at, sweeps::text as sweeps from worker order by seen_at desc, id";

        return [.. (await database.ListAsync<Row>(sql, null, stop))
            .Select(row =>
                new Worker(row.Id, row.Machine, row.StartedAt, row.SeenAt, JsonSerializer.Deserialize<List<SweepTurn>>(row.Sweeps) ?? []))];
    }

    private sealed record Row(Guid Id, string Machine, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string Sweeps);
}
