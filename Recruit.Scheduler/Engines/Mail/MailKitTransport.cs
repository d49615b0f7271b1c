using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Reflection;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Recruit.Data.Messages;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>Sends over a pool of MailKit connections, each mail on one of its own; one that was closed while idle costs no mail.</summary>
public sealed class MailKitTransport(SmtpOptions options) : IMailTransport
{
    // A mail waits for a connection as long as some mails before it may take, each over a connection that was closed and over a fresh one.
    private const int Turns = 10;
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    private readonly ConcurrentBag<SmtpClient> idle = [];
    private readonly SemaphoreSlim free = new(options.Connections);
    private volatile bool closed;

    public string Name => $"MailKit {typeof(SmtpClient).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version}";

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        if (mail.Fault is { } fault)
            return fault;
        using var message = Written(mail);
        if (message is null)
            return new MailOutcome.RefusedForGood(MessageReason.MailNotWritten);
        if (!await free.WaitAsync(options.Patience * Turns, stop))
            return new MailOutcome.ServerUnavailable(MessageReason.NoConnectionFree);
        try
        {
            // The server may have closed a connection that waited for work; nothing of the mail has left, so a fresh one takes it.
            var outcome = idle.TryTake(out var waited) ? await OfferAsync(waited, mail, message, stop) : null;
            if (outcome is null or Broken)
                outcome = await OfferAsync(null, mail, message, stop);
            return outcome is Broken broken ? new MailOutcome.ServerUnavailable(broken.Because) : outcome;
        }
        finally
        {
            free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        closed = true;
        await Task.WhenAll(idle.Select(CloseAsync));
        free.Dispose();
    }

    /// <summary>Offers a mail over a connection, or over a new one when there is none, and keeps or ends the connection.</summary>
    private async Task<MailOutcome> OfferAsync(SmtpClient? connected, OutgoingMail mail, MimeMessage message, CancellationToken stop)
    {
        // An unreachable list of withdrawn certificates would hold up all mail.
        var client = connected ?? new SmtpClient { CheckCertificateRevocation = false };
        var (ready, body) = (connected is not null, new Body());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(options.Patience);
        try
        {
            if (!ready)
                await ConnectAsync(client, patience.Token);
            ready = true;
            if (!MimeMail.IsWrittenInAscii(mail.ToAddress) && !client.Capabilities.HasFlag(SmtpCapabilities.UTF8))
                return new MailOutcome.RefusedForGood(MessageReason.AddressLetters);
            var sender = MailboxAddress.Parse(mail.ReturnAddress ?? mail.FromAddress);
            return new MailOutcome.Accepted($"250 {await client.SendAsync(message, sender, message.To.Mailboxes, patience.Token, body)}");
        }
        catch (Exception error) when (error is not OperationCanceledException || !stop.IsCancellationRequested || body.Left)
        {
            return OutcomeOf(error, ready, body.Left);
        }
        finally
        {
            if (ready && client.IsConnected && !closed)
                idle.Add(client);
            else
                client.Dispose();
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken patience)
    {
        await client.ConnectAsync(options.Host, options.Port, options.Security switch
        {
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            _ => SecureSocketOptions.None,
        }, patience);
        if (options.SignIn is { } signIn && client.Capabilities.HasFlag(SmtpCapabilities.Authentication))
            await client.AuthenticateAsync(signIn, patience);
    }

    private static async Task CloseAsync(SmtpClient client)
    {
        using var patience = new CancellationTokenSource(Goodbye);
        try
        {
            await client.DisconnectAsync(quit: true, patience.Token);
        }
        catch (Exception error) when (IsOfTheConnection(error))
        {
            // It is closed either way.
        }
        client.Dispose();
    }

    private MailOutcome OutcomeOf(Exception error, bool ready, bool bodyLeft) => error switch
    {
        AuthenticationException { InnerException: SmtpCommandException said } => Answered(said, SmtpStage.SignIn),
        AuthenticationException or ServiceNotAuthenticatedException => new SmtpReply(535, error.Message, SmtpStage.SignIn).Outcome(),
        SmtpCommandException said => Answered(said, ready ? StageOf(said) : SmtpStage.Greeting),
        // Once any of the body was handed over the server may have the mail.
        _ when bodyLeft => new MailOutcome.Uncertain(MessageReason.NoAnswer),
        NotSupportedException when !ready => new Broken(
            MessageReason.With(MessageReason.NoEncryption, $"{SmtpOptions.PlainScheme}{options.Host}:{options.Port}")),
        _ when IsOfTheConnection(error) =>
            new Broken(MessageReason.With(MessageReason.NoConnection, error.GetBaseException().GetType().Name)),
        // What we cannot write is the fault of this mail, not of the server.
        _ => new MailOutcome.RefusedForGood(MessageReason.With(MessageReason.MailNotWritten, error.GetType().Name)),
    };

    private static bool IsOfTheConnection(Exception error) => error is CommandException or ProtocolException or SslHandshakeException
        or ServiceNotConnectedException or IOException or SocketException or TimeoutException or OperationCanceledException;

    private static SmtpStage StageOf(SmtpCommandException said) => said.ErrorCode switch
    {
        SmtpErrorCode.SenderNotAccepted => SmtpStage.Sender,
        SmtpErrorCode.RecipientNotAccepted => SmtpStage.Receiver,
        _ => SmtpStage.Body,
    };

    /// <summary>Null when it cannot be written at all.</summary>
    private static MimeMessage? Written(OutgoingMail mail)
    {
        try
        {
            return MimeMail.Of(mail);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or NotSupportedException)
        {
            return null;
        }
    }

    private static MailOutcome Answered(SmtpCommandException said, SmtpStage stage) =>
        new SmtpReply((int)said.StatusCode, said.Message, stage).Outcome();

    /// <summary>The connection failed before the body left.</summary>
    private sealed record Broken(string Because) : MailOutcome;

    /// <summary>
    /// Whether any of the body was handed over. What breaks before that lacks its last line, so no server takes it for a mail.
    /// </summary>
    private sealed class Body : ITransferProgress
    {
        public bool Left { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Left = true;

        public void Report(long bytesTransferred) => Left = true;
    }
}
