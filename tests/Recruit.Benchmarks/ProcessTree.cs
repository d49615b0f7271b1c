using System.Globalization;

namespace Recruit.Benchmarks;

/// <summary>What processes have used of the processors, from /proc/PID/stat, see proc(5).</summary>
public static class ProcessTree
{
    private const double TicksPerSecond = 100;

    /// <summary>Of this process and those that it started and saw end.</summary>
    public static TimeSpan ProcessorTime() => ProcessorTime("self");

    /// <summary>Of a process, its children, and those of them that have ended.</summary>
    public static TimeSpan ProcessorTime(int process) =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).OfType<string>()
            .Where(name => name == process.ToString(CultureInfo.InvariantCulture) || ParentOf(name) == process)
            .Aggregate(TimeSpan.Zero, (sum, name) => sum + ProcessorTime(name));

    private static TimeSpan ProcessorTime(string process) =>
        TimeSpan.FromSeconds(Fields(process)[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond);

    private static int ParentOf(string process) => int.Parse(Fields(process)[1], CultureInfo.InvariantCulture);

    /// <summary>Those behind the name, which may hold anything; zeros for a process that has just ended.</summary>
    private static string[] Fields(string process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return [.. Enumerable.Repeat("0", 20)];
        }
    }
}
