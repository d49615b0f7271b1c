using Npgsql;
using Recruit.Data.Postgres;
using Recruit.Testing;

namespace Recruit.Data.Tests.Postgres;

/// <summary>A PostgreSQL of our own, so that a first run needs no set-up.</summary>
public sealed class PrivateClusterTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task A_server_that_a_killed_run_left_behind_is_adopted()
    {
        var folder = TestFolder.New("adopted");
        var first = await StartAsync(folder);
        await MarkAsync(await first.DatabaseAsync("people", Stop));

        first.Vanish();
        await using var second = await StartAsync(folder);

        Assert.Equal("anna", await ReadAsync(await second.DatabaseAsync("people", Stop)));
    }

    [Fact]
    public async Task The_last_who_leaves_stops_the_server_and_nobody_before()
    {
        var folder = TestFolder.New("shared");
        var (web, import) = (await StartAsync(folder), await StartAsync(folder));
        var people = await web.DatabaseAsync("people", Stop);
        await MarkAsync(people);

        Assert.False(await import.LeaveAsync());
        Assert.Equal("anna", await ReadAsync(people));

        Assert.True(await web.LeaveAsync());
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => ReadAsync(people));
    }

    [Fact]
    public async Task What_was_stored_is_there_after_a_stop_and_a_start()
    {
        var folder = TestFolder.New("again");
        await using (var first = await StartAsync(folder))
            await MarkAsync(await first.DatabaseAsync("people", Stop));

        await using var second = await StartAsync(folder);

        Assert.Equal("anna", await ReadAsync(await second.DatabaseAsync("people", Stop)));
    }

    [Fact]
    public async Task It_listens_on_no_port()
    {
        await using var cluster = await StartAsync(TestFolder.New("quiet"));

        await using var connection = new NpgsqlConnection(await cluster.DatabaseAsync("people", Stop) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("show listen_addresses", connection);
        Assert.Equal("", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_said_in_a_sentence_with_a_remedy()
    {
        var file = Path.Combine(TestFolder.New("file"), "taken");
        await File.WriteAllTextAsync(file, "I am no folder");

        var outcome = await PrivateCluster.StartAsync(file, Stop);

        var because = Assert.IsType<ClusterOutcome.Unavailable>(outcome).Because;
        Assert.Contains(file, because, StringComparison.Ordinal);
        Assert.Contains("--data", because, StringComparison.Ordinal);
    }

    private static async Task<PrivateCluster> StartAsync(string folder) =>
        Assert.IsType<ClusterOutcome.Running>(await PrivateCluster.StartAsync(folder, Stop)).Cluster;

    private static Task MarkAsync(string connectionString) =>
        ExecuteAsync(connectionString, "create table person (name text); insert into person values ('anna')");

    private static Task<object?> ReadAsync(string connectionString) => ExecuteAsync(connectionString, "select name from person");

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
