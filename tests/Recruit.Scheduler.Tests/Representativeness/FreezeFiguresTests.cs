using Dapper;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Invitations.Turnouts;
using Recruit.Scheduler.Representativeness;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Representativeness;

/// <summary>Figures stay when people go, and the next programme begins with what they taught.</summary>
public sealed class FreezeFiguresTests : ProgrammeTests
{
    private Guid Id => Programme.Programme.Id;

    [Fact]
    public async Task Olga_publishes_at_most_once_a_week_and_a_second_press_changes_nothing()
    {
        await Programme.DialogueAsync();
        await SignUpAsync(12);

        Assert.IsType<PublishingOutcome.Published>(await Get<FreezeFigures>().PublishAsync(Id, "olga", Stop));
        Database.Clock.Advance(FreezeFigures.Between - TimeSpan.FromMinutes(1));
        Assert.IsType<PublishingOutcome.TooSoon>(await Get<FreezeFigures>().PublishAsync(Id, "olga", Stop));
        Database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new PublishingOutcome.Published(2), await Get<FreezeFigures>().PublishAsync(Id, "olga", Stop));
    }

    [Fact]
    public async Task Before_everyone_is_erased_the_figures_are_frozen_and_stand_for_good()
    {
        var dialogue = await Programme.DialogueAsync();
        await SignUpAsync(12);

        Database.Clock.MoveTo(dialogue.EndsAt + PurgeExpiredData.Kept + TimeSpan.FromMinutes(1));
        Assert.Equal(24, await Get<PurgeExpiredData>().RunAsync(Stop));

        var gone = await Get<StageReader>().NowAsync(Programme.Programme, Programme.Track, Stop);
        var frozen = (await Get<StageReader>().FrozenAsync(Programme.Programme, Stop))!;
        var groups = frozen.Tracks[Programme.Track.Id];
        var gender = groups.Attributes.Single(attribute => attribute.Slug == "gender");
        Assert.Empty(gone.Stages);
        Assert.Equal([10, 10, 25], new[] { "man", "woman", PublishedFigure.Everyone }
            .Select(level => groups.PeopleOf(gender, Stage.Registered, level)));
        Assert.IsType<PublishingOutcome.ForGood>(await Get<FreezeFigures>().PublishAsync(Id, "olga", Stop));
        await Get<PurgeExpiredData>().RunAsync(Stop);
        Assert.Equal(1, (await Get<PublicationStore>().LatestAsync(Id, Stop))!.Number);
    }

    [Fact]
    public async Task A_special_category_is_in_no_row_that_is_kept()
    {
        var origin = new ProgrammeAttribute
        {
            Id = Guid.NewGuid(),
            Slug = "origin",
            NameNl = "Herkomst",
            NameEn = "Origin",
            Derivation = Derivation.Choice,
            Special = true,
            Position = 3,
            Weight = 1,
        };
        origin = origin with
        {
            Levels = [.. new[] { "nl", "abroad" }.Select((level, place) => new Level(origin.Id, level, level, level, null, null, place))],
        };
        var programme = await TestProgramme.CreateAsync(
            Database, one => one with { Id = Guid.NewGuid(), Slug = "herkomst" }, special: origin);
        for (var number = 0; number < 40; number++)
            await programme.RegisterAsync($"Bewoner{number}", change: wish => wish with
            {
                SpecialLevels = new Dictionary<Guid, string> { [origin.Id] = number % 2 == 0 ? "nl" : "abroad" },
            });

        await Get<FreezeFigures>().PublishAsync(programme.Programme.Id, "olga", Stop);

        var figures = await Get<PublicationStore>().FiguresAsync(
            (await Get<PublicationStore>().LatestAsync(programme.Programme.Id, Stop))!.Id, Stop);
        Assert.Equal(["gender", "region"], figures.Select(figure => figure.Attribute).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_next_programme_starts_from_what_this_one_learned_also_when_nobody_is_known_any_more()
    {
        var dialogue = await Programme.DialogueAsync(one => one with { SizeMin = 20, SizeMax = 40 });
        var people = await SignUpAsync(12);
        await Get<ConfirmationStore>().ConfirmRoundAsync(await Programme.ProposeAsync(dialogue, people), "olga", Stop);
        foreach (var (index, person) in people.Index())
            await AnswerAsync(person, yes: index >= 12);
        Database.Clock.MoveTo(dialogue.EndsAt + PurgeExpiredData.Kept + TimeSpan.FromMinutes(1));
        await Get<PurgeExpiredData>().RunAsync(Stop);

        var next = await TestProgramme.CreateAsync(Database, one => one with { Id = Guid.NewGuid(), Slug = "vervolg", Name = "Vervolg" });
        var earlier = await Get<LearnedTurnoutStore>().BeforeAsync(next.Programme.Id, Stop);
        var rates = await Get<InvitationPlans>().RatesAsync(next.Programme.Id, Stop);
        var groups = await Get<InvitationPlans>().GroupsAsync(next.Programme.Id, Stop);

        Assert.Equal("Nederland na de crisis", earlier!.Programme);
        Assert.Equal((10, 10), (earlier.All.Accepted, earlier.All.Refused));
        // 12 and 8 expected by the organiser, 10 and 10 learned.
        Assert.Equal(22.0 / 40, rates.Acceptance.Mean, 1e-9);
        Assert.True(groups.Accepts(new() { ["gender"] = "man" }) < groups.Accepts(new() { ["gender"] = "woman" }));
        Assert.Null(await Get<LearnedTurnoutStore>().BeforeAsync(Id, Stop));
    }

    [Fact]
    public void A_thousand_answers_of_before_weigh_no_more_than_forty_of_now()
    {
        var expected = new ProgrammeSettings(0.6m, 0.85m, 20, ReplacementMode.ByItself);
        var earlier = new EarlierTurnout("Nederland", default, new TurnoutCounts(200, 800, 100, 100), []);

        var before = TurnoutRates.Of(expected, new TurnoutCounts(0, 0, 0, 0), earlier);
        var after = TurnoutRates.Of(expected, new TurnoutCounts(60, 0, 0, 0), earlier);

        Assert.Equal((12 + 8) / 60.0, before.Acceptance.Mean, 1e-9);
        Assert.Equal((17 + 20) / 60.0, before.ShowUp.Mean, 1e-9);
        Assert.Equal((12 + 8 + 60) / 120.0, after.Acceptance.Mean, 1e-9);
    }

    [Fact]
    public void A_group_of_nine_answers_leaves_nothing_behind()
    {
        var kept = PublicTurnout.Of(new TurnoutCounts(60, 41, 30, 3),
            [new("gender", "man", 5, 4, 3, 1), new("gender", "woman", 33, 18, 27, 2)]);

        Assert.Equal([new("", "", 60, 40, 30, 5), new("gender", "woman", 35, 20, 25, 0)], kept);
    }

    private async Task<IReadOnlyList<Guid>> SignUpAsync(int ofEach)
    {
        List<Guid> people = [];
        foreach (var gender in new[] { "man", "woman" })
            for (var number = 0; number < ofEach; number++)
                people.Add(await Programme.RegisterAsync($"{gender}{number}", gender));
        return people;
    }

    /// <summary>Anna's answers are noted as they would stand; the way there is another test's.</summary>
    private async Task AnswerAsync(Guid registration, bool yes)
    {
        await using var connection = await Database.Source.OpenConnectionAsync(Stop);
        await connection.ExecuteAsync(
            "update invitation set state = @state, sent_at = created_at, answered_at = created_at where registration_id = @registration",
            new { registration, state = yes ? "attended" : "declined" });
    }
}
