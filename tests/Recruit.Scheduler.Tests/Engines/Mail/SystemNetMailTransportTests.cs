using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Tests.Engines.Mail;

/// <inheritdoc/>
public sealed class SystemNetMailTransportTests : MailTransportContract
{
    protected override IMailTransport TransportTo(SmtpOptions options) => new SystemNetMailTransport(options);
}
