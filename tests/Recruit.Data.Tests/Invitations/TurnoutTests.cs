using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;

namespace Recruit.Data.Tests.Invitations;

/// <summary>What people answered and whether they came teaches the programme how many to invite.</summary>
public sealed class TurnoutTests : InvitationTestBase
{
    private AnswerStore Answers => Get<AnswerStore>();

    [Fact]
    public async Task Nobody_counts_before_there_are_answers()
    {
        await ConfirmAsync();

        Assert.Equal(new TurnoutCounts(0, 0, 0, 0), await CountsAsync());
    }

    [Fact]
    public async Task A_yes_counts_at_once_and_attendance_when_it_is_taken()
    {
        await Answers.AcceptAsync((await InvitedAsync(Anna)).Id, Stop);
        await Answers.AcceptAsync((await InvitationOfAsync(Ben)).Id, Stop);
        Assert.Equal(new TurnoutCounts(Accepted: 2, Refused: 0, Came: 0, StayedAway: 0), await CountsAsync());

        await Answers.NoteAttendanceAsync((await InvitationOfAsync(Anna)).Id, true, "fenna", Stop);
        await Answers.NoteAttendanceAsync((await InvitationOfAsync(Ben)).Id, false, "fenna", Stop);

        Assert.Equal(new TurnoutCounts(Accepted: 2, Refused: 0, Came: 1, StayedAway: 1), await CountsAsync());
    }

    [Fact]
    public async Task A_no_and_a_silence_count_as_refused_but_a_mail_that_never_left_does_not()
    {
        await Answers.DeclineAsync((await InvitedAsync(Anna)).Id, Stop);
        var silent = await InvitationOfAsync(Ben);
        Database.Clock.MoveTo(silent.AnswerBy);
        await Get<InvitationStore>().ExpireAsync(10, Stop);
        Assert.Equal(1, (await CountsAsync()).Refused);
    }

    [Fact]
    public async Task Who_let_a_mail_that_left_go_unanswered_counts_as_refused()
    {
        await ConfirmAsync();
        await SendAllAsync();
        Database.Clock.MoveTo((await InvitationOfAsync(Ben)).AnswerBy);
        await Get<InvitationStore>().ExpireAsync(10, Stop);

        Assert.Equal(new TurnoutCounts(Accepted: 0, Refused: 2, Came: 0, StayedAway: 0), await CountsAsync());
    }

    [Fact]
    public async Task Who_calls_off_in_time_is_refilled_and_who_calls_off_too_late_leaves_an_empty_chair()
    {
        await Answers.AcceptAsync((await InvitedAsync(Anna)).Id, Stop);
        await Answers.AcceptAsync((await InvitationOfAsync(Ben)).Id, Stop);
        await Answers.CancelAsync((await InvitationOfAsync(Anna)).Id, Stop);
        Database.Clock.MoveTo(Evening.StartsAt.AddHours(-2));
        await Answers.CancelAsync((await InvitationOfAsync(Ben)).Id, Stop);

        Assert.Equal(new TurnoutCounts(Accepted: 1, Refused: 1, Came: 0, StayedAway: 1), await CountsAsync());
    }

    [Fact]
    public async Task The_tables_of_a_round_know_what_it_gives_them_and_what_they_have()
    {
        await Answers.AcceptAsync((await InvitedAsync(Anna)).Id, Stop);
        Database.Clock.Advance(TimeSpan.FromDays(1));
        var later = await Programme.ProposeAsync(Evening, [await Programme.RegisterAsync("Cem", "man")]);

        var table = Assert.Single(await Get<TurnoutStore>().TablesOfRoundAsync(later, Stop));

        Assert.Equal(new TableOfRound(Evening.Id, 1, Proposed: 1, Seats: 2, Accepted: 1), table);
    }

    [Fact]
    public async Task A_programme_starts_with_an_expectation_that_an_organiser_can_change_once()
    {
        var settings = Get<SettingsStore>();
        var usual = await settings.GetAsync(Programme.Programme.Id, Stop);
        var wished = new ProgrammeSettings(0.4m, 0.9m, 50, ReplacementMode.AfterPress);

        Assert.Equal(new ProgrammeSettings(0.6m, 0.85m, 20, ReplacementMode.ByItself), usual);
        Assert.True(await settings.ChangeAsync(Programme.Programme.Id, wished, "olga", Stop));
        Assert.False(await settings.ChangeAsync(Programme.Programme.Id, wished, "olga", Stop));
        Assert.Equal(wished, await settings.GetAsync(Programme.Programme.Id, Stop));
        Assert.Single(await Get<AuditStore>().AboutAsync($"programme {Programme.Programme.Id}", 9, Stop));
    }

    private Task<TurnoutCounts> CountsAsync() => Get<TurnoutStore>().CountsAsync(Programme.Programme.Id, Stop);
}
