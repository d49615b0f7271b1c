using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Engines;

/// <summary>What stands behind a port.</summary>
/// <param name="Port"><c>jobs</c>, <c>mail</c> or <c>solver</c>.</param>
/// <param name="Name">Name and version of the library.</param>
public sealed record EngineInUse(string Port, string Name);

/// <summary>Which engines are in use, for <c>recruit engines</c> and the summary of the demo.</summary>
/// <param name="others">What other ports report of themselves.</param>
public sealed class EnginesInUse(IJobEngine jobs, IMailTransport mail, IEnumerable<EngineInUse> others)
{
    private static readonly EngineInUse OwnSearch = new("solver", "own search");

    /// <summary>One for each port.</summary>
    public IReadOnlyList<EngineInUse> All { get; } =
        [new("jobs", jobs.Name), new("mail", mail.Name), .. others.DefaultIfEmpty(OwnSearch).OrderBy(other => other.Port, StringComparer.Ordinal)];
}
