using Microsoft.Extensions.Logging.Abstractions;
using Recruit.Scheduler.Engines.Jobs;

namespace Recruit.Scheduler.Tests.Engines.Jobs;

/// <inheritdoc/>
public sealed class QuartzJobEngineTests : JobEngineContract
{
    protected override IJobEngine NewEngine() => new QuartzJobEngine(NullLogger<QuartzJobEngine>.Instance);
}
