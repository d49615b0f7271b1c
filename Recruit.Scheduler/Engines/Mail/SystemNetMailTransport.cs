using System.Collections.Concurrent;
using System.Net.Mail;
using System.Net.Sockets;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>Sends over a pool of System.Net.Mail connections, one receiver a mail: with several, the library throws although it sent to some.</summary>
public sealed class SystemNetMailTransport(SmtpOptions options) : IMailTransport
{
    private readonly ConcurrentBag<SmtpClient> idle = [];
    private readonly SemaphoreSlim free = new(options.Connections);

    public string Name => $"System.Net.Mail {Environment.Version}";

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        if (mail.Fault is { } fault)
            return fault;
        await free.WaitAsync(stop);
        try
        {
            var reused = idle.TryTake(out var client);
            var outcome = await SendAsync(client ?? Connect(), mail, stop);
            // The server may have closed a connection that waited for work; nothing of the mail has left, so a fresh one takes it.
            return reused && outcome is Broken ? Told(await SendAsync(Connect(), mail, stop)) : Told(outcome);
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
        return ValueTask.CompletedTask;
    }

    private SmtpClient Connect() => new(options.Host, options.Port)
    {
        EnableSsl = options.Encrypt, Credentials = options.SignIn, DeliveryMethod = SmtpDeliveryMethod.Network,
    };

    private async Task<MailOutcome> SendAsync(SmtpClient client, OutgoingMail mail, CancellationToken stop)
    {
        using var mime = MimeMail.Of(mail);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(options.Patience);
        try
        {
            await client.SendMailAsync(mime.Message, patience.Token);
            idle.Add(client);
            return new MailOutcome.Accepted("250");
        }
        catch (Exception error) when (error is SmtpException or OperationCanceledException or IOException or SocketException)
        {
            client.Dispose();
            if (error is OperationCanceledException && stop.IsCancellationRequested && !mime.BodyLeft)
                throw;
            return OutcomeOf(error, mime.BodyLeft);
        }
    }

    private static MailOutcome OutcomeOf(Exception error, bool bodyLeft) => error switch
    {
        SmtpException { StatusCode: var code } answered when (int)code >= 400 => new SmtpReply((int)code, answered.Message).Outcome() switch
        {
            // Before it heard of the receiver it refused us: at the greeting, or for the sender's address.
            MailOutcome.RefusedForGood or MailOutcome.AddressRefused when !bodyLeft && error is not SmtpFailedRecipientException =>
                new MailOutcome.SenderRefused($"{(int)code} {answered.Message}"),
            var outcome => outcome,
        },
        _ when bodyLeft => new MailOutcome.Uncertain("no answer came after the body"),
        _ => new Broken($"no connection: {error.GetBaseException().GetType().Name}"),
    };

    private static MailOutcome Told(MailOutcome outcome) => outcome is Broken broken ? new MailOutcome.ServerUnavailable(broken.Because) : outcome;

    /// <summary>The connection failed before the body left.</summary>
    private sealed record Broken(string Because) : MailOutcome;
}
