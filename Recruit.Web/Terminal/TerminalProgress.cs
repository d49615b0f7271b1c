using Recruit.Scheduler.Demo;

namespace Recruit.Web.Terminal;

/// <summary>
/// Tells how far the demo is: on a terminal one line per step that changes while it lasts, otherwise a line when a step begins.
/// </summary>
/// <param name="output">Where it is told, usually standard error.</param>
/// <param name="live">Whether that is a terminal.</param>
public sealed class TerminalProgress(TextWriter output, bool live) : IProgress<DemoStep>, IDisposable
{
    private DemoStep? last;

    public void Report(DemoStep value)
    {
        var begins = value.Name != last?.Name;
        if (live)
            output.Write($"{(begins ? End() : "\r")}{Line(value).PadRight(begins ? 0 : Line(last!).Length)}");
        else if (begins)
            output.WriteLine(Line(value));
        last = value;
    }

    /// <summary>Ends the live line, so that what follows stands on a line of its own.</summary>
    public void Dispose()
    {
        if (live)
            output.Write(End());
        last = null;
    }

    private string End() => last is null ? "" : "\n";

    private static string Line(DemoStep step) => step.HowFar.Length == 0 ? step.Name : $"{step.Name}: {step.HowFar}";
}
