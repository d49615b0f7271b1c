using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Health;
using Recruit.Web.Health;

namespace Recruit.Web.Tests.Health;

/// <summary>Measures and traces go to a collector that is given, over real HTTP, and say nothing about people.</summary>
public sealed class TelemetryTests : OrganiserTests
{
    [Fact]
    public async Task Traces_and_measures_arrive_and_hold_no_link_that_somebody_has()
    {
        var received = new ConcurrentBag<(string Path, string Type, string Body)>();
        await using var collector = await CollectorAsync(received);
        using var export = new TelemetryExport(new TelemetryOptions(new Uri(collector.Urls.First()), OverHttp: true));
        export.Start();
        await ProgrammeAsync(60);
        foreach (var sweep in Site.Get<WorkerWatch>().Over([new Sweeping()]))
            await sweep.RunAsync(Stop);
        using var anybody = new Visitor(Site);
        await anybody.GetAsync("/mijn/GEHEIMEGEHEIMEGEHEIME1?naam=Bewoner");

        Assert.True(export.Flush(TimeSpan.FromSeconds(20)));

        Assert.All(received, one => Assert.Equal("application/x-protobuf", one.Type));
        var traces = string.Concat(received.Where(one => one.Path == "/v1/traces").Select(one => one.Body));
        var measures = string.Concat(received.Where(one => one.Path == "/v1/metrics").Select(one => one.Body));
        Assert.Contains("sweep CountSheep", traces, StringComparison.Ordinal);
        Assert.Contains("GET /mijn/{token}", traces, StringComparison.Ordinal);
        Assert.Contains("recruit.sweep.duration", measures, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", measures, StringComparison.Ordinal);
        Assert.DoesNotContain("GEHEIME", traces + measures, StringComparison.Ordinal);
        Assert.DoesNotContain("Bewoner", traces + measures, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_collector_nothing_is_gathered()
    {
        using var export = new TelemetryExport(new TelemetryOptions(null, OverHttp: true));

        export.Start();

        Assert.True(export.Flush(TimeSpan.FromSeconds(1)));
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentBag<(string, string, string)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Add((context.Request.Path, context.Request.ContentType ?? "", Encoding.UTF8.GetString(body.ToArray())));
        });
        await collector.StartAsync();
        return collector;
    }

    private sealed class Sweeping : ISweep
    {
        public string Name => "CountSheep";
        public string InWords => "Tel schapen";
        public TimeSpan Every => TimeSpan.FromMinutes(1);

        public Task<int> RunAsync(CancellationToken stop) => Task.FromResult(5);
    }
}
