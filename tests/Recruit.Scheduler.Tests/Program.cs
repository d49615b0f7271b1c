using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Recruit.Data;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests;

/// <summary>
/// These tests as a program of their own: a machine that works on the rounds of a database and whose solver aborts, as native code does, so
/// that the process ends at once and nothing is tidied up.
/// </summary>
internal static class Program
{
    public const string Aborts = "the solver aborts";

    private static async Task Main(string[] arguments)
    {
        if (arguments is not [var database, var now])
            return;
        var options = new SiteOptions("http://localhost", TestFolder.New("mailbox"), null, "dialoog@recruit.example");
        await using var services = new ServiceCollection().AddLogging()
            .AddSingleton<TimeProvider>(new TestClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)))
            .AddSingleton(new MasterKey(new byte[32]))
            .AddRecruitData(database)
            .AddRecruitScheduler(options)
            .AddSingleton<ISolver, AbortingSolver>()
            .BuildServiceProvider();
        await services.GetRequiredService<RunMatchingRound>().RunAsync(CancellationToken.None);
    }

    private sealed class AbortingSolver : ISolver
    {
        public string Name => "a solver that aborts";

        public LinearAnswer Solve(LinearModel model, SolveBudget budget, CancellationToken stop) => throw Abort();

        public ExactAnswer Solve(ExactModel model, SolveBudget budget, CancellationToken stop) => throw Abort();

        private static InvalidOperationException Abort()
        {
            Environment.FailFast(Aborts);
            return new InvalidOperationException("A process that failed fast goes on.");
        }
    }
}
