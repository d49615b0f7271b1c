using System.Net.Sockets;
using System.Reflection;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>Sends over a pool of MailKit connections.</summary>
public sealed class MailKitTransport(SmtpOptions options) : PooledTransport<SmtpClient>(options)
{
    public override string Name => $"MailKit {typeof(SmtpClient).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version}";

    protected override MailOutcome? FaultOf(OutgoingMail mail) => base.FaultOf(mail)
        ?? (MailboxAddress.TryParse(mail.ToAddress, out _) ? null : new MailOutcome.AddressRefused("the receiver's address is not one"));

    protected override async Task<MailOutcome> SendAsync(SmtpClient? connected, OutgoingMail mail, CancellationToken stop)
    {
        var receiver = MailboxAddress.Parse(mail.ToAddress);
        receiver.Name = mail.ToName;
        // An unreachable list of withdrawn certificates would hold up all mail; System.Net.Mail asks for none either.
        var client = connected ?? new SmtpClient { CheckCertificateRevocation = false };
        var (ready, body) = (connected is not null, new Body());
        using var message = MessageOf(mail, receiver);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Options.Patience);
        try
        {
            if (!ready)
                await ConnectAsync(client, patience.Token);
            ready = true;
            var sender = mail.ReturnAddress is { } returns ? MailboxAddress.Parse(returns) : message.From.Mailboxes.First();
            return new MailOutcome.Accepted($"250 {await client.SendAsync(message, sender, [receiver], patience.Token, body)}");
        }
        catch (Exception error) when (IsOfTheServer(error) && (error is not OperationCanceledException || !stop.IsCancellationRequested || body.Left))
        {
            return OutcomeOf(error, ready, body.Left);
        }
        finally
        {
            if (ready && client.IsConnected)
                Keep(client);
            else
                client.Dispose();
        }
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken patience)
    {
        await client.ConnectAsync(Options.Host, Options.Port, Options.Encrypt ? SecureSocketOptions.StartTls : SecureSocketOptions.None, patience);
        if (Options.SignIn is { } signIn && client.Capabilities.HasFlag(SmtpCapabilities.Authentication))
            await client.AuthenticateAsync(signIn, patience);
    }

    private static MimeMessage MessageOf(OutgoingMail mail, MailboxAddress receiver)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = mail.Date };
        message.From.Add(MailboxAddress.Parse(mail.FromAddress));
        message.To.Add(receiver);
        message.Headers[HeaderId.MessageId] = $"<{mail.MessageId}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        foreach (var (name, value) in mail.Headers)
            message.Headers[name] = value;

        var alternatives = new MultipartAlternative { PartOf("plain", mail.Text), PartOf("html", mail.Html) };
        if (mail.Calendar is { } calendar)
        {
            var part = PartOf("calendar", calendar.Text);
            part.ContentType.Parameters["method"] = calendar.Method;
            alternatives.Add(part);
        }
        message.Body = alternatives;
        return message;
    }

    // Base64 carries every line of ours as it is.
    private static MimePart PartOf(string type, string text) => new("text", type)
    {
        ContentType = { Charset = "utf-8" }, ContentTransferEncoding = ContentEncoding.Base64, Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(text))),
    };

    private static bool IsOfTheServer(Exception error) => error is CommandException or ProtocolException or AuthenticationException or SslHandshakeException
        or ServiceNotAuthenticatedException or ServiceNotConnectedException or NotSupportedException or IOException or SocketException or TimeoutException or OperationCanceledException;

    private static MailOutcome OutcomeOf(Exception error, bool ready, bool bodyLeft) => error switch
    {
        AuthenticationException { InnerException: SmtpCommandException { StatusCode: var code } later } when (int)code < 500 => new SmtpReply((int)code, later.Message).Outcome(),
        AuthenticationException or ServiceNotAuthenticatedException => new SmtpReply(535, error.Message).Outcome(),
        SmtpCommandException said => Answered((int)said.StatusCode, said.Message, ofUs: !ready || said.ErrorCode == SmtpErrorCode.SenderNotAccepted),
        _ => Unanswered(error, bodyLeft),
    };

    /// <summary>Whether any of the body was handed over. What breaks before that lacks its last line, so no server takes it for a mail.</summary>
    private sealed class Body : ITransferProgress
    {
        public bool Left { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => Left = true;

        public void Report(long bytesTransferred) => Left = true;
    }
}
