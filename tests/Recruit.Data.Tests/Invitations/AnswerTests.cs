using Recruit.Data.Invitations;
using Recruit.Data.Registrations;

namespace Recruit.Data.Tests.Invitations;

/// <summary>An answer is recorded once, whatever is pressed and how often.</summary>
public sealed class AnswerTests : InvitationTestBase
{
    private AnswerStore Answers => Get<AnswerStore>();

    [Fact]
    public async Task Anna_accepts_keeps_her_seat_and_gets_a_confirmation()
    {
        var invitation = await InvitedAsync(Anna);

        Assert.IsType<AnswerOutcome.Accepted>(await Answers.AcceptAsync(invitation.Id, Stop));

        Assert.Equal(Anna, (await SeatAsync(1)).RegistrationId);
        Assert.Equal(["invitation", "invitation_accepted"], await RulesAboutAsync(invitation.Id));
        var history = await Get<InvitationStore>().HistoryAsync(invitation.Id, Stop);
        Assert.Equal(["planned", "accepted"], history.Select(step => step.State));
    }

    [Fact]
    public async Task Pressing_accept_twice_at_once_accepts_once()
    {
        var invitation = await InvitedAsync(Anna);

        var outcomes = await Task.WhenAll(Answers.AcceptAsync(invitation.Id, Stop), Answers.AcceptAsync(invitation.Id, Stop));

        Assert.All(outcomes, outcome => Assert.IsType<AnswerOutcome.Accepted>(outcome));
        Assert.Equal(2, (await Get<InvitationStore>().HistoryAsync(invitation.Id, Stop)).Count);
    }

    [Fact]
    public async Task Anna_declines_and_her_seat_is_empty()
    {
        var invitation = await InvitedAsync(Anna);

        Assert.IsType<AnswerOutcome.Declined>(await Answers.DeclineAsync(invitation.Id, Stop));
        Assert.IsType<AnswerOutcome.Declined>(await Answers.DeclineAsync(invitation.Id, Stop));

        var seat = await SeatAsync(1);
        Assert.Equal((null, Database.Clock.Now), (seat.RegistrationId, seat.VacantSince!.Value));
        Assert.Equal(["invitation", "invitation_declined"], await RulesAboutAsync(invitation.Id));
    }

    [Fact]
    public async Task Who_declined_cannot_accept_any_more()
    {
        var invitation = await InvitedAsync(Anna);
        await Answers.DeclineAsync(invitation.Id, Stop);

        Assert.Equal(new AnswerOutcome.AlreadyAnswered("declined"), await Answers.AcceptAsync(invitation.Id, Stop));
    }

    [Fact]
    public async Task Of_accepting_and_declining_at_once_one_holds_and_the_seat_agrees_with_it()
    {
        var invitation = await InvitedAsync(Anna);

        await Task.WhenAll(Answers.AcceptAsync(invitation.Id, Stop), Answers.DeclineAsync(invitation.Id, Stop));

        var accepted = await StateOfAsync(Anna) == InvitationState.Accepted;
        Assert.Equal(accepted, (await SeatAsync(1)).RegistrationId == Anna);
    }

    [Fact]
    public async Task Who_accepted_can_still_call_off_but_declining_says_what_stands()
    {
        var invitation = await InvitedAsync(Anna);
        await Answers.AcceptAsync(invitation.Id, Stop);

        Assert.Equal(new AnswerOutcome.AlreadyAnswered("accepted"), await Answers.DeclineAsync(invitation.Id, Stop));
        Assert.IsType<AnswerOutcome.Cancelled>(await Answers.CancelAsync(invitation.Id, Stop));
        Assert.IsType<AnswerOutcome.Cancelled>(await Answers.CancelAsync(invitation.Id, Stop));

        Assert.Null((await SeatAsync(1)).RegistrationId);
        Assert.Equal(["invitation", "invitation_accepted", "invitation_cancelled"], await RulesAboutAsync(invitation.Id));
    }

    [Fact]
    public async Task After_the_last_moment_Anna_is_told_when_it_was()
    {
        var invitation = await InvitedAsync(Anna);
        Database.Clock.MoveTo(invitation.AnswerBy);

        Assert.Equal(new AnswerOutcome.Expired(invitation.AnswerBy), await Answers.AcceptAsync(invitation.Id, Stop));
    }

    [Fact]
    public async Task Once_the_dialogue_has_begun_nobody_calls_off()
    {
        var invitation = await InvitedAsync(Anna);
        await Answers.AcceptAsync(invitation.Id, Stop);
        Database.Clock.MoveTo(Evening.StartsAt);

        Assert.Equal(new AnswerOutcome.TooLate(Evening.StartsAt), await Answers.CancelAsync(invitation.Id, Stop));
        Assert.Equal(Anna, (await SeatAsync(1)).RegistrationId);
    }

    [Fact]
    public async Task An_invitation_that_nobody_made_is_not_found() =>
        Assert.IsType<AnswerOutcome.NotFound>(await Answers.AcceptAsync(Guid.NewGuid(), Stop));

    [Fact]
    public async Task The_facilitator_notes_who_came_and_can_correct_it()
    {
        var invitation = await InvitedAsync(Anna);
        Assert.False(await Answers.NoteAttendanceAsync(invitation.Id, true, "femke", Stop));
        await Answers.AcceptAsync(invitation.Id, Stop);

        Assert.True(await Answers.NoteAttendanceAsync(invitation.Id, false, "femke", Stop));
        Assert.True(await Answers.NoteAttendanceAsync(invitation.Id, true, "femke", Stop));

        Assert.Equal(InvitationState.Attended, await StateOfAsync(Anna));
    }

    [Fact]
    public async Task Silence_ends_the_invitation_and_frees_the_seat()
    {
        var invitation = await InvitedAsync(Anna);
        await SendAllAsync();
        await Answers.AcceptAsync((await InvitationOfAsync(Ben)).Id, Stop);
        Database.Clock.MoveTo(invitation.AnswerBy);

        Assert.Equal(1, await Get<InvitationStore>().ExpireAsync(100, Stop));

        Assert.Equal(InvitationState.Expired, await StateOfAsync(Anna));
        Assert.Null((await SeatAsync(1)).RegistrationId);
        Assert.Equal(["invitation", "invitation_expired"], await RulesAboutAsync(invitation.Id));
        Assert.Equal(Ben, (await SeatAsync(2)).RegistrationId);
    }

    [Fact]
    public async Task Two_workers_that_expire_at_once_end_each_invitation_once()
    {
        var invitation = await InvitedAsync(Anna);
        await SendAllAsync();
        Database.Clock.MoveTo(invitation.AnswerBy);
        var store = Get<InvitationStore>();

        var handled = await Task.WhenAll(store.ExpireAsync(100, Stop), store.ExpireAsync(100, Stop));

        Assert.Equal(2, handled.Sum());
        Assert.Equal(["planned", "sent", "expired"], (await store.HistoryAsync(invitation.Id, Stop)).Select(step => step.State));
    }

    [Fact]
    public async Task Who_never_got_the_mail_is_not_told_that_it_expired()
    {
        var invitation = await InvitedAsync(Anna);
        Database.Clock.MoveTo(invitation.AnswerBy);

        await Get<InvitationStore>().ExpireAsync(100, Stop);

        Assert.Equal(["invitation"], await RulesAboutAsync(invitation.Id));
    }

    [Fact]
    public async Task An_answer_that_came_before_the_mail_was_noted_stays()
    {
        var invitation = await InvitedAsync(Anna);
        await Answers.AcceptAsync(invitation.Id, Stop);

        await SendAllAsync();

        var sent = await InvitationOfAsync(Anna);
        Assert.Equal((InvitationState.Accepted, Database.Clock.Now), (sent.State, sent.SentAt!.Value));
        Assert.Equal(InvitationState.Sent, await StateOfAsync(Ben));
    }

    [Fact]
    public async Task Withdrawing_frees_the_seat_and_calls_off_what_was_accepted()
    {
        var invitation = await InvitedAsync(Anna);
        await Answers.AcceptAsync(invitation.Id, Stop);

        Assert.True(await Get<DepartureStore>().WithdrawAsync(Anna, Stop));
        Assert.False(await Get<DepartureStore>().WithdrawAsync(Anna, Stop));

        Assert.Equal(InvitationState.Cancelled, await StateOfAsync(Anna));
        Assert.Null((await SeatAsync(1)).RegistrationId);
        Assert.Contains("invitation_cancelled", await RulesAboutAsync(invitation.Id));
    }

    [Fact]
    public async Task Erasing_somebody_frees_the_seat_and_closes_every_link()
    {
        var invitation = await InvitedAsync(Anna);
        var links = Get<Recruit.Data.Privacy.CapabilityStore>();
        var token = await links.IssueAsync("invitation", invitation.Id, Evening.EndsAt, Stop);

        Assert.True(await Get<DepartureStore>().EraseAsync(Anna, Stop));

        Assert.Null(await links.SubjectAsync("invitation", token, Stop));
        Assert.Null((await SeatAsync(1)).RegistrationId);
        Assert.Equal("erased", (await Get<RegistrationStore>().GetAsync(Anna, Stop))!.State);
    }
}
