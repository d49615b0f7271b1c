using Spectre.Console;

namespace Recruit.Web.Terminal;

/// <summary>
/// Shows on standard error how far a long computation is: one live line on a terminal, a plain line now and then otherwise.
/// </summary>
public sealed class LiveLine(TextWriter error, bool live, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Does the work and shows its progress meanwhile.</summary>
    public T While<TProgress, T>(string doing, Func<TProgress, string> inWords, Func<IProgress<TProgress>, T> work)
    {
        if (!live) return work(new Shown<TProgress>(PlainLine(inWords)));

        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) });
        return terminal.Status()
            .Start(doing, status => work(new Shown<TProgress>(progress => status.Status = Markup.Escape(inWords(progress)))));
    }

    private Action<TProgress> PlainLine<TProgress>(Func<TProgress, string> inWords)
    {
        var last = clock.GetTimestamp();
        return progress =>
        {
            if (clock.GetElapsedTime(last) < Pause) return;
            last = clock.GetTimestamp();
            error.WriteLine(inWords(progress));
        };
    }

    private sealed class Shown<TProgress>(Action<TProgress> show) : IProgress<TProgress>
    {
        public void Report(TProgress value) => show(value);
    }
}
