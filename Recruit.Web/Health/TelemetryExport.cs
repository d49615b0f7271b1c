using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Recruit.Scheduler.Site;

namespace Recruit.Web.Health;

/// <summary>Where measures and traces go.</summary>
/// <param name="Collector">An OpenTelemetry collector; null, and nothing is gathered and nothing leaves.</param>
/// <param name="OverHttp">Whether it takes protobuf over HTTP, on /v1/traces and /v1/metrics; else gRPC.</param>
public sealed record TelemetryOptions(Uri? Collector, bool OverHttp)
{
    /// <summary>From the variables that OpenTelemetry gives every program.</summary>
    public static TelemetryOptions FromEnvironment() => new(
        Uri.TryCreate(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"), UriKind.Absolute, out var collector)
            ? collector
            : null,
        Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_PROTOCOL") == "http/protobuf");
}

/// <summary>
/// Sends measures and traces to a collector, if one is given. Only this class knows OpenTelemetry; what is measured
/// stands where it happens.
/// </summary>
public sealed class TelemetryExport(TelemetryOptions options) : IDisposable
{
    // Ours, and what .NET and Npgsql measure by themselves.
    private static readonly string[] Meters =
        [
            Measures.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime",
            "Npgsql",
        ];

    private TracerProvider? traces;
    private MeterProvider? measures;

    /// <summary>Begins to gather and send; nothing happens without a collector.</summary>
    public void Start()
    {
        if (options.Collector is null || traces is not null)
            return;
        var about = ResourceBuilder.CreateDefault().AddService("recruit", serviceVersion: RecruitVersion());
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(about)
            .AddSource(Measures.Name, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql")
            .AddProcessor(new WithoutPersonalParts())
            .AddOtlpExporter(exporter => Aim(exporter, "v1/traces")).Build();
        measures = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(about).AddMeter(Meters)
            .AddOtlpExporter(exporter => Aim(exporter, "v1/metrics")).Build();
    }

    /// <summary>Sends what is gathered so far.</summary>
    public bool Flush(TimeSpan patience) =>
        (traces?.ForceFlush((int)patience.TotalMilliseconds) ?? true) & (measures?.ForceFlush((int)patience.TotalMilliseconds) ?? true);

    public void Dispose()
    {
        traces?.Dispose();
        measures?.Dispose();
    }

    private void Aim(OtlpExporterOptions exporter, string path)
    {
        exporter.Protocol = options.OverHttp ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = options.OverHttp ? new Uri(options.Collector!.AbsoluteUri.TrimEnd('/') + "/" + path) : options.Collector!;
    }

    private static string RecruitVersion() => typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3) ?? "0";
}
