using System.Diagnostics;
using Recruit.Testing;

namespace Recruit.Web.Tests.Commands;

/// <summary>Switching engines: what the package feed lacks is named, and then nothing changes.</summary>
public sealed class EnginesScriptTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("recruit").FullName;

    [Theory]
    [InlineData("card")]
    [InlineData("card", "--as-far-as-possible")]
    public async Task What_an_empty_package_feed_lacks_is_named_and_nothing_changes(params string[] arguments)
    {
        var before = ChoiceOfThisMachine();

        var (code, said) = await EnginesAsync(arguments);

        Assert.Equal(1, code);
        foreach (var package in new[] { "Hangfire.AspNetCore", "Hangfire.PostgreSql", "MailKit", "Google.OrTools" })
            Assert.Matches($@"(?m)^{package} [\d.]+ is not in the package feed; nothing was changed$", said);
        Assert.Equal(before, ChoiceOfThisMachine());
    }

    [Fact]
    public async Task An_option_that_does_not_exist_is_a_mistake_in_the_command() =>
        Assert.Equal((2, "engines card takes --as-far-as-possible or nothing, but got '--soms'"), await EnginesAsync("card", "--soms"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string ChoiceOfThisMachine() =>
        Path.Combine(Repository.Root, "engines.local.props") is var path && File.Exists(path) ? File.ReadAllText(path) : "none";

    private async Task<(int Code, string Said)> EnginesAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Repository.Root, "recruit"), ["engines", .. arguments]) { RedirectStandardError = true };
        start.Environment["RestoreSources"] = Directory.CreateDirectory(Path.Combine(folder, "feed")).FullName;
        start.Environment["NUGET_PACKAGES"] = Directory.CreateDirectory(Path.Combine(folder, "packages")).FullName;
        using var script = Process.Start(start)!;
        var said = await script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();
        return (script.ExitCode, said.Trim());
    }
}
