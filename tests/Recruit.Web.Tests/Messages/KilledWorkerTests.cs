using System.Globalization;
using Dapper;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Testing;
using Xunit.Abstractions;

namespace Recruit.Web.Tests.Messages;

/// <summary>The plug is pulled in the middle of two thousand mails, again and again, while two machines send them.</summary>
public sealed class KilledWorkerTests(ITestOutputHelper output)
{
    private const int Mails = 2000;
    private const int LeaseSeconds = 2;
    // A quarter of a minute of both cores, and some two hundred answers cut off; RECRUIT_KILLS=50 cuts it more often.
    private static readonly int Kills =
        int.Parse(Environment.GetEnvironmentVariable("RECRUIT_KILLS") ?? "12", CultureInfo.InvariantCulture);
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task Power_cuts_lose_no_mail_and_send_none_again_but_those_whose_answer_was_cut_off()
    {
        var seed = Environment.TickCount;
        await using var server = await SmtpServer.StartAsync();
        await using var database = await TestDatabase.CreateAsync(Clock());
        await QueueAsync(database, Mails);

        await CutPowerAsync(database, server, Kills, new Random(seed));
        using (var last = WorkerProcess.Start(database, server, LeaseSeconds))
            await UntilNothingWaitsAsync(database, last);

        var arrived = (await server.ArrivedAsync()).ToLookup(mail => mail.MessageId);
        var uncertain = await UncertainAsync(database);
        output.WriteLine($"{Kills} kills cut off {uncertain.Values.Sum()} answers; {arrived.Sum(mail => mail.Count()) - Mails} "
            + $"mails went twice; seed {seed}");
        Assert.True(arrived.Count == Mails, $"{arrived.Count} of {Mails} arrived, seed {seed}");
        Assert.All(arrived, mail => Assert.InRange(mail.Count(), 1, 1 + uncertain.GetValueOrDefault(mail.Key)));
        Assert.All(arrived, mail => Assert.Single(mail.Select(one => ReadMail.Parse(one.Raw).Text).Distinct()));
        Assert.NotEmpty(uncertain);
        Assert.Equal(
            new Dictionary<string, int> { [MessageState.Sent] = Mails }, await database.Get<MessageStore>().CountsByStateAsync(null, Stop));
    }

    [Fact]
    public async Task A_database_that_goes_away_in_mid_batch_loses_nothing_and_doubles_nothing_but_what_it_could_not_note()
    {
        await using var server = await SmtpServer.StartAsync();
        var folder = TestFolder.New("stopped");
        var cluster = await ClusterAsync(folder);
        await using var database = await TestDatabase.InAsync(cluster, Clock());
        await QueueAsync(database, 600);
        using var worker = WorkerProcess.Start(database, server, LeaseSeconds);

        await UntilArrivedAsync(server, 100);
        await cluster.StopAsync(Stop);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var atStop = (await server.ArrivedAsync()).Count;
        await using var again = await ClusterAsync(folder);
        database.Source.Clear();
        await UntilNothingWaitsAsync(database, worker);

        var arrived = (await server.ArrivedAsync()).ToLookup(mail => mail.MessageId);
        var uncertain = await UncertainAsync(database);
        output.WriteLine($"{atStop} mails had arrived when the database was away; {uncertain.Values.Sum()} were uncertain");
        Assert.InRange(atStop, 100, 599);
        Assert.Equal(600, arrived.Count);
        Assert.All(arrived, mail => Assert.InRange(mail.Count(), 1, 1 + uncertain.GetValueOrDefault(mail.Key)));
        await again.StopAsync(Stop);
    }

    private static TestClock Clock() => new(DateTimeOffset.UtcNow.AddMinutes(-1));

    private static async Task<PrivateCluster> ClusterAsync(string folder) =>
        ((ClusterOutcome.Running)await PrivateCluster.StartAsync(folder, Stop)).Cluster;

    private static Task UntilArrivedAsync(SmtpServer server, int count) =>
        Patience.UntilAsync($"the arrival of {count} mails", async () => (await server.ArrivedAsync()).Count >= count);

    private static async Task QueueAsync(TestDatabase database, int count)
    {
        var programme = await TestProgramme.CreateAsync(database);
        await Parallel.ForEachAsync(Enumerable.Range(1, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
            await programme.RegisterAsync(
                string.Create(CultureInfo.InvariantCulture, $"Gast{number}"), change: wish => wish with { Confirmed = false }));
    }

    /// <summary>Two machines; in turn they lose power at a moment that the dice say, and come back.</summary>
    private async Task CutPowerAsync(TestDatabase database, SmtpServer server, int kills, Random dice)
    {
        var workers = Enumerable.Range(0, 2).Select(_ => WorkerProcess.Start(database, server, LeaseSeconds)).ToArray();
        try
        {
            for (var kill = 0; kill < kills; kill++)
            {
                // In turn, so that one works while the other wakes; from its first moment to well into its work, which
                // shows on any machine.
                var which = kill % 2;
                await workers[which].Working;
                if (kill % 3 == 2)
                    await UntilArrivedAsync(server, Math.Min((await server.ArrivedAsync()).Count + dice.Next(1, 40), Mails * 3 / 4));
                else
                    await Task.Delay(dice.Next(1200));
                workers[which].Kill();
                output.WriteLine($"kill {kill}: {(await server.ArrivedAsync()).Count} mails had arrived");
                workers[which].Dispose();
                workers[which] = WorkerProcess.Start(database, server, LeaseSeconds);
            }
        }
        finally
        {
            foreach (var worker in workers)
                worker.Dispose();
        }
    }

    private static Task UntilNothingWaitsAsync(TestDatabase database, WorkerProcess worker) =>
        Patience.UntilAsync("the leaving of all mails", async () =>
        {
            Assert.False(worker.HasEnded, $"the last worker ended by itself: {worker.LastWords}");
            return (await database.Get<MessageStore>().CountsByStateAsync(null, Stop)).All(state => state.Key == MessageState.Sent);
        }, TimeSpan.FromMinutes(3));

    /// <summary>How often each mail was cut off between its body and the answer, by Message-ID.</summary>
    private static async Task<IReadOnlyDictionary<string, int>> UncertainAsync(TestDatabase database)
    {
        const string sql =
            """
            select message.message_id, count(*)::int
              from message_event
              join message on message.id = message_event.message_id
             where message_event.state = 'uncertain'
             group by message.message_id
            """;

        await using var connection = await database.Source.OpenConnectionAsync(Stop);
        return (await connection.QueryAsync<(string, int)>(sql)).ToDictionary(row => row.Item1, row => row.Item2);
    }
}
