using System.Diagnostics;
using System.Globalization;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Testing;
using Xunit.Abstractions;

namespace Recruit.Web.Tests.Messages;

/// <summary>From the press of a button to the mail at a real server, with Hangfire between them and nobody who polls.</summary>
public sealed class PressToMailTests(ITestOutputHelper output)
{
    private const int Presses = 100;
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Fact]
    public async Task Ninety_five_of_a_hundred_mails_arrive_within_two_seconds_of_the_press()
    {
        await using var server = await SmtpServer.StartAsync();
        await using var site =
            await SiteUnderTest.StartAsync(change: options => options with { Smtp = server.Address, MailsPerMinute = 0 });
        var programme = await TestProgramme.CreateAsync(site.Database);
        for (var number = 0; number < Presses; number++)
            await programme.RegisterAsync(Name(number));
        await site.SweepAllAsync();
        await using var machine = site.Get<JobEngine>();
        await machine.StartAsync(site.Sweeps, heartbeat: null, Stop);

        using var anybody = new Visitor(site);
        var seconds = new List<double>();
        for (var number = 0; number < Presses; number++)
            seconds.Add(await PressAsync(anybody, server, Name(number)));

        seconds.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"half within {seconds[Presses / 2]:0.000} s, 95 of 100 within {seconds[94]:0.000} s, all within {seconds[^1]:0.000} s"));
        Assert.InRange(seconds[94], 0, 2);
    }

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"anna{number}");

    private static async Task<double> PressAsync(Visitor anybody, SmtpServer server, string name)
    {
        var before = (await server.ArrivedAsync()).Count;
        var pressed = Stopwatch.GetTimestamp();
        await anybody.PostAsync("/mijn", new Dictionary<string, string?> { ["email"] = $"{name}@voorbeeld.example" });
        await Patience.UntilAsync($"a mail with a new link for {name}", async () => (await server.ArrivedAsync()).Count > before);
        return Stopwatch.GetElapsedTime(pressed).TotalSeconds;
    }
}
