using Dapper;
using Recruit.Data.Invitations;
using Recruit.Data.Rounds;
using Recruit.Data.Seats;

namespace Recruit.Data.Tests.Invitations;

/// <summary>Confirming a round invites everyone who was drawn, once.</summary>
public sealed class ConfirmationTests : InvitationTestBase
{
    [Fact]
    public async Task Everyone_who_was_drawn_gets_a_seat_an_invitation_and_a_mail()
    {
        var outcome = await ConfirmAsync();

        Assert.Equal(new ConfirmOutcome.Confirmed(Invited: 2, Vacant: 0), outcome);
        var seats = await Get<SeatStore>().ListAsync(Evening.Id, Stop);
        Assert.Equal([Anna, Ben], seats.Select(seat => seat.RegistrationId!.Value));
        var invitation = await InvitationOfAsync(Anna);
        Assert.Equal(InvitationState.Planned, invitation.State);
        Assert.Equal(new InvitationReason.Drawn(1, 0.5m), invitation.Reason);
        Assert.Equal(["invitation"], await RulesAboutAsync(invitation.Id));
        Assert.Equal("confirmed", (await Get<RoundStore>().GetAsync(Round, Stop))!.State);
    }

    [Fact]
    public async Task Anna_can_answer_until_the_evening_of_the_fifth_day()
    {
        var invitation = await InvitedAsync(Anna);

        Assert.Equal(new DateTimeOffset(2027, 1, 9, 20, 0, 0, TimeSpan.FromHours(1)), invitation.AnswerBy);
    }

    [Fact]
    public async Task Two_organisers_who_confirm_at_once_invite_once()
    {
        var outcomes = await Task.WhenAll(ConfirmAsync(), ConfirmAsync());

        Assert.Single(outcomes.OfType<ConfirmOutcome.Confirmed>());
        Assert.Equal(
            new ConfirmOutcome.AlreadyConfirmed(Database.Clock.Now), Assert.Single(outcomes.OfType<ConfirmOutcome.AlreadyConfirmed>()));
        await using var connection = await Database.Source.OpenConnectionAsync();
        Assert.Equal(2, await connection.ExecuteScalarAsync<int>("select count(*) from message where rule = 'invitation'"));
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("select count(*) from audit_entry where action = 'confirm_round'"));
    }

    [Fact]
    public async Task Who_withdrew_since_the_pool_was_frozen_leaves_an_empty_seat()
    {
        await Get<DepartureStore>().WithdrawAsync(Ben, Stop);

        Assert.Equal(new ConfirmOutcome.Confirmed(Invited: 1, Vacant: 1), await ConfirmAsync());

        Assert.Null((await SeatAsync(2)).RegistrationId);
        Assert.Empty(await Get<InvitationStore>().ListOfRegistrationAsync(Ben, Stop));
    }

    [Fact]
    public async Task A_round_that_was_overtaken_by_another_is_not_confirmed()
    {
        var second = await Programme.ProposeAsync(Evening, [Anna, Ben]);
        await ConfirmAsync();

        var outcome = await Get<ConfirmationStore>().ConfirmRoundAsync(second, "olga", Stop);

        Assert.Equal(new ConfirmOutcome.Overtaken(1), outcome);
        Assert.Equal(2, (await Get<SeatStore>().ListAsync(Evening.Id, Stop)).Count);
    }

    [Fact]
    public async Task A_round_of_later_people_gets_seats_beside_those_that_are_there()
    {
        await ConfirmAsync();
        Database.Clock.Advance(TimeSpan.FromDays(1));
        var cem = await Programme.RegisterAsync("Cem", "man");
        var later = await Programme.ProposeAsync(Evening, [cem]);

        Assert.IsType<ConfirmOutcome.Confirmed>(await Get<ConfirmationStore>().ConfirmRoundAsync(later, "olga", Stop));

        Assert.Equal(cem, (await SeatAsync(3)).RegistrationId);
    }

    [Fact]
    public async Task Only_a_proposal_can_be_confirmed()
    {
        var waiting = await Get<RoundStore>()
            .RequestAsync(Programme.Programme.Id, Programme.Track.Id, [Evening.Id], [Anna], 1, "olga", Stop);

        Assert.Equal(new ConfirmOutcome.NotProposed("queued"), await Get<ConfirmationStore>().ConfirmRoundAsync(waiting, "olga", Stop));
        Assert.IsType<ConfirmOutcome.NotFound>(await Get<ConfirmationStore>().ConfirmRoundAsync(Guid.NewGuid(), "olga", Stop));
    }
}
