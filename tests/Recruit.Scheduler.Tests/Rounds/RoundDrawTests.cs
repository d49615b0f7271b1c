using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Representativeness;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Rounds;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Rounds;

/// <summary>The fair draw within a round, on a real database: by the seed, by dice, and where targets cannot be met.</summary>
public sealed class RoundDrawTests : ProgrammeTests
{
    private RoundStore Rounds => Get<RoundStore>();
    private FairDrawStore Draws => Get<FairDrawStore>();

    [Fact]
    public async Task By_the_seed_the_published_panel_of_its_number_sits_at_the_tables()
    {
        var round = await RequestAsync(await PeopleAsync(men: 6, women: 14), NumberFrom.Seed);

        await RunAsync();

        var (draw, files) = ((await Draws.GetAsync(round, Stop))!, (await Draws.FilesAsync(round, Stop))!);
        var seated = (await Rounds.OutcomesAsync(round, Stop))
            .Where(one => one.Outcome == "seat")
            .Select(one => one.RegistrationId).ToHashSet();
        var numbers = (await Draws.PoolAsync(round, Stop))
            .Where(person => seated.Contains(person.RegistrationId))
            .Select(person => $"{person.Number}");
        var check = Assert.IsType<VerificationOutcome.InOrder>(Verified(files));
        Assert.Equal("proposed", (await Rounds.GetAsync(round, Stop))!.State);
        Assert.Equal(check.Number, draw.Number);
        Assert.Equal(check.Panels.Panels[draw.Number!.Value].Select(seat => seat.Id).Order(), numbers.Order());
    }

    [Fact]
    public async Task With_dice_everything_is_published_first_and_nobody_is_drawn_before_they_fall()
    {
        var round = await RequestAsync(await PeopleAsync(men: 6, women: 14), NumberFrom.Dice);

        await RunAsync();
        var (waiting, before) = ((await Rounds.GetAsync(round, Stop))!, await Rounds.OutcomesAsync(round, Stop));
        var published = (await Draws.FilesAsync(round, Stop))!;
        var entered = await Draws.EnterNumberAsync(round, 417, "olga", Stop);
        await RunAsync();

        Assert.Equal("published", waiting.State);
        Assert.All(before, one => Assert.Equal("pool", one.Outcome));
        Assert.IsType<NumberOutcome.Entered>(entered);
        Assert.Equal("proposed", (await Rounds.GetAsync(round, Stop))!.State);
        Assert.Equal(published, await Draws.FilesAsync(round, Stop));
        Assert.Equal(await PanelAsync(round, published, 417), await SeatedAsync(round));
    }

    [Fact]
    public async Task Targets_that_change_while_the_dice_are_awaited_are_for_later_rounds()
    {
        var pool = await PeopleAsync(men: 10, women: 14);
        Dialogue[] evenings = [await Programme.DialogueAsync(), await Programme.DialogueAsync()];
        var round = await Rounds.RequestAsync(Programme.Programme.Id, Programme.Track.Id, [.. evenings.Select(evening => evening.Id)], pool,
            7, new DrawSettings(NumberFrom.Dice), "olga", Stop);
        await RunAsync();
        var targets = await Get<TargetStore>().ListAsync(Programme.Track, Stop);

        await Get<TargetChangeStore>().SetAsync(TargetPlace.LineOf(evenings[0])[0],
            [.. targets.Select(target => target with { Share = target.Level == "woman" ? 1 : 0 })], "een avond voor vrouwen", "olga", Stop);
        await Draws.EnterNumberAsync(round, 417, "olga", Stop);
        await RunAsync();

        Assert.Equal("proposed", (await Rounds.GetAsync(round, Stop))!.State);
        Assert.Equal(await PanelAsync(round, (await Draws.FilesAsync(round, Stop))!, 417), await SeatedAsync(round));
    }

    [Fact]
    public async Task Dice_are_thrown_once()
    {
        var round = await RequestAsync(await PeopleAsync(men: 3, women: 5), NumberFrom.Dice);
        Assert.IsType<NumberOutcome.NotWaiting>(await Draws.EnterNumberAsync(round, 1, "olga", Stop));
        await RunAsync();

        var twice = await Task.WhenAll(Draws.EnterNumberAsync(round, 417, "olga", Stop), Draws.EnterNumberAsync(round, 23, "piet", Stop));
        await RunAsync();
        var late = await Draws.EnterNumberAsync(round, 999, "olga", Stop);

        Assert.Single(twice.OfType<NumberOutcome.Entered>());
        var known = Assert.Single(twice.OfType<NumberOutcome.EnteredBefore>()).Number;
        Assert.Equal(known, Assert.IsType<NumberOutcome.EnteredBefore>(late).Number);
        Assert.Equal(known, (await Draws.GetAsync(round, Stop))!.Number);
    }

    [Fact]
    public async Task Whoever_withdraws_between_panels_and_dice_leaves_an_empty_seat_and_no_other_panel()
    {
        var round = await RequestAsync(await PeopleAsync(men: 3, women: 5), NumberFrom.Dice);
        await RunAsync();
        var panel = await PanelAsync(round, (await Draws.FilesAsync(round, Stop))!, 417);
        await Get<DepartureStore>().WithdrawAsync(panel[0], Stop);

        await Draws.EnterNumberAsync(round, 417, "olga", Stop);
        await RunAsync();

        Assert.Equal(panel.Skip(1).Order(), (await SeatedAsync(round)).Order());
    }

    [Fact]
    public async Task Targets_that_too_few_signed_up_for_stop_the_round_until_the_least_change_is_applied()
    {
        var round = await RequestAsync(await PeopleAsync(men: 0, women: 9), NumberFrom.Seed, size: 8);

        await RunAsync();
        var (failed, draw) = ((await Rounds.GetAsync(round, Stop))!, (await Draws.GetAsync(round, Stop))!);
        var clash = RoundJson.ClashOf(draw)!;
        var changed = await Draws.ChangeAsync(round, RoundJson.WithLeastChange(draw, clash), Stop);
        var again = await Draws.ChangeAsync(round, "[]", Stop);
        await RunAsync();

        Assert.Equal("failed", failed.State);
        Assert.Contains(clash.Missing, missing => missing.Levels.GetValueOrDefault("gender") == "man" && missing.Present == 0);
        Assert.NotEmpty(clash.LeastChange);
        Assert.True(changed);
        Assert.False(again);
        Assert.Equal("proposed", (await Rounds.GetAsync(round, Stop))!.State);
        Assert.Equal(clash.LeastChange, RoundJson.ChangesOf((await Draws.GetAsync(round, Stop))!));
    }

    [Fact]
    public async Task A_worker_that_died_after_publishing_is_followed_by_one_that_keeps_what_was_published()
    {
        var round = await RequestAsync(await PeopleAsync(men: 3, women: 5), NumberFrom.Seed);
        var claimed = (await Rounds.ClaimAsync(TimeSpan.FromMinutes(1), Stop))!;
        var pool = await Get<RoundReader>().ReadAsync(claimed, Stop);
        var ready = (RoundLotteryOutcome.Ready)Get<RoundLottery>().Prepare(pool, (await Draws.GetAsync(round, Stop))!, null, Stop);
        await Draws.PublishAsync(round, ready.Draw, Stop);

        Database.Clock.Advance(TimeSpan.FromMinutes(2));
        await RunAsync();
        var published = await Draws.PublishAsync(round, ready.Draw, Stop);

        Assert.Equal("proposed", (await Rounds.GetAsync(round, Stop))!.State);
        Assert.Equal(ready.Draw.Files, await Draws.FilesAsync(round, Stop));
        Assert.False(published);
    }

    [Fact]
    public async Task Somebody_who_can_come_to_nothing_is_named_and_is_in_no_published_file()
    {
        var people = await PeopleAsync(men: 3, women: 5);
        var early = await Programme.RegisterAsync("dora", change: wish => wish with { Availability = ["weekday_morning"] });
        var round = await RequestAsync([.. people, early], NumberFrom.Seed);

        await RunAsync();

        var findings = RoundJson.FindingsOf((await Draws.GetAsync(round, Stop))!)!;
        Assert.Single(findings.CannotCome);
        Assert.Equal(people.Order(), (await Draws.PoolAsync(round, Stop)).Select(person => person.RegistrationId).Order());
        Assert.Empty(await Draws.OfRegistrationAsync(early, Stop));
    }

    [Fact]
    public async Task Published_files_tell_no_level_of_anyone()
    {
        var round = await RequestAsync(await PeopleAsync(men: 3, women: 5), NumberFrom.Seed);

        await RunAsync();

        var check = Assert.IsType<VerificationOutcome.InOrder>(Verified((await Draws.FilesAsync(round, Stop))!));
        Assert.All(check.Draw.Certificate.Types, type => Assert.True(type is { Levels: null, Weight: 0 }));
        Assert.Empty(check.Draw.Certificate.Prices);
    }

    [Fact]
    public async Task Whoever_has_only_the_published_files_can_check_that_no_draw_was_fairer()
    {
        var round = await RequestAsync(await PeopleAsync(men: 12, women: 28), NumberFrom.Seed);

        await RunAsync();

        var check = Assert.IsType<VerificationOutcome.InOrder>(Verified((await Draws.FilesAsync(round, Stop))!));
        var proof = Assert.IsType<ProofOutcome.HoldsByPoints>(ProofVerification.Check(check.Draw, people: null));
        Assert.Equal(check.Draw.LowestChance, proof.Bound, 1e-4);
        Assert.Equal(proof.Bound, proof.IfLeast, 1e-4);
    }

    private static VerificationOutcome Verified(DrawFilesPublished files) =>
        DrawVerification.Check(
            System.Text.Encoding.UTF8.GetBytes(files.Report), System.Text.Encoding.UTF8.GetBytes(files.Panels), new VerificationQuestion());

    private async Task<List<Guid>> PanelAsync(Guid round, DrawFilesPublished files, int number)
    {
        var people = (await Draws.PoolAsync(round, Stop)).ToDictionary(person => $"{person.Number}", person => person.RegistrationId);
        return [.. ((VerificationOutcome.InOrder)Verified(files)).Panels.Panels[number].Select(seat => people[seat.Id]).Order()];
    }

    private async Task<List<Guid>> SeatedAsync(Guid round) =>
        [.. (await Rounds.OutcomesAsync(round, Stop)).Where(one => one.Outcome == "seat").Select(one => one.RegistrationId).Order()];

    private async Task<List<Guid>> PeopleAsync(int men, int women)
    {
        var pool = new List<Guid>();
        for (var number = 0; number < men + women; number++)
            pool.Add(await Programme.RegisterAsync($"anna{number}", number < men ? "man" : "woman"));
        return pool;
    }

    private async Task<Guid> RequestAsync(IReadOnlyCollection<Guid> pool, string number, int size = 4)
    {
        var dialogue = await Programme.DialogueAsync(one => one with { SizeMin = size / 2, SizeMax = size });
        return await Rounds.RequestAsync(
            Programme.Programme.Id, Programme.Track.Id, [dialogue.Id], pool, 7, new DrawSettings(number), "olga", Stop);
    }

    private async Task RunAsync() => await Get<RunMatchingRound>().RunAsync(Stop);
}
