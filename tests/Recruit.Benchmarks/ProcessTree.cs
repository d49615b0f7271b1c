using System.Globalization;

namespace Recruit.Benchmarks;

/// <summary>What this process and those that it started and saw end have used of the processors.</summary>
public static class ProcessTree
{
    private const double TicksPerSecond = 100;

    /// <summary>From /proc/self/stat: our own and our ended children's time, see proc(5).</summary>
    public static TimeSpan ProcessorTime()
    {
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds(fields[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond);
    }
}
