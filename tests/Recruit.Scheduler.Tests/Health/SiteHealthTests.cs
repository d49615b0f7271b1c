using Dapper;
using Npgsql;
using Recruit.Data.Health;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Scheduler.Health;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Health;

/// <summary>Whether all is well is told from the rows, and nothing that holds up people's mail is overlooked.</summary>
public sealed class SiteHealthTests : ProgrammeTests
{
    [Fact]
    public async Task With_a_worker_awake_and_nothing_waiting_all_is_well()
    {
        await Get<WorkerWatch>().RunAsync(Stop);

        Assert.Empty((await ReadAsync()).Concerns());
    }

    [Fact]
    public async Task Without_a_worker_nothing_leaves_and_that_is_said()
    {
        Assert.Equal([new Concern.NobodyWorks(null)], (await ReadAsync()).Concerns());

        await Get<WorkerWatch>().RunAsync(Stop);
        var seen = Database.Clock.Now;
        Database.Clock.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal([new Concern.NobodyWorks(seen)], (await ReadAsync()).Concerns());
    }

    [Fact]
    public async Task Messages_are_counted_as_they_stand()
    {
        await Get<WorkerWatch>().RunAsync(Stop);
        await MessageAsync("queued", "-1 minute");
        await MessageAsync("queued", "-11 minutes");
        await MessageAsync("queued", "-30 minutes");
        await MessageAsync("queued", "-30 minutes", claimed: true);
        await MessageAsync("queued", "-30 minutes", heldBy: "paused");
        await MessageAsync("queued", "1 day");
        await MessageAsync("retrying", "1 hour");
        await MessageAsync("uncertain", "1 hour");
        await MessageAsync("refused", "-1 day", finished: "-2 hours");
        await MessageAsync("refused", "-3 days", finished: "-2 days");

        var state = await ReadAsync();

        Assert.Equal(new MailCounts(4, 2, Database.Clock.Now.AddMinutes(-30), 1, 1, 1, 1), state.Mail);
        Assert.Equal([new Concern.MailLate(2, Database.Clock.Now.AddMinutes(-30)), new Concern.MailHeld(1), new Concern.MailUncertain(1),
            new Concern.MailRefused(1)], state.Concerns());
    }

    [Fact]
    public async Task The_mail_of_another_programme_is_counted_there()
    {
        await MessageAsync("queued", "-30 minutes");
        var elsewhere = await TestProgramme.CreateAsync(Database, one => one with { Id = Guid.NewGuid(), Slug = "elders" });

        Assert.Equal(0, (await Get<SiteHealth>().ReadAsync(elsewhere.Programme.Id, Stop)).Mail.Late);
        Assert.Equal(1, (await Get<SiteHealth>().ReadAsync(null, Stop)).Mail.Late);
    }

    [Fact]
    public async Task A_stop_comes_before_all_else_and_ends_when_it_is_lifted()
    {
        await MessageAsync("queued", "-30 minutes");
        await Get<MailStops>().StopAsync(Guid.NewGuid(), "550 5.7.1 blocked", Stop);
        var stopped = await ReadAsync();
        await Get<MailStops>().LiftAsync(stopped.Stop!.Id, "staff:olga", Stop);

        Assert.Equal(new Concern.MailStopped("550 5.7.1 blocked", Database.Clock.Now), stopped.Concerns()[0]);
        Assert.DoesNotContain((await ReadAsync()).Concerns(), concern => concern is Concern.MailStopped);
    }

    [Fact]
    public async Task A_sweep_that_failed_at_its_last_turn_on_a_worker_that_is_awake_is_wrong()
    {
        var now = Database.Clock.Now;
        SweepTurn[] turns =
        [
            new("SendDueMessages", now, 0, "NpgsqlException", now),
            new("PlanReminders", now, 2, "TimeoutException", now.AddHours(-1)),
        ];
        await SeenAsync("noord", now, turns);
        await SeenAsync("zuid", now.AddHours(-1), turns);

        Assert.Equal([new Concern.SweepFails("noord", "SendDueMessages", "NpgsqlException", now)], (await ReadAsync()).Concerns());
    }

    [Fact]
    public async Task A_sweep_that_another_machine_ran_well_since_is_not_wrong()
    {
        var now = Database.Clock.Now;
        await SeenAsync("noord", now, new SweepTurn("SendDueMessages", now.AddSeconds(-9), 0, "NpgsqlException", now.AddSeconds(-9)));
        await SeenAsync("zuid", now, new SweepTurn("SendDueMessages", now, 1, "", null));

        Assert.Empty((await ReadAsync()).Concerns());
    }

    [Fact]
    public async Task A_database_that_lacks_a_migration_or_is_away_cannot_work()
    {
        await using var empty = NpgsqlDataSource.Create(await TestDatabase.EmptyAsync());
        await using var away = NpgsqlDataSource.Create("Host=/nonexistent;Database=recruit");

        Assert.Equal([new Concern.DatabaseBehind(Migration.Own().Count)], (await On(empty).ReadAsync(null, Stop)).Concerns());
        Assert.Equal([new Concern.DatabaseAway()], (await On(away).ReadAsync(null, Stop)).Concerns());
    }

    private SiteHealth On(NpgsqlDataSource source) =>
        new(new Migrations(source, Database.Clock), new WorkerStore(source), new MailCountStore(source),
            Get<MailStops>(), Get<SuppressionStore>(), Get<SiteOptions>(), Database.Clock);

    private Task SeenAsync(string machine, DateTimeOffset at, params SweepTurn[] turns) =>
        Get<WorkerStore>().SeenAsync(new Worker(Guid.NewGuid(), machine, at.AddDays(-1), at, turns), Stop);

    private Task<SiteState> ReadAsync() => Get<SiteHealth>().ReadAsync(Programme.Programme.Id, Stop);

    private async Task MessageAsync(string state, string due, bool claimed = false, string? heldBy = null, string? finished = null)
    {
        const string batchSql =
            """
            insert into message_batch (id, programme_id, name, state, counted, created_by, created_at, changed_at)
            values (@batch, @Programme, 'a batch', @heldBy, 1, 'staff:olga', @now, @now)
            """;
        const string messageSql =
            """
            insert into message (id, person_id, rule, occasion, programme_id, subject_id, state, due_at, claimed_until, batch_id,
                                 message_id, created_at, finished_at)
            values (@id, @id, 'invitation', '', @Programme, @id, @state, @now + @due::interval,
                    case when @claimed then @now + interval '1 minute' end, @batch, @id::text, @now, @now + @finished::interval)
            """;

        var (id, batch) = (Guid.NewGuid(), heldBy is null ? (Guid?)null : Guid.NewGuid());
        var row = new { id, batch, heldBy, programme = Programme.Programme.Id, state, due, claimed, finished, now = Database.Clock.Now };
        await using var connection = await Database.Source.OpenConnectionAsync();
        if (batch is not null)
            await connection.ExecuteAsync(batchSql, row);
        await connection.ExecuteAsync(messageSql, row);
    }
}
