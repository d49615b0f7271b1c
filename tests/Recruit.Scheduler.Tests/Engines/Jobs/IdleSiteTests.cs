using Microsoft.Extensions.DependencyInjection;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Engines.Jobs;

/// <summary>What a site does while nobody does anything.</summary>
public sealed class IdleSiteTests
{
    [Fact]
    public async Task At_most_two_hundred_jobs_an_hour_for_all_machines_together()
    {
        await using var database = await TestDatabase.CreateAsync(
            options: new SiteOptions("http://localhost", TestFolder.New("mailbox"), null, "dialoog@recruit.example")
            {
                BounceFolder = TestFolder.New("bounces"),
            });
        var sweeps = database.Services.GetServices<ISweep>().Where(sweep => sweep.Here).ToList();

        Assert.Equal(11, sweeps.Count);
        Assert.All(sweeps, sweep => Assert.NotEmpty(JobEngine.CronOf(sweep.Every)));
        Assert.InRange(sweeps.Sum(sweep => TimeSpan.FromHours(1) / sweep.Every), 1, 200);
    }

    [Fact]
    public async Task Nothing_is_due_so_nothing_is_woken()
    {
        await using var database = await TestDatabase.CreateAsync();
        await TestProgramme.CreateAsync(database);

        foreach (var sweep in database.Services.GetServices<ISweep>())
            Assert.Null(await sweep.DueAtAsync(CancellationToken.None));
    }
}
