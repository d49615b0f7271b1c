using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Recruit.Data.Messages;
using Recruit.Scheduler;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Testing;

namespace Recruit.Benchmarks;

/// <summary>
/// Sends mails as a worker does (claimed, written, sealed, recorded before and after) and beside it the same transport in a bare loop over mails
/// that are ready, with as many connections, to the same server; before and after, so that a busier machine harms both.
/// </summary>
public sealed class MailBenchmark
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    /// <summary>Sends so many mails, 10,000 unless said otherwise.</summary>
    public async Task RunAsync(int mails)
    {
        await using var server = await SmtpServer.StartAsync();
        var options = new SiteOptions("https://dialoog.example", TestFolder.New("mailbox"), server.Address, "dialoog@recruit.example") { MailsPerMinute = 0 };
        await using var database = await TestDatabase.CreateAsync(options: options);
        await WaitForTheDiskAsync(database);
        await QueueAsync(database, mails);
        var transport = database.Get<IMailTransport>();
        var smtp = SmtpOptions.Parse(server.Address, null, null);

        var before = await BareAsync(transport, mails / 4, smtp.Connections);
        var (worker, processor) = await WorkAsync(database, mails);
        var after = await BareAsync(transport, mails / 4, smtp.Connections);
        await CheckAsync(server, mails + 2 * (mails / 4));

        var bare = (before + after) / 2;
        Console.WriteLine("| mails | connections | bare loop, mails/s | worker, mails/s | ratio | goal | worker, processor ms a mail |\n|---|---|---|---|---|---|---|");
        Console.WriteLine(Say($"| {mails:N0} | {smtp.Connections} | {before:0} before, {after:0} after | {worker:0} | {worker / bare:0.00} | 0.80 | {processor.TotalMilliseconds / mails:0.0} |"));
        Console.WriteLine(Say($"Machine: {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}, {transport.Name}; PostgreSQL and the SMTP server on the same machine. Command: ./recruit bench mail {mails}."));
    }

    /// <summary>A database of tests waits for no disk; one that people rely on does.</summary>
    private static async Task WaitForTheDiskAsync(TestDatabase database)
    {
        foreach (var change in new[] { "alter system reset all", "select pg_reload_conf()" })
            await using (var command = database.Source.CreateCommand(change))
                await command.ExecuteNonQueryAsync();
    }

    private static async Task QueueAsync(TestDatabase database, int mails)
    {
        var programme = await TestProgramme.CreateAsync(database);
        await Parallel.ForEachAsync(Enumerable.Range(1, mails), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
            await programme.RegisterAsync(Say($"Gast{number}"), change: wish => wish with { Confirmed = false }));
    }

    private static async Task<double> BareAsync(IMailTransport transport, int mails, int connections)
    {
        // The words of a real letter, so that both carry as much.
        var words = RenderedMail.Of(new Writing.Written("Klopt uw aanmelding?", string.Concat(Enumerable.Repeat("Beste Anna, u hebt zich aangemeld. Klopt dat?\n\n", 12))), "nl");
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(1, mails), new ParallelOptions { MaxDegreeOfParallelism = connections }, async (number, _) =>
        {
            var mail = new OutgoingMail($"{Guid.NewGuid():N}@bare", "dialoog@recruit.example", Say($"gast{number}@voorbeeld.example"), "Gast", words.Subject, words.Text, words.Html);
            if (await transport.SendAsync(mail, Stop) is not MailOutcome.Accepted)
                throw new InvalidOperationException("The server of the benchmark refused a mail.");
        });
        return mails / watch.Elapsed.TotalSeconds;
    }

    private static async Task<(double Rate, TimeSpan Processor)> WorkAsync(TestDatabase database, int mails)
    {
        using var self = Process.GetCurrentProcess();
        var (watch, before) = (Stopwatch.StartNew(), self.TotalProcessorTime);
        var sent = await database.Services.GetRequiredService<SendDueMessages>().RunAsync(Stop);
        self.Refresh();
        var states = await database.Get<MessageStore>().CountsByStateAsync(null, Stop);
        return sent == mails && states.GetValueOrDefault(MessageState.Sent) == mails
            ? (mails / watch.Elapsed.TotalSeconds, self.TotalProcessorTime - before)
            : throw new InvalidOperationException($"{states.GetValueOrDefault(MessageState.Sent)} of {mails} mails were sent.");
    }

    private static async Task CheckAsync(SmtpServer server, int mails)
    {
        var arrived = await server.ArrivedAsync();
        if (arrived.Count != mails || arrived.Select(mail => mail.MessageId).Distinct().Count() != mails)
            throw new InvalidOperationException($"{arrived.Count} mails arrived, {mails} were sent.");
    }

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
