using System.Diagnostics;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>A mail transport, measured: how long each mail took, and what kind of answer it got.</summary>
public sealed class MeasuredTransport(IMailTransport transport) : IMailTransport
{
    public string Name => transport.Name;

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        using var trace = Measures.Traces.StartActivity("send", ActivityKind.Client);
        var started = Stopwatch.GetTimestamp();
        var outcome = "Failed";
        try
        {
            var answer = await transport.SendAsync(mail, stop);
            outcome = answer.GetType().Name;
            return answer;
        }
        finally
        {
            Measures.Sending.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
            trace?.SetTag("outcome", outcome);
            if (outcome != nameof(MailOutcome.Accepted))
                trace?.SetStatus(ActivityStatusCode.Error, outcome);
        }
    }

    public ValueTask DisposeAsync() => transport.DisposeAsync();
}
