using System.Diagnostics;
using Dapper;
using Npgsql;

namespace Recruit.Data.Postgres;

/// <summary>
/// The database's clock, so that several machines agree on what is due and whose lease is over although their own clocks differ. It is read
/// once a minute and counted on from there; while the database is away, the last reading serves.
/// </summary>
public sealed class DatabaseClock(NpgsqlDataSource database, TimeProvider own) : TimeProvider
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private Reading? reading;
    private int busy;

    public override DateTimeOffset GetUtcNow()
    {
        var last = reading;
        if (last is null)
            return Read()?.Now ?? own.GetUtcNow();
        if (Stopwatch.GetElapsedTime(last.Stamp) > Every && Interlocked.Exchange(ref busy, 1) == 0)
            _ = Task.Run(() => { Read(); busy = 0; });
        return last.Now;
    }

    private Reading? Read()
    {
        try
        {
            using var connection = database.OpenConnection();
            var before = Stopwatch.GetTimestamp();
            var then = connection.ExecuteScalar<DateTime>("select clock_timestamp()");
            // It was read somewhere between question and answer: half-way is off by at most half of that.
            return reading = new Reading(
                new DateTimeOffset(DateTime.SpecifyKind(then, DateTimeKind.Utc)), before + (Stopwatch.GetTimestamp() - before) / 2);
        }
        catch (NpgsqlException)
        {
            return reading;
        }
    }

    private sealed record Reading(DateTimeOffset At, long Stamp)
    {
        public DateTimeOffset Now => At + Stopwatch.GetElapsedTime(Stamp);
    }
}
