using System.Collections.Concurrent;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Testing;

/// <summary>A mail transport that accepts everything and keeps it for a test to read.</summary>
public sealed class PostBag : IMailTransport
{
    public ConcurrentBag<OutgoingMail> Mails { get; } = [];

    public string Name => "post bag";

    public Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        Mails.Add(mail);
        return Task.FromResult<MailOutcome>(new MailOutcome.Accepted("250 kept"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
