using Recruit.Scheduler.Engines;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Engines;

/// <summary>Anyone can see what stands behind each port.</summary>
public sealed class EnginesInUseTests
{
    [Fact]
    public async Task Each_port_names_its_engine()
    {
        await using var database = await TestDatabase.CreateAsync();

        var engines = database.Get<EnginesInUse>().All;

        Assert.Equal(["jobs", "mail", "solver"], engines.Select(engine => engine.Port));
        Assert.StartsWith("Quartz 4.", engines[0].Name, StringComparison.Ordinal);
        Assert.StartsWith("local mailbox", engines[1].Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_mail_server_mails_are_sent()
    {
        await using var database = await TestDatabase.CreateAsync(options: new SiteOptions("http://localhost", TestFolder.New("mailbox"), "localhost:2525", "a@b.example"));

        Assert.StartsWith("System.Net.Mail", database.Get<EnginesInUse>().All[1].Name, StringComparison.Ordinal);
    }
}
