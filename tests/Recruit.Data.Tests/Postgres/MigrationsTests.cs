using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Testing;

namespace Recruit.Data.Tests.Postgres;

/// <summary>The schema arrives once, in order, and never by surprise.</summary>
public sealed class MigrationsTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task Two_machines_that_start_at_once_apply_each_step_once()
    {
        await using var database = Database.Open(await TestDatabase.EmptyAsync());
        var machines = Enumerable.Range(0, 2).Select(_ => new Migrations(database, TimeProvider.System).ApplyAsync(Stop));

        var outcomes = await Task.WhenAll(machines);

        var applied = outcomes.Cast<MigrationOutcome.UpToDate>().SelectMany(outcome => outcome.Applied);
        Assert.Equal(Migration.Own().Select(migration => migration.Name), applied);
    }

    [Fact]
    public async Task A_file_that_was_changed_after_it_was_applied_is_refused_by_name()
    {
        await using var database = Database.Open(await TestDatabase.EmptyAsync());
        var migrations = new Migrations(database, TimeProvider.System);
        await migrations.ApplyAsync([new Migration("0001_people.sql", "create table person (name text)")], Stop);

        var outcome = await migrations.ApplyAsync([new Migration("0001_people.sql", "create table person (name text, mail text)")], Stop);

        Assert.Equal("0001_people.sql", Assert.IsType<MigrationOutcome.Changed>(outcome).Name);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_of_itself_behind()
    {
        await using var database = Database.Open(await TestDatabase.EmptyAsync());
        var migrations = new Migrations(database, TimeProvider.System);

        await Assert.ThrowsAsync<PostgresException>(() =>
            migrations.ApplyAsync([new Migration("0001_half.sql", "create table half (x int); select no_such_function();")], Stop));

        await using var command = database.CreateCommand("select to_regclass('half') is null");
        Assert.Equal(true, await command.ExecuteScalarAsync());
    }
}
