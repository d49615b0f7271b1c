using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Recruit.Data.Messages;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Benchmarks;

/// <summary>
/// Sends mails as a worker does (claimed, written, sealed, recorded before and after) and beside it the very same mails in a bare loop of
/// MailKit over as many connections to the same server, both warmed up; the loop before and after, so that a busier machine harms both.
/// </summary>
public sealed class MailBenchmark
{
    private const int Connections = 8;
    private static readonly CancellationToken Stop = CancellationToken.None;

    /// <summary>Sends so many mails, 10,000 unless said otherwise.</summary>
    public async Task RunAsync(int mails)
    {
        await using var server = await SmtpServer.StartAsync();
        var options = new SiteOptions("https://dialoog.example", TestFolder.New("mailbox"), server.Address, "dialoog@recruit.example")
        {
            MailsPerMinute = 0,
        };
        await using var database = await TestDatabase.CreateAsync(options: options);
        await WaitForTheDiskAsync(database);
        var processes = new[] { Environment.ProcessId, await PostgresAsync(database), server.ProcessId };
        var programme = await TestProgramme.CreateAsync(database);

        var warm = Math.Max(mails / 4, 1);
        await WorkAsync(database, programme, 0, warm, processes);
        var letters = (await server.ArrivedAsync()).Select(mail => mail.Raw).ToList();
        await BareAsync(server, letters, warm, processes);

        var before = await BareAsync(server, letters, mails / 2, processes);
        var worker = await WorkAsync(database, programme, warm, mails, processes);
        var after = await BareAsync(server, letters, mails / 2, processes);
        await CheckAsync(server, warm + warm + mails + 2 * (mails / 2));
        Tell(database, mails, before, after, worker, letters[0]);
    }

    private static void Tell(TestDatabase database, int mails, Run before, Run after, Run worker, string letter)
    {
        Say($"| warm, 8 connections | mails/s | ours, processor ms a mail | PostgreSQL's | the SMTP server's | statements a mail |");
        Say($"|---|---|---|---|---|---|");
        foreach (var (name, run) in new[] { ("bare loop, before", before), ("worker", worker), ("bare loop, after", after) })
            Say($"| {name} | {run.Rate:0} | {run.Ours:0.00} | {run.Postgres:0.00} | {run.Server:0.00} | {run.Statements:0.0} |");
        var ratio = worker.Rate / ((before.Rate + after.Rate) / 2);
        Say($"Ratio {ratio:0.00}; goal 0.50, and at least 1,000/s where the bare loop makes 2,000.");
        var (words, mime, bare) = (WordsAlone(letter), MimeAlone(letter), (before.Ours + after.Ours) / 2);
        Say($"Of our {worker.Ours:0.00} ms: SMTP as in the bare loop {bare:0.00}, the MIME form {mime:0.00},");
        Say($"Markdown to HTML {words:0.00}, the rest (statements, keys, sealing) {worker.Ours - bare - mime - words:0.00}.");
        var framework = System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription;
        Say($"Machine: {Environment.ProcessorCount} cores, {framework}, {database.Get<IMailTransport>().Name};");
        Say($"PostgreSQL and the SMTP server on the same machine. Command: ./recruit bench mail {mails}.");
    }

    /// <summary>A database of tests waits for no disk; one that people rely on does.</summary>
    internal static async Task WaitForTheDiskAsync(TestDatabase database)
    {
        foreach (var change in new[] { "alter system reset all", "select pg_reload_conf()" })
            await using (var command = database.Source.CreateCommand(change))
                await command.ExecuteNonQueryAsync();
    }

    /// <summary>The process that PostgreSQL's others are children of.</summary>
    internal static async Task<int> PostgresAsync(TestDatabase database)
    {
        await using var command = database.Source.CreateCommand("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int");
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static async Task<Run> WorkAsync(TestDatabase database, TestProgramme programme, int known, int mails, int[] processes)
    {
        await Parallel.ForEachAsync(Enumerable.Range(known + 1, mails), async (number, _) =>
            await programme.RegisterAsync(
                string.Create(CultureInfo.InvariantCulture, $"Gast{number}"), change: wish => wish with { Confirmed = false }));
        var run = await MeasuredAsync(mails, processes, () => database.Services.GetRequiredService<SendDueMessages>().RunAsync(Stop));
        var sent = (await database.Get<MessageStore>().CountsByStateAsync(null, Stop)).GetValueOrDefault(MessageState.Sent);
        return sent == known + mails ? run : throw new InvalidOperationException($"{sent} of {known + mails} mails were sent.");
    }

    private static async Task<Run> BareAsync(SmtpServer server, IReadOnlyList<string> letters, int mails, int[] processes)
    {
        var ready = Enumerable.Range(0, mails).Select(number => Anew(letters[number % letters.Count])).Index()
            .GroupBy(one => one.Index % Connections, one => one.Item).Select(messages => messages.ToList()).ToList();
        return await MeasuredAsync(mails, processes, () => Task.WhenAll(ready.Select(async messages =>
        {
            using var client = new SmtpClient();
            await client.ConnectAsync("127.0.0.1", server.Port, SecureSocketOptions.None, Stop);
            foreach (var message in messages)
                await client.SendAsync(message, Stop);
            await client.DisconnectAsync(true, Stop);
        })));
    }

    private static MimeMessage Anew(string letter)
    {
        var message = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(letter)));
        message.MessageId = $"{Guid.NewGuid():N}@bare";
        return message;
    }

    private static async Task<Run> MeasuredAsync(int mails, int[] processes, Func<Task> work)
    {
        var statements = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
        {
            if (instrument is { Meter.Name: "Npgsql", Name: "db.client.operation.duration" })
                listening.EnableMeasurementEvents(instrument);
        }
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref statements));
        listener.Start();
        var before = processes.Select(ProcessTree.ProcessorTime).ToArray();
        var watch = Stopwatch.StartNew();
        await work();
        var took = watch.Elapsed;
        var after = processes.Select(ProcessTree.ProcessorTime).ToArray();
        var used = after.Zip(before, (end, start) => (end - start).TotalMilliseconds / mails).ToArray();
        // Those whom we started are our children too.
        return new Run(mails / took.TotalSeconds, used[0] - used[2], used[1], used[2], (double)statements / mails);
    }

    /// <summary>What writing the words of this letter takes by itself, in ms.</summary>
    private static double WordsAlone(string letter)
    {
        var read = ReadMail.Parse(letter);
        var written = new Writing.Written(read.Subject, read.Text);
        return Alone(() => RenderedMail.Of(written, "nl").ToJson());
    }

    /// <summary>What building and writing its MIME form takes by itself, in ms.</summary>
    private static double MimeAlone(string letter)
    {
        var read = ReadMail.Parse(letter);
        return Alone(() =>
        {
            var parts = new MultipartAlternative { new TextPart("plain") { Text = read.Text }, new TextPart("html") { Text = read.Html } };
            using var message = new MimeMessage { Subject = read.Subject, Body = parts };
            message.WriteTo(Stream.Null);
        });
    }

    private static double Alone(Action work)
    {
        const int Times = 2000;
        var watch = Stopwatch.StartNew();
        for (var time = 0; time < Times; time++)
            work();
        return watch.Elapsed.TotalMilliseconds / Times;
    }

    private static async Task CheckAsync(SmtpServer server, int mails)
    {
        var arrived = await server.ArrivedAsync();
        if (arrived.Count != mails || arrived.Select(mail => mail.MessageId).Distinct().Count() != mails)
            throw new InvalidOperationException($"{arrived.Count} mails arrived, {mails} were sent.");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>One measurement; processor time in ms a mail.</summary>
    private sealed record Run(double Rate, double Ours, double Postgres, double Server, double Statements);
}
