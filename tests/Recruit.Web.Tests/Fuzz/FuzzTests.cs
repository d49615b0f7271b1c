namespace Recruit.Web.Tests.Fuzz;

/// <summary>
/// Whatever anybody sends, the site answers, and whoever reads a file says what is wrong with it; <c>./recruit bench fuzz</c> tries more.
/// </summary>
public sealed class FuzzTests
{
    private const int Tries = 10_000;
    private const int Seed = 2027;

    [Fact]
    public async Task Odd_requests_and_harmed_files_meet_no_fault()
    {
        var report = await new Fuzzer(Seed).RunAsync(0, Tries);

        Assert.True(report.Faults.Count == 0, string.Join('\n', report.Faults));
        Assert.Equal(Tries, report.Answers.Values.Sum());
        Assert.All(["200", "302", "400", "404"], status => Assert.InRange(report.Answers.GetValueOrDefault(status), Tries / 100, Tries));
        Assert.InRange(report.Reached.There, report.Reached.All * 3 / 4, report.Reached.All);
    }
}
