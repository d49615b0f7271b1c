using Recruit.Data.Messages;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>No receiving domain gets more than its number a minute, whoever sends; others do not wait for it.</summary>
public sealed class PaceTests : SendingTests
{
    private const int PerMinute = 20;

    protected override async Task BeginAsync() => ProgrammeId = (await TestProgramme.CreateAsync(Database)).Programme.Id;

    protected override SiteOptions Options(SiteOptions usual) => usual with { MailsPerMinute = PerMinute };

    [Fact]
    public async Task Half_a_minutes_worth_leaves_at_once_and_the_rest_in_its_turn()
    {
        await QueueAsync("groot.example", 50);
        await QueueAsync("klein.example", 3);
        var perMinute = new List<int>();

        for (var second = 0; second < 180; second += 5)
        {
            var before = (await Server.ArrivedAsync()).Count;
            await SweepAsync();
            perMinute.Add((await Server.ArrivedAsync()).Count - before);
            Database.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(PerMinute / 2 + 3, perMinute[0]);
        Assert.Equal(53, perMinute.Sum());
        Assert.All(Enumerable.Range(1, 24), from => Assert.InRange(perMinute.Skip(from).Take(12).Sum(), 0, PerMinute + 1));
        Assert.InRange(perMinute.FindLastIndex(sent => sent > 0), 20, 25);
    }

    [Fact]
    public async Task Two_machines_share_one_pace()
    {
        var turns = Get<DomainTurns>();
        var wanted = new Dictionary<string, int> { ["groot.example"] = 8, ["klein.example"] = 2 };

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => turns.AdmitAsync(wanted, TimeSpan.FromSeconds(3), 10, Stop)));

        Assert.Equal(10, both.Sum(machine => machine["groot.example"].Admitted));
        Assert.Equal(8, both.Sum(machine => machine["klein.example"].Admitted));
    }

    private async Task QueueAsync(string domain, int count)
    {
        for (var number = 0; number < count; number++)
            await QueuedAsync(await PersonAsync($"gast{number}@{domain}"));
    }
}
