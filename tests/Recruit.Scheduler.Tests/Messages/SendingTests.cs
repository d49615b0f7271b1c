using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>What tests of sending share: real PostgreSQL, a real SMTP server, a clock that we move, and a writer of greetings.</summary>
public abstract class SendingTests : DatabaseTests
{
    protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    protected GreetingWriter Writer { get; } = new();
    protected HeardLog Log { get; } = new();
    protected SmtpServer Server { get; private set; } = null!;

    /// <summary>The programme that messages belong to; null for those of no programme.</summary>
    protected Guid? ProgrammeId { get; set; }

    protected override async Task<TestDatabase> CreateAsync()
    {
        Server = await SmtpServer.StartAsync();
        var options = new SiteOptions("http://localhost", TestFolder.New("mailbox"), Server.Address, "dialoog@recruit.example");
        return await TestDatabase.CreateAsync(options: Options(options), add: services => services
            .AddSingleton<IMessageWriter>(Writer)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log)));
    }

    protected override async Task EndAsync() => await Server.DisposeAsync();

    /// <summary>What a class wants otherwise of the site.</summary>
    protected virtual SiteOptions Options(SiteOptions usual) => usual;

    protected Task<int> SweepAsync() => Get<SendDueMessages>().RunAsync(Stop);

    protected async Task<MessageHistory> HistoryAsync(Guid id) => (await Get<MessageStore>().GetAsync(id, Stop))!;

    protected async Task<string> StateAsync(Guid id) => (await HistoryAsync(id)).Message.State;

    protected async Task<(string State, string Reason)> EndAsync(Guid id)
    {
        var message = (await HistoryAsync(id)).Message;
        return (message.State, message.Reason);
    }

    protected async Task<Guid> PersonAsync(string? email)
    {
        var person = Guid.NewGuid();
        await Database.Source.InTransactionAsync(connection =>
            Get<Vault>().AddAsync(connection, person, new Contact("Anna") { Email = email }, Stop), Stop);
        return person;
    }

    protected async Task<Guid> QueuedAsync(
        Guid person, TimeSpan dueIn = default, TimeSpan? sendWithin = null, Guid? batch = null, string occasion = "once")
    {
        var now = Database.Clock.Now;
        var message = new NewMessage(person, GreetingWriter.Rule, occasion, person, now + dueIn)
        {
            SendBefore = now + sendWithin,
            ProgrammeId = ProgrammeId,
            BatchId = batch,
        };
        await Database.Source.InTransactionAsync(connection => Get<MessageStore>().QueueAsync(connection, message, Stop), Stop);
        return (await Get<MessageStore>().ListAsync(new MessageFilter(), 0, 1000, Stop))
            .Single(row => row.PersonId == person && row.Occasion == occasion).Id;
    }

    /// <summary>Greets, unless a test wants otherwise.</summary>
    protected sealed class GreetingWriter : IMessageWriter
    {
        public const string Rule = "greeting";

        public string Words { get; set; } = "Fijn dat u meedoet.";
        public string? SkipBecause { get; set; }
        public string? FailsFor { get; set; }
        public Action OnWriting { get; set; } = () => { };
        public ConcurrentQueue<Guid> Sent { get; } = [];

        public bool Writes(string rule) => rule == Rule;

        public Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop)
        {
            OnWriting();
            return FailsFor is not null && contact.Email == FailsFor ? throw new InvalidOperationException($"no words for {contact.Email}")
                : Task.FromResult<Writing>(
                    SkipBecause is { } because ? new Writing.Skip(because) : new Writing.Written($"Dag {contact.Name}", Words));
        }

        public Task SentAsync(NpgsqlConnection connection, DueMessage message, CancellationToken stop)
        {
            Sent.Enqueue(message.Id);
            return Task.CompletedTask;
        }
    }

    /// <summary>Everything that anybody logged, with exceptions in full.</summary>
    protected sealed class HeardLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = [];

        public IReadOnlyCollection<string> Lines => lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
