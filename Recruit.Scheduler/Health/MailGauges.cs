using System.Diagnostics.Metrics;
using Recruit.Data.Health;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Health;

/// <summary>How many messages there are and wait, for whoever measures; read only while somebody does.</summary>
public sealed class MailGauges : IDisposable
{
    private readonly MailCountStore counts;
    private readonly TimeProvider clock;
    private readonly Meter meter = new(Measures.Name);
    private readonly ObservableGauge<int> waiting;
    private IReadOnlyList<RuleCount> byRule = [];
    private MailCounts? mail;

    public MailGauges(MailCountStore counts, TimeProvider clock)
    {
        (this.counts, this.clock) = (counts, clock);
        meter.CreateObservableGauge("recruit.messages", () => byRule.Select(one => new Measurement<int>(one.Count,
            new KeyValuePair<string, object?>("rule", one.Rule), new KeyValuePair<string, object?>("state", one.State))), "{message}",
            "All messages, by rule and state.");
        waiting = meter.CreateObservableGauge("recruit.messages.due", () => Of(mail?.Due), "{message}", "Messages whose moment has come.");
        meter.CreateObservableGauge("recruit.messages.late", () => Of(mail?.Late), "{message}", "Messages that should have left long ago.");
    }

    internal async Task ReadAsync(CancellationToken stop)
    {
        if (!waiting.Enabled)
            return;
        var now = clock.GetUtcNow();
        mail = await counts.CountAsync(null, now, now - SiteHealth.Late, stop);
        byRule = await counts.CountByRuleAsync(stop);
    }

    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<int>> Of(int? count) => count is { } known ? [new Measurement<int>(known)] : [];
}
