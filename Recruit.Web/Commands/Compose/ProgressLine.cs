using System.Globalization;
using Recruit.Scheduler.Tables;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Compose;

/// <summary>Shows on standard error how far the search for tables is.</summary>
public sealed class ProgressLine(TextWriter error, bool live, TimeProvider clock)
{
    /// <summary>Does the work and shows its progress meanwhile.</summary>
    public T While<T>(Func<IProgress<CompositionProgress>, T> work) =>
        new LiveLine(error, live, clock).While("Seating people", TextOf, work);

    private static string TextOf(CompositionProgress progress) => string.Create(CultureInfo.InvariantCulture,
        $"{progress.Moves / 1e6:0} of at most {progress.Budget / 1e6:0} million swaps tried; deviation {progress.Deviation:0.##}, "
        + $"no less than {progress.Bound:0.##} is possible");
}
