using Dapper;
using Recruit.Data.Privacy;
using Recruit.Data.Rounds;
using Recruit.Testing;

namespace Recruit.Data.Tests.Rounds;

/// <summary>What is kept of a fair draw: files that never change, one number, one change at a time.</summary>
public sealed class FairDrawStoreTests : DatabaseTests
{
    private TestProgramme programme = null!;
    private Guid anna;
    private Guid ben;

    private FairDrawStore Draws => Get<FairDrawStore>();
    private RoundStore Rounds => Get<RoundStore>();

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database);
        (anna, ben) = (await programme.RegisterAsync("Anna"), await programme.RegisterAsync("Ben", "man"));
    }

    [Fact]
    public async Task What_was_published_is_never_replaced()
    {
        var round = await RunningAsync(NumberFrom.Dice);

        var first = await Draws.PublishAsync(round, Draw("eerst"), Stop);
        var second = await Draws.PublishAsync(round, Draw("later"), Stop);

        Assert.True(first);
        Assert.False(second);
        Assert.Equal("eerst", (await Draws.FilesAsync(round, Stop))!.Report);
        Assert.Equal("published", (await Rounds.GetAsync(round, Stop))!.State);
    }

    [Fact]
    public async Task With_a_number_by_the_seed_the_round_goes_on_running()
    {
        var round = await RunningAsync(NumberFrom.Seed);

        await Draws.PublishAsync(round, Draw("eerst") with { Number = 417 }, Stop);

        await using var connection = await Database.Source.OpenConnectionAsync(Stop);
        Assert.Equal(417, (await Draws.GetAsync(round, Stop))!.Number);
        const string sql = "select number_entered_by from fair_draw where round_id = @round";
        Assert.Equal("seed", await connection.ExecuteScalarAsync<string>(sql, new { round }));
        Assert.Equal("running", (await Rounds.GetAsync(round, Stop))!.State);
    }

    [Fact]
    public async Task A_round_that_was_put_aside_publishes_nothing()
    {
        var round = await RunningAsync(NumberFrom.Dice);
        await Rounds.DiscardAsync(round, Stop);

        Assert.False(await Draws.PublishAsync(round, Draw("eerst"), Stop));
        Assert.Null(await Draws.FilesAsync(round, Stop));
        Assert.Null(await Draws.FindAsync((await Draws.GetAsync(round, Stop))!.Code, Stop));
    }

    [Fact]
    public async Task Each_takes_the_own_number_and_chance_along_and_nobody_elses()
    {
        var round = await RunningAsync(NumberFrom.Dice);
        await Draws.PublishAsync(round, Draw("eerst"), Stop);

        var mine = Assert.Single(await Draws.OfRegistrationAsync(anna, Stop));

        Assert.Equal((2, 0.25m), (mine.PoolNumber, mine.Chance));
        Assert.Equal(round, (await Draws.FindAsync(mine.Code, Stop))!.RoundId);
    }

    [Fact]
    public async Task A_number_is_entered_once_even_by_two_at_a_time()
    {
        var round = await RunningAsync(NumberFrom.Dice);
        await Draws.PublishAsync(round, Draw("eerst"), Stop);

        var outcomes = await Task.WhenAll(Draws.EnterNumberAsync(round, 1, "olga", Stop), Draws.EnterNumberAsync(round, 2, "piet", Stop));

        Assert.Single(outcomes.OfType<NumberOutcome.Entered>());
        Assert.Equal("queued", (await Rounds.GetAsync(round, Stop))!.State);
    }

    [Fact]
    public async Task Only_a_round_that_failed_for_want_of_a_panel_starts_again_with_changes()
    {
        var round = await RunningAsync(NumberFrom.Seed);

        var running = await Draws.ChangeAsync(round, "[]", Stop);
        await Draws.FailAsync(round, "{}", "no panel", Stop);
        var failed = await Draws.ChangeAsync(round, "[1]", Stop);

        Assert.False(running);
        Assert.True(failed);
        Assert.Equal(("queued", ""), ((await Rounds.GetAsync(round, Stop))!.State, (await Rounds.GetAsync(round, Stop))!.Failure));
        Assert.Equal(("[1]", null), ((await Draws.GetAsync(round, Stop))!.Changes, (await Draws.GetAsync(round, Stop))!.Clash));
    }

    [Fact]
    public void Receipt_keys_differ_per_draw_and_the_order_of_the_pool_per_seed()
    {
        var keys = Get<ReceiptKeys>();
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());

        Assert.Equal(keys.Of(one), keys.Of(one));
        Assert.NotEqual(keys.Of(one), keys.Of(other));
        Assert.Equal(keys.OrderOf(7), keys.OrderOf(7));
        Assert.NotEqual(keys.OrderOf(7), keys.OrderOf(8));
    }

    private async Task<Guid> RunningAsync(string number)
    {
        var dialogue = await programme.DialogueAsync();
        var round = await Rounds.RequestAsync(
            programme.Programme.Id, programme.Track.Id, [dialogue.Id], [anna, ben], 7, new DrawSettings(number), "olga", Stop);
        await Rounds.ClaimAsync(TimeSpan.FromMinutes(1), Stop);
        return round;
    }

    private DrawToPublish Draw(string report) =>
        new(new DrawFilesPublished(report, "number,id"), "{}", [new PoolNumber(ben, 1, 0.75m), new PoolNumber(anna, 2, 0.25m)], null, "{}");
}
