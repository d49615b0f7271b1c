using System.Diagnostics;
using System.Globalization;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Rounds;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Rounds;

/// <summary>A round whose solver aborts takes its process along; not a third one, and no other round.</summary>
public sealed class DyingRoundTests : ProgrammeTests
{
    [Fact]
    public async Task A_round_that_took_its_process_along_twice_is_put_aside_with_a_sentence_and_the_next_round_goes_well()
    {
        var deadly = await RequestAsync();
        await DieAsync();
        Assert.Equal("running", (await RoundAsync(deadly)).State);
        Database.Clock.Advance(TimeSpan.FromMinutes(2));
        await DieAsync();
        Database.Clock.Advance(TimeSpan.FromMinutes(2));
        var next = await RequestAsync();

        Assert.Equal(1, await Get<RunMatchingRound>().RunAsync(Stop));

        Assert.Equal(("failed", "proposed"), ((await RoundAsync(deadly)).State, (await RoundAsync(next)).State));
        var told = Wording.Read((await RoundAsync(deadly)).Failure);
        Assert.StartsWith("Het programma is twee keer gestopt tijdens deze ronde.", told.In("nl"), StringComparison.Ordinal);
        Assert.StartsWith("The program stopped twice in the middle of this round", told.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_took_its_process_along_once_is_tried_again()
    {
        var round = await RequestAsync();
        await DieAsync();
        Database.Clock.Advance(TimeSpan.FromMinutes(2));

        await Get<RunMatchingRound>().RunAsync(Stop);

        Assert.Equal("proposed", (await RoundAsync(round)).State);
    }

    [Fact]
    public async Task A_round_that_is_given_back_by_a_machine_that_stops_is_taken_up_at_once_and_counts_no_attempt()
    {
        var round = await RequestAsync();
        var rounds = Get<RoundStore>();
        for (var stop = 0; stop < 3; stop++)
        {
            Assert.NotNull(await rounds.ClaimAsync(TimeSpan.FromMinutes(1), Stop));
            await rounds.ReleaseAsync(round, TimeSpan.Zero, Stop);
        }

        await Get<RunMatchingRound>().RunAsync(Stop);

        Assert.Equal("proposed", (await RoundAsync(round)).State);
    }

    /// <summary>Lets another process take the round up, which dies of it.</summary>
    private async Task DieAsync()
    {
        var start = new ProcessStartInfo("dotnet",
            [typeof(DyingRoundTests).Assembly.Location, Database.ConnectionString,
                Database.Clock.Now.ToString("O", CultureInfo.InvariantCulture)])
        {
            RedirectStandardError = true,
        };
        // A picture of its memory would only be in the way.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        using var machine = Process.Start(start)!;
        var said = machine.StandardError.ReadToEndAsync();
        await machine.WaitForExitAsync().ForAsync("the death of a process whose solver aborts", TimeSpan.FromMinutes(2));

        Assert.True(machine.ExitCode != 0, "the process lived on");
        Assert.Contains(Program.Aborts, await said, StringComparison.Ordinal);
    }

    private async Task<MatchingRound> RoundAsync(Guid id) => (await Get<RoundStore>().GetAsync(id, Stop))!;

    private async Task<Guid> RequestAsync()
    {
        var dialogue = await Programme.DialogueAsync();
        var pool = new List<Guid>();
        for (var number = 0; number < 8; number++)
            pool.Add(await Programme.RegisterAsync($"{dialogue.Number}-{number}", number % 2 == 0 ? "man" : "woman"));
        return await Get<RoundStore>().RequestAsync(Programme.Programme.Id, Programme.Track.Id, [dialogue.Id], pool, 7, "staff:olga", Stop);
    }
}
