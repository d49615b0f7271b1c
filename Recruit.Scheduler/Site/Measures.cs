using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Recruit.Scheduler.Site;

/// <summary>What can be measured and traced from outside, under one name. Nothing here names a person, an address or a message.</summary>
public static class Measures
{
    /// <summary>Of our meter and of our traces.</summary>
    public const string Name = "Recruit";

    private static readonly Meter Meter = new(Name);

    internal static readonly ActivitySource Traces = new(Name);

    internal static readonly Histogram<double> Sending =
        Meter.CreateHistogram<double>("recruit.mail.sending.duration", "s", "How long one mail took, by what came of it.");

    internal static readonly Histogram<double> Sweeping =
        Meter.CreateHistogram<double>("recruit.sweep.duration", "s", "How long one turn of a sweep took.");

    internal static readonly Counter<long> Handled =
        Meter.CreateCounter<long>("recruit.sweep.handled", "{row}", "Rows that a sweep handled.");
}
