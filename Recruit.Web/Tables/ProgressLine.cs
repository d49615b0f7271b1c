using System.Globalization;
using Recruit.Scheduler.Tables;
using Spectre.Console;

namespace Recruit.Web.Tables;

/// <summary>Shows on standard error how far the search is: one live line on a terminal, a plain line now and then otherwise.</summary>
public sealed class ProgressLine(TextWriter error, bool live, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Does the work and shows its progress meanwhile.</summary>
    public T While<T>(Func<IProgress<CompositionProgress>, T> work)
    {
        if (!live) return work(new Shown(PlainLine()));

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return terminal.Status().Start("Seating people", status => work(new Shown(progress => status.Status = Markup.Escape(TextOf(progress)))));
    }

    private Action<CompositionProgress> PlainLine()
    {
        var last = clock.GetTimestamp();
        return progress =>
        {
            if (clock.GetElapsedTime(last) < Pause) return;
            last = clock.GetTimestamp();
            error.WriteLine(TextOf(progress));
        };
    }

    private static string TextOf(CompositionProgress progress) => string.Create(CultureInfo.InvariantCulture,
        $"{progress.Moves / 1e6:0} of at most {progress.Budget / 1e6:0} million swaps tried; deviation {progress.Deviation:0.##}, no less than {progress.Bound:0.##} is possible");

    private sealed class Shown(Action<CompositionProgress> show) : IProgress<CompositionProgress>
    {
        public void Report(CompositionProgress value) => show(value);
    }
}
