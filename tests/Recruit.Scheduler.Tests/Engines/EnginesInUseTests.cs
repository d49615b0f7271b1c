using Recruit.Scheduler.Engines;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Engines;

/// <summary>Anyone can see what stands behind each port.</summary>
public sealed class EnginesInUseTests
{
#if HANGFIRE
    private const string Jobs = "Hangfire 1.";
#else
    private const string Jobs = "Quartz 4.";
#endif
#if MAILKIT
    private const string Mail = "MailKit 4.";
#else
    private const string Mail = "System.Net.Mail";
#endif

    [Fact]
    public async Task Each_port_names_its_engine()
    {
        await using var database = await TestDatabase.CreateAsync();

        var engines = database.Get<EnginesInUse>().All;

        Assert.Equal(["jobs", "mail", "solver"], engines.Select(engine => engine.Port));
        Assert.StartsWith(Jobs, engines[0].Name, StringComparison.Ordinal);
        Assert.StartsWith("local mailbox", engines[1].Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_mail_server_mails_are_sent()
    {
        await using var database = await TestDatabase.CreateAsync(options: new SiteOptions("http://localhost", TestFolder.New("mailbox"), "localhost:2525", "a@b.example"));

        Assert.StartsWith(Mail, database.Get<EnginesInUse>().All[1].Name, StringComparison.Ordinal);
    }
}
