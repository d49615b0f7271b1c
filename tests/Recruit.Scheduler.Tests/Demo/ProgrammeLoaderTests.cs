using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Demo;
using Recruit.Scheduler.Programmes;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Demo;

public sealed class ProgrammeLoaderTests : DatabaseTests
{
    private static readonly ProgrammePlan Plan = ProgrammeFileReader.Demo();

    // A Tuesday, as 9 February 2021 was.
    private static readonly DateOnly FirstDialogue = new(2027, 1, 26);


    [Fact]
    public async Task The_whole_programme_stands_in_the_database_and_a_second_load_changes_nothing()
    {
        var programme = await LoadAsync();
        var again = await LoadAsync();

        var dialogues = await Get<DialogueStore>().ListAsync(programme.Id, null, null, CancellationToken.None);
        var hosts = await Get<HostStore>().ListAsync(programme.Id, null, CancellationToken.None);
        Assert.Equal(programme.Id, again.Id);
        Assert.Equal(85, dialogues.Count);
        Assert.Equal(41, hosts.Count);
        Assert.All(dialogues, dialogue => Assert.NotNull(dialogue.HostId));
    }

    [Fact]
    public async Task Every_dialogue_keeps_its_weekday_and_its_hour_through_summer_time()
    {
        var programme = await LoadAsync();

        var dialogues = await Get<DialogueStore>().ListAsync(programme.Id, null, null, CancellationToken.None);

        Assert.Equal(FirstDialogue, DateOnly.FromDateTime(dialogues[0].LocalStart.DateTime));
        Assert.All(dialogues, dialogue =>
        {
            var planned = Plan.Dialogues.Single(entry => entry.Id == dialogue.ExternalId).StartsAt;
            Assert.Equal((planned.DayOfWeek, planned.TimeOfDay), (dialogue.LocalStart.DayOfWeek, dialogue.LocalStart.TimeOfDay));
        });
        Assert.Equal(2, dialogues.Select(dialogue => dialogue.LocalStart.Offset).Distinct().Count());
    }

    [Fact]
    public async Task A_wished_day_of_another_weekday_moves_on_to_the_next_that_fits()
    {
        var programme = await Get<ProgrammeLoader>().LoadAsync(Plan, new DateOnly(2027, 1, 21), CancellationToken.None);

        var dialogues = await Get<DialogueStore>().ListAsync(programme.Id, null, null, CancellationToken.None);

        Assert.Equal(FirstDialogue, DateOnly.FromDateTime(dialogues[0].LocalStart.DateTime));
    }

    [Fact]
    public async Task The_citizens_track_asks_its_questions_and_has_its_targets_with_reason()
    {
        var programme = await LoadAsync();
        var citizens = (await Get<ProgrammeStore>().TracksAsync(programme.Id, CancellationToken.None))
            .Single(track => track.Slug == "citizens");

        var attributes = await Get<ProgrammeStore>().AttributesAsync(citizens.Id, CancellationToken.None);
        var targets = await Get<TargetStore>().ListAsync(citizens, CancellationToken.None);

        Assert.Equal(
            ["age_group", "gender", "region", "ses", "education", "origin", "role"], attributes.Select(attribute => attribute.Slug));
        Assert.Equal((16, 24), (attributes[0].Levels[0].AgeFrom, attributes[0].Levels[0].AgeTo));
        Assert.Equal(2, attributes[0].Weight);
        Assert.True(attributes.Single(attribute => attribute.Slug == "origin").Special);
        Assert.NotEmpty(targets.Single(target => target.Level == "16-24").Reason);
        Assert.Equal(28, targets.Count);
    }

    [Fact]
    public async Task Seven_reminder_rules_of_the_file_have_their_moments_and_the_standard_ones_follow()
    {
        var programme = await LoadAsync();

        var rules = await Get<ProgrammeStore>().ReminderRulesAsync(programme.Id, CancellationToken.None);

        Assert.Equal([4320, 4320, 10080, 1440, 60, 720, 0], rules.Take(7).Select(rule => rule.OffsetMinutes));
        Assert.Equal(
            ["not_drawn", "host_planned", "host_full", "host_briefing", "host_thanks", "host_results", "leader_assigned", "leader_today",
             "evaluation", "leader_tomorrow", "reserve", "reading_pack", "reading_pack_team"],
            rules.Skip(7).Select(rule => rule.Slug));
        Assert.All(rules, rule => Assert.True(rule.Active));
        Assert.Equal((ReminderAudience.WithoutPaper, 600, 3),
            rules.Where(rule => rule.Slug == "paper").Select(rule => (rule.Audience, rule.LocalMinutes!.Value, rule.MaxTimes)).Single());
        Assert.Equal(30, rules.Single(rule => rule.Slug == "hour_before").MarginMinutes);
    }

    [Fact]
    public async Task Made_up_citizens_register_for_it_and_become_candidates()
    {
        var programme = await LoadAsync();
        var citizens = (await Get<ProgrammeStore>().TracksAsync(programme.Id, CancellationToken.None))
            .Single(track => track.Slug == "citizens");
        var attributes = await Get<ProgrammeStore>().AttributesAsync(citizens.Id, CancellationToken.None);

        foreach (var person in new RegistrationGenerator(Plan.Programme, 7, new DateOnly(2027, 1, 4)).Citizens(40))
            Assert.IsType<RegistrationOutcome.Accepted>(await Get<RegistrationStore>()
                .AddAsync(person.ToRegistration(citizens, attributes, "made up"), CancellationToken.None));

        var candidates = await Get<EligiblePeople>().OfAsync(citizens.Id, CancellationToken.None);
        Assert.Equal(40, candidates.Count);
        Assert.InRange(candidates.Count(candidate => candidate.Levels.ContainsKey("origin")), 28, 39);
    }

    private Task<Programme> LoadAsync() => Get<ProgrammeLoader>().LoadAsync(Plan, FirstDialogue, CancellationToken.None);
}
