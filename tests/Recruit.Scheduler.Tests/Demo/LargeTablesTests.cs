using Microsoft.Extensions.DependencyInjection;
using Recruit.Data.Evaluation;
using Recruit.Data.Invitations;
using Recruit.Data.Representativeness;
using Recruit.Data.Results;
using Recruit.Scheduler.Demo;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Demo;

/// <summary>The early idea of 2021, a hundred tables of a hundred, in small.</summary>
public sealed class LargeTablesTests : DatabaseTests
{
    private static readonly DemoPlan Plan =
        new(2021, new DateTimeOffset(2027, 3, 1, 9, 0, 0, TimeSpan.Zero), DemoProgramme.Named("6x20")!);

    private readonly SimulatedClock clock = new(Plan.Start);

    protected override Task<TestDatabase> CreateAsync() =>
        TestDatabase.CreateAsync(add: services => services.AddSingleton(clock).AddSingleton<TimeProvider>(clock));

    [Fact]
    public async Task Six_tables_of_twenty_are_drawn_composed_invited_and_refilled_in_a_fortnight()
    {
        var progress = new Progress<DemoStep>();
        var programme = await Get<ProgrammeLoader>().LoadAsync(Plan.Programme.Plan, Plan.FirstDialogueOn, Stop);
        await Get<DemoPeople>().RegisterAsync(programme, Plan.Programme.Plan.Programme, Plan, progress, Stop);
        await Get<DemoRounds>().RunAsync(programme, Plan, progress, Stop);
        await Get<DemoFortnight>().PassAsync(programme, Plan, progress, Stop);

        var summary = await Get<SummaryStore>().ReadAsync(programme.Id, Stop);
        var invitations = summary.Invitations.ToDictionary(state => state.Kind, state => state.Count);
        Assert.Equal((360, 6), (summary.Registrations, summary.Tables));
        Assert.InRange(summary.SmallestTable, 10, 22);
        Assert.InRange(summary.LargestTable, 18, 22);
        Assert.True(invitations[InvitationState.Attended] > invitations.GetValueOrDefault(InvitationState.NoShow));
        Assert.True(summary.Replaced > 0);
        // About half of who was there said how it was, and everyone may read that and the figures.
        var asked = invitations[InvitationState.Attended];
        Assert.InRange(Assert.Single(summary.Tracks).EvaluationAnswers, asked / 3, asked * 2 / 3);
        Assert.True(await Get<EvaluationForms>().IsPublishedAsync(programme.Id, Stop));
        Assert.NotEmpty(await Get<EvaluationCounts>().AnswersAsync(new EvaluationScope(programme.Id), Stop));
        Assert.Equal(1, (await Get<PublicationStore>().LatestAsync(programme.Id, Stop))?.Number);
    }

    [Theory]
    [InlineData("2021", 85, 3000)]
    [InlineData("100x100", 100, 30_000)]
    [InlineData("10x8", 10, 240)]
    public void A_programme_by_name_has_its_dialogues_and_those_who_sign_up(string name, int dialogues, int registrations)
    {
        var programme = DemoProgramme.Named(name)!;

        Assert.Equal((name, dialogues, registrations), (programme.Name, programme.Plan.Dialogues.Count, programme.Registrations));
    }

    [Theory]
    [InlineData("2022")]
    [InlineData("0x100")]
    [InlineData("10x7")]
    [InlineData("501x100")]
    [InlineData("10x100x3")]
    [InlineData("-1x100")]
    public void A_name_that_is_no_programme_is_none(string name) => Assert.Null(DemoProgramme.Named(name));
}
