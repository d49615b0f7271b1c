using System.Globalization;
using Xunit.Abstractions;

namespace Recruit.Scheduler.Tests.Demo;

/// <summary>A year of the demo's programme, passed once for all tests of it.</summary>
public sealed class PassedYear : IAsyncLifetime
{
    public SimulatedYear Year { get; private set; } = null!;

    // RECRUIT_YEAR_SEED passes another year.
    public async Task InitializeAsync() =>
        Year = await SimulatedYear.PassAsync(
            int.TryParse(Environment.GetEnvironmentVariable("RECRUIT_YEAR_SEED"), CultureInfo.InvariantCulture, out var seed)
                ? seed
                : 2027);

    public async Task DisposeAsync() => await Year.EndAsync();
}

/// <summary>Every mail of a year of the demo's programme, judged by an oracle that knows nothing of the rules.</summary>
public sealed class YearOfMailTests(PassedYear passed, ITestOutputHelper output) : IClassFixture<PassedYear>
{
    [Fact]
    public async Task Every_mail_of_a_year_was_promised_and_every_promise_was_kept()
    {
        var broken = await MailOracle.JudgeAsync(passed.Year, passed.Year.Deliveries);

        output.WriteLine($"{passed.Year.Deliveries.Count} mails in a year");
        foreach (var kind in broken.GroupBy(one => one.Promise))
            output.WriteLine($"{kind.Count()} × {kind.Key}: {kind.First().Mail}");
        Assert.True(passed.Year.Deliveries.Count > 600, $"only {passed.Year.Deliveries.Count} mails in a year");
        Assert.Empty(broken);
    }

    [Theory]
    [InlineData("twice", "nothing is sent twice unless the answer was lost")]
    [InlineData("never", "it was promised and never came")]
    [InlineData("two days late", "it is 7.00:00:00 before")]
    [InlineData("at night", "no reminders at night")]
    public async Task The_oracle_sees_one_wrong_mail_among_all(string fault, string promise)
    {
        var all = passed.Year.Deliveries.ToList();
        var victim = all.First(delivery =>
            delivery is { Answered: true } && delivery.Mail.Subject.Contains(", over 7 dagen", StringComparison.Ordinal));

        var broken = await MailOracle.JudgeAsync(passed.Year, fault switch
        {
            "twice" => [.. all, victim],
            "never" => [.. all.Except([victim])],
            "two days late" => [.. all.Except([victim]), victim with { At = victim.At.AddDays(2) }],
            _ => [.. all.Except([victim]), victim with { At = new DateTimeOffset(victim.At.Date.AddHours(22), TimeSpan.Zero) }],
        });

        Assert.Contains(broken, one => one.Promise == promise);
    }
}
