using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Engines;

/// <summary>What stands behind a port.</summary>
/// <param name="Port"><c>jobs</c>, <c>mail</c> or <c>solver</c>.</param>
/// <param name="Name">Name and version of the library.</param>
public sealed record EngineInUse(string Port, string Name);

/// <summary>Which engines are in use, for <c>recruit engines</c> and the summary of the demo.</summary>
public sealed class EnginesInUse(IJobEngine jobs, IMailTransport mail, ISolver solver)
{
    /// <summary>One for each port.</summary>
    public IReadOnlyList<EngineInUse> All { get; } =
        [new("jobs", jobs.Name), new("mail", mail.Name), new("solver", solver.Name)];
}
