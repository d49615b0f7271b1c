using System.Net.Mail;
using System.Net.Sockets;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>Sends over a pool of System.Net.Mail connections, one receiver a mail: with several, the library throws although it sent to some.</summary>
public sealed class SystemNetMailTransport(SmtpOptions options) : PooledTransport<SmtpClient>(options)
{
    public override string Name => $"System.Net.Mail {Environment.Version}";

    protected override async Task<MailOutcome> SendAsync(SmtpClient? connected, OutgoingMail mail, CancellationToken stop)
    {
        var client = connected ?? Connect();
        using var mime = MimeMail.Of(mail);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Options.Patience);
        try
        {
            await client.SendMailAsync(mime.Message, patience.Token);
            Keep(client);
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

    private SmtpClient Connect() => new(Options.Host, Options.Port)
    {
        EnableSsl = Options.Encrypt,
        Credentials = Options.SignIn,
        DeliveryMethod = SmtpDeliveryMethod.Network,
    };

    private static MailOutcome OutcomeOf(Exception error, bool bodyLeft) => error is SmtpException { StatusCode: var code } answered && (int)code >= 400
        ? Answered((int)code, answered.Message, ofUs: !bodyLeft && error is not SmtpFailedRecipientException)
        : Unanswered(error, bodyLeft);
}
