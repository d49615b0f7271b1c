using System.Collections.Concurrent;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>Sends over a pool of connections, each mail on one of its own; a connection that waited for work and was closed costs no mail.</summary>
/// <typeparam name="TClient">What a library calls a connection.</typeparam>
public abstract class PooledTransport<TClient>(SmtpOptions options) : IMailTransport where TClient : class, IDisposable
{
    private readonly ConcurrentBag<TClient> idle = [];
    private readonly SemaphoreSlim free = new(options.Connections);

    public abstract string Name { get; }

    protected SmtpOptions Options => options;

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        if (FaultOf(mail) is { } fault)
            return fault;
        await free.WaitAsync(stop);
        try
        {
            var reused = idle.TryTake(out var client);
            var outcome = await SendAsync(client, mail, stop);
            // The server may have closed a connection that waited for work; nothing of the mail has left, so a fresh one takes it.
            if (reused && outcome is Broken)
                outcome = await SendAsync(null, mail, stop);
            return outcome is Broken broken ? new MailOutcome.ServerUnavailable(broken.Because) : outcome;
        }
        finally
        {
            free.Release();
        }
    }

    public ValueTask DisposeAsync()
    {
        while (idle.TryTake(out var client))
            client.Dispose();
        free.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Why this mail is not even offered; null when it is.</summary>
    protected virtual MailOutcome? FaultOf(OutgoingMail mail) => mail.Fault;

    /// <summary>Offers a mail over a connection, or over a new one when there is none, and keeps or ends the connection.</summary>
    protected abstract Task<MailOutcome> SendAsync(TClient? connected, OutgoingMail mail, CancellationToken stop);

    /// <summary>Another mail may use this connection.</summary>
    protected void Keep(TClient client) => idle.Add(client);

    /// <summary>What no answer means: once any of the body was handed over the server may have the mail.</summary>
    protected static MailOutcome Unanswered(Exception error, bool bodyLeft) => bodyLeft
        ? new MailOutcome.Uncertain("no answer came after the body")
        : new Broken($"no connection: {error.GetBaseException().GetType().Name}");

    /// <summary>What a server said, where <paramref name="ofUs"/> tells that it had not heard of the receiver yet: then it refused us.</summary>
    protected static MailOutcome Answered(int code, string words, bool ofUs) => new SmtpReply(code, words).Outcome() switch
    {
        MailOutcome.RefusedForGood or MailOutcome.AddressRefused when ofUs => new MailOutcome.SenderRefused($"{code} {words}"),
        var outcome => outcome,
    };

    /// <summary>The connection failed before the body left.</summary>
    private sealed record Broken(string Because) : MailOutcome;
}
