using System.Diagnostics;
using OpenTelemetry;
using Recruit.Scheduler.Site;

namespace Recruit.Web.Health;

/// <summary>
/// Takes out of traces what may lead to a person: our paths end in links that people hold, queries in what they searched for, and network
/// addresses are theirs. What a request was for stays, as its route.
/// </summary>
internal sealed class WithoutPersonalParts : BaseProcessor<Activity>
{
    private static readonly string[] Personal =
        ["url.path", "url.query", "url.full", "http.url", "http.target", "client.address", "client.port", "network.peer.address",
            "network.peer.port", "user_agent.original", "enduser.id",
         "exception.message", "exception.stacktrace", "db.statement", "db.query.text"];

    public override void OnEnd(Activity trace)
    {
        foreach (var tag in Personal)
            trace.SetTag(tag, null);
        if (trace.Source.Name == Measures.Name)
            return;
        if (trace.StatusDescription is not null)
            trace.SetStatus(trace.Status);
        // Events hold the words of exceptions, and those may quote what somebody typed; an event cannot be taken out, so the
        // whole does not leave.
        if (trace.Events.Any())
            trace.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
    }
}
