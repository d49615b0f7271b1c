using Dapper;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Replacements;
using Recruit.Data.Seats;
using Recruit.Scheduler.Replacements;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Replacements;

/// <summary>
/// Where an organiser wants to press, an empty seat waits with its proposals; where seats are added ahead, reserves take them.
/// </summary>
public sealed class ReplacementProposalTests : DatabaseTests
{
    private TestProgramme programme = null!;
    private Dialogue evening = null!;
    private Guid anna, ben, dirk, eva, fien, gert;

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database);
        evening = await programme.DialogueAsync();
        (anna, ben) = (await programme.RegisterAsync("Anna"), await programme.RegisterAsync("Ben", "man"));
        (dirk, gert) = (await programme.RegisterAsync("Dirk", "man"), await programme.RegisterAsync("Gert", "man"));
        (eva, fien) = (await programme.RegisterAsync("Eva"), await programme.RegisterAsync("Fien"));
    }

    private ReplacementProposals Proposals => Get<ReplacementProposals>();

    [Fact]
    public async Task Nobody_is_invited_until_the_organiser_presses()
    {
        var seat = await EmptySeatAsync();

        Assert.Equal(0, await Get<FillEmptySeats>().RunAsync(Stop));
        var proposal = (await Proposals.OfAsync([seat], Stop))[seat.SeatId];

        Assert.Equal(["declined", "declined", "declined"], proposal.Best.Select(choice => choice.Because.After));
        Assert.Equal(anna, proposal.Leaver!.Id);
        Assert.Equal((0m, 1m), (proposal.Before, proposal.Without));
        Assert.True(proposal.Best.Take(2).Select(choice => choice.Person.Id).ToHashSet().SetEquals([eva, fien]));
        Assert.Equal([0m, 0m, 2m], proposal.Best.Select(choice => choice.Because.Deviation));
    }

    [Fact]
    public async Task A_press_invites_the_chosen_one_of_the_three_and_a_second_press_says_so()
    {
        var seat = await EmptySeatAsync();
        var third = (await Proposals.OfAsync([seat], Stop))[seat.SeatId].Best[2].Person;

        Assert.Equal(new PressOutcome.Invited(third.Number), await Proposals.InviteAsync(seat.SeatId, third.Number, "olga", Stop));
        Assert.Equal(new PressOutcome.InvitedBefore(third.Number), await Proposals.InviteAsync(seat.SeatId, third.Number, "olga", Stop));

        var reason = Assert.IsType<InvitationReason.Replacement>((await InvitationOfAsync(third.Id)).Reason);
        Assert.Equal((4, 3), (reason.Suitable, reason.Place));
        var deed = Assert.Single(await Get<AuditStore>().AboutAsync($"dialogue {evening.Number}", 9, Stop));
        Assert.Equal(("olga", "invite_replacement", $"table 1, seat 1, registration {third.Number}, choice 3"),
            (deed.Actor, deed.Action, deed.Detail));
        Assert.Equal(1, await CountAsync(
            "select count(*) from message where rule = 'invitation' and subject_id = @id", (await InvitationOfAsync(third.Id)).Id));
    }

    [Fact]
    public async Task Two_organisers_who_press_for_different_people_at_once_invite_one_of_them()
    {
        var seat = await EmptySeatAsync();
        var best = (await Proposals.OfAsync([seat], Stop))[seat.SeatId].Best;

        var outcomes = await Task.WhenAll(
            Proposals.InviteAsync(seat.SeatId, best[0].Person.Number, "olga", Stop),
            Proposals.InviteAsync(seat.SeatId, best[1].Person.Number, "omar", Stop));

        Assert.Single(outcomes.OfType<PressOutcome.Invited>());
        Assert.Equal(3, await CountAsync("select count(*) from invitation where dialogue_id = @id", evening.Id));
    }

    [Fact]
    public async Task Whoever_is_not_among_the_best_three_was_invited_before_or_declined_cannot_be_pressed_for()
    {
        var seat = await EmptySeatAsync();
        var shown = (await Proposals.OfAsync([seat], Stop))[seat.SeatId].Best.Select(choice => choice.Person.Id).ToHashSet();
        var fourth = new[] { dirk, eva, fien, gert }.Single(one => !shown.Contains(one));

        Assert.IsType<PressOutcome.NoLongerFits>(await Proposals.InviteAsync(seat.SeatId, await NumberOfAsync(fourth), "olga", Stop));
        Assert.IsType<PressOutcome.NoLongerFits>(await Proposals.InviteAsync(seat.SeatId, await NumberOfAsync(anna), "olga", Stop));
        await Get<DepartureStore>().WithdrawAsync(eva, Stop);
        Assert.IsType<PressOutcome.NoLongerFits>(await Proposals.InviteAsync(seat.SeatId, await NumberOfAsync(eva), "olga", Stop));
    }

    [Fact]
    public async Task At_an_evening_for_one_province_the_region_weighs_nothing()
    {
        // Of all who have a seat half are from Zeeland; the evening itself is for Utrecht.
        var zeeland = await programme.DialogueAsync(dialogue => dialogue with { Region = "zeeland", MunicipalityCode = null });
        Task<Guid> ZeelanderAsync(string name, string gender) =>
            programme.RegisterAsync(name, gender,
                wish => wish with { Levels = new Recruit.Data.Postgres.Levels { ["gender"] = gender, ["region"] = "zeeland" } });
        await Get<ConfirmationStore>().ConfirmRoundAsync(
            await programme.ProposeAsync(zeeland, [await ZeelanderAsync("Zoe", "woman"), await ZeelanderAsync("Zeger", "man")]), "olga",
            Stop);
        evening = await programme.DialogueAsync(dialogue => dialogue with { Region = "utrecht" });

        var seat = await EmptySeatAsync();
        var proposal = (await Proposals.OfAsync([seat], Stop))[seat.SeatId];

        Assert.Equal((0m, 1m, 0m), (proposal.Before, proposal.Without, proposal.Best[0].Because.Deviation));
    }

    [Fact]
    public async Task After_the_cut_off_no_press_invites_anybody()
    {
        var seat = await EmptySeatAsync();
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-1));

        Assert.Empty(await Proposals.OfAsync([seat], Stop));
        Assert.IsType<PressOutcome.NoLongerEmpty>(await Proposals.InviteAsync(seat.SeatId, await NumberOfAsync(eva), "olga", Stop));
    }

    [Fact]
    public async Task A_seat_that_is_left_empty_on_purpose_stays_empty_until_it_is_to_be_filled_after_all()
    {
        var seat = await EmptySeatAsync(ReplacementMode.ByItself);
        var store = Get<EmptySeatStore>();

        Assert.True(await store.LeaveEmptyAsync(seat.SeatId, empty: true, "olga", Stop));
        Assert.False(await store.LeaveEmptyAsync(seat.SeatId, empty: true, "olga", Stop));
        Assert.Equal(0, await Get<FillEmptySeats>().RunAsync(Stop));
        Assert.IsType<PressOutcome.NoLongerEmpty>(await Proposals.InviteAsync(seat.SeatId, await NumberOfAsync(eva), "olga", Stop));

        Assert.True(await store.LeaveEmptyAsync(seat.SeatId, empty: false, "olga", Stop));
        Assert.Equal(1, await Get<FillEmptySeats>().RunAsync(Stop));
        Assert.False(await store.LeaveEmptyAsync(seat.SeatId, empty: true, "olga", Stop));
        Assert.Equal(["fill_seat_after_all", "leave_seat_empty"],
            (await Get<AuditStore>().AboutAsync($"dialogue {evening.Number}", 9, Stop)).Select(deed => deed.Action));
    }

    [Fact]
    public async Task Seats_added_ahead_go_to_the_reserves_who_fit_best_and_are_refilled_like_any_other()
    {
        var round = await programme.ProposeAsync(evening, [anna, ben], [dirk, eva, fien, gert]);

        var outcome = await Get<ConfirmationStore>().ConfirmRoundAsync(round, [new SeatsAhead(evening.Id, 1, 2)], "olga", Stop);
        Assert.Equal(2, await Get<FillEmptySeats>().RunAsync(Stop));

        Assert.Equal(new ConfirmOutcome.Confirmed(Invited: 2, Vacant: 0, Ahead: 2), outcome);
        var seats = await Get<SeatStore>().ListAsync(evening.Id, Stop);
        Assert.Equal([1, 2, 3, 4], seats.Select(seat => seat.Number));
        var added = await Task.WhenAll(seats.Skip(2).Select(seat => InvitationOfAsync(seat.RegistrationId!.Value)));
        Assert.All(added, one => Assert.Equal("ahead", Assert.IsType<InvitationReason.Replacement>(one.Reason).After));
        await Get<AnswerStore>().DeclineAsync(added[0].Id, Stop);
        Assert.Equal(1, await Get<FillEmptySeats>().RunAsync(Stop));
    }

    /// <summary>Anna, who sat with Ben, declined; two men and two women stand by.</summary>
    private async Task<EmptySeat> EmptySeatAsync(string mode = ReplacementMode.AfterPress)
    {
        var settings = await Get<SettingsStore>().GetAsync(programme.Programme.Id, Stop);
        await Get<SettingsStore>().ChangeAsync(programme.Programme.Id, settings with { Replacement = mode }, "olga", Stop);
        var round = await programme.ProposeAsync(evening, [anna, ben], [dirk, eva, fien, gert]);
        await Get<ConfirmationStore>().ConfirmRoundAsync(round, "olga", Stop);
        await Get<AnswerStore>().DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);
        return Assert.Single(await Get<EmptySeatStore>().EmptySeatsAsync(programme.Programme.Id, Stop));
    }

    private async Task<Invitation> InvitationOfAsync(Guid person) =>
        Assert.Single(await Get<InvitationStore>().ListOfRegistrationAsync(person, Stop));

    private async Task<long> NumberOfAsync(Guid person) => Assert.Single(await Get<CandidateStore>().GetAsync([person], Stop)).Number;

    private async Task<int> CountAsync(string sql, Guid id)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(sql, new { id });
    }
}
