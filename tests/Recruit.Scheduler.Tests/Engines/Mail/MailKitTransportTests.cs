using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <inheritdoc/>
public sealed class MailKitTransportTests : MailTransportContract
{
    protected override IMailTransport TransportTo(SmtpOptions options) => new MailKitTransport(options);
}
