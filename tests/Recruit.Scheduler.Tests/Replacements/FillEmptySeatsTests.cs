using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Recruit.Data.Asking;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Registrations;
using Recruit.Data.Replacements;
using Recruit.Data.Seats;
using Recruit.Scheduler.Engines.Jobs;
using Recruit.Scheduler.Invitations;
using Recruit.Scheduler.Replacements;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Replacements;

/// <summary>A seat that falls empty goes to the reserve who fits, once, and as long as there is time.</summary>
public sealed class FillEmptySeatsTests : DatabaseTests
{
    private TestProgramme programme = null!;
    private Dialogue evening = null!;
    private Guid anna, ben;

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database);
        evening = await programme.DialogueAsync();
        (anna, ben) = (await programme.RegisterAsync("Anna"), await programme.RegisterAsync("Ben", "man"));
    }

    private ISweep Sweep => Database.Services.GetServices<ISweep>().OfType<FillEmptySeats>().Single();

    private AnswerStore Answers => Get<AnswerStore>();

    [Fact]
    public async Task Anna_declines_and_the_reserve_who_keeps_the_balance_is_invited_with_the_reason()
    {
        var (dirk, eva) = (await programme.RegisterAsync("Dirk", "man"), await programme.RegisterAsync("Eva"));
        await ConfirmAsync(reserves: [dirk, eva]);
        var declined = await InvitationOfAsync(anna);
        await Answers.DeclineAsync(declined.Id, Stop);

        Assert.Equal(1, await Sweep.RunAsync(Stop));
        Assert.Equal(0, await Sweep.RunAsync(Stop));

        var replacement = await InvitationOfAsync(eva);
        Assert.Equal((declined.Id, declined.SeatId, "planned"), (replacement.ReplacesId!.Value, replacement.SeatId, replacement.State));
        var reason = Assert.IsType<InvitationReason.Replacement>(replacement.Reason);
        Assert.Equal(new InvitationReason.Replacement("declined", 2, 0, 1, Rank: 2) { Brings = reason.Brings }, reason);
        Assert.Equal(("gender", "woman"), (reason.Brings!.Attribute, reason.Brings.Level));
        Assert.Equal(eva, (await SeatAsync(1)).RegistrationId);
        Assert.Equal(1, await CountAsync("select count(*) from message where rule = 'invitation' and subject_id = @id", replacement.Id));
    }

    [Fact]
    public async Task Two_workers_at_once_fill_every_seat_once_and_ask_nobody_twice()
    {
        var second = await programme.DialogueAsync(dialogue => dialogue with { Title = "Werken" });
        var (cem, dirk, eva) = (await programme.RegisterAsync("Cem", "man"), await programme.RegisterAsync("Dirk", "man"),
            await programme.RegisterAsync("Eva"));
        await ConfirmAsync(reserves: [eva]);
        await ConfirmAsync(second, [cem, dirk], reserves: [eva]);
        await Answers.DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);
        await Answers.DeclineAsync((await InvitationOfAsync(cem)).Id, Stop);

        var filled = await Task.WhenAll(Sweep.RunAsync(Stop), Sweep.RunAsync(Stop));

        Assert.Equal(1, filled.Sum());
        Assert.NotNull(await InvitationOfAsync(eva));
        Assert.Single(await Get<EmptySeatStore>().EmptySeatsAsync(programme.Programme.Id, Stop));
    }

    [Fact]
    public async Task Anna_who_accepts_in_the_last_second_keeps_her_seat_or_loses_it_but_never_shares_it()
    {
        var eva = await programme.RegisterAsync("Eva");
        await ConfirmAsync(reserves: [eva]);
        var late = await InvitationOfAsync(anna);
        await Answers.AcceptAsync((await InvitationOfAsync(ben)).Id, Stop);
        Database.Clock.MoveTo(late.AnswerBy);

        await Task.WhenAll(Answers.AcceptAsync(late.Id, Stop), Get<InvitationStore>().ExpireAsync(100, Stop), Sweep.RunAsync(Stop));
        // Expiry passes over an invitation that an answer is holding just then; its next turn finds it.
        await Get<InvitationStore>().ExpireAsync(100, Stop);
        await Sweep.RunAsync(Stop);

        Assert.Equal(InvitationState.Expired, (await InvitationOfAsync(anna)).State);
        Assert.Equal(eva, (await SeatAsync(1)).RegistrationId);
        Assert.Equal(1, await CountAsync("select count(*) from seat where registration_id = @id", eva));
    }

    [Fact]
    public async Task Without_a_reserve_the_seat_stays_empty_with_the_reason_until_somebody_fits()
    {
        var eva = await programme.RegisterAsync("Eva", change: wish => wish with { Availability = ["weekend"] });
        await ConfirmAsync(reserves: [eva]);
        await Answers.DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);

        Assert.Equal(0, await Sweep.RunAsync(Stop));

        var empty = Assert.Single(await Get<EmptySeatStore>().EmptySeatsAsync(programme.Programme.Id, Stop));
        Assert.Equal(("declined", 1), (empty.After, empty.Unsuitable["part_of_week"]));

        await ExecuteAsync("update registration set availability = '{}' where id = @id", eva);
        Assert.Equal(0, await Sweep.RunAsync(Stop));
        Database.Clock.Advance(ReplacementStore.LookAgainAfter);
        Assert.Equal(1, await Sweep.RunAsync(Stop));
        Assert.Empty(await Get<EmptySeatStore>().EmptySeatsAsync(programme.Programme.Id, Stop));
    }

    [Fact]
    public async Task Somebody_who_signed_up_after_the_round_is_asked_where_she_keeps_the_balance_and_the_reserve_does_not()
    {
        var dirk = await programme.RegisterAsync("Dirk", "man");
        await ConfirmAsync(reserves: [dirk]);
        var eva = await programme.RegisterAsync("Eva");
        await Answers.DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);

        Assert.Equal(1, await Sweep.RunAsync(Stop));

        Assert.Null(Assert.IsType<InvitationReason.Replacement>((await InvitationOfAsync(eva)).Reason).Rank);
    }

    [Fact]
    public async Task A_round_by_letter_is_refilled_by_nobody_who_came_without_one()
    {
        await ConfirmAsync(reserves: []);
        var eva = await programme.RegisterAsync("Eva");
        await ExecuteAsync("update fair_draw set ways = '{letter}' where @id is not null", eva);
        await Answers.DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);

        Assert.Equal(0, await Sweep.RunAsync(Stop));

        await ExecuteAsync("update fair_draw set ways = null where @id is not null", eva);
        Database.Clock.Advance(ReplacementStore.LookAgainAfter);
        Assert.Equal(1, await Sweep.RunAsync(Stop));
    }

    [Fact]
    public async Task A_partners_own_seat_goes_to_its_people_first_and_then_to_everyone()
    {
        evening = await programme.DialogueAsync(dialogue => dialogue with { Type = DialogueType.Exploratory });
        var (dirk, cem, eva) = (await programme.RegisterAsync("Dirk", "man"), await programme.RegisterAsync("Cem", "man"),
            await programme.RegisterAsync("Eva"));
        await ByPartnerAsync("Stichting Welkom", seats: 1, anna, cem);
        await ConfirmAsync(reserves: [eva, dirk, cem]);

        await Answers.DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);
        await Sweep.RunAsync(Stop);
        var kept = Assert.IsType<InvitationReason.Replacement>((await InvitationOfAsync(cem)).Reason);
        await Answers.DeclineAsync((await InvitationOfAsync(cem)).Id, Stop);
        await Sweep.RunAsync(Stop);
        var open = Assert.IsType<InvitationReason.Replacement>((await InvitationOfAsync(eva)).Reason);

        Assert.Equal(("Stichting Welkom", 1, null, 2), (kept.Partner, kept.Suitable, open.Partner, open.Suitable));
        Assert.Contains("Het is een plaats van Stichting Welkom:", ReasonWords.ForOrganiser(kept, "nl"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("theme", 1)]
    [InlineData("exploratory", 0)]
    public async Task A_seat_that_is_not_a_partners_own_goes_to_whoever_fits_best(string type, int seats)
    {
        evening = await programme.DialogueAsync(dialogue => dialogue with { Type = type });
        var (cem, eva) = (await programme.RegisterAsync("Cem", "man"), await programme.RegisterAsync("Eva"));
        await ByPartnerAsync("Stichting Welkom", seats, anna, cem);
        await ConfirmAsync(reserves: [eva, cem]);

        await Answers.DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);
        await Sweep.RunAsync(Stop);

        Assert.Null(Assert.IsType<InvitationReason.Replacement>((await InvitationOfAsync(eva)).Reason).Partner);
    }

    [Fact]
    public async Task A_partner_that_still_has_its_number_leaves_the_seat_to_everyone()
    {
        evening = await programme.DialogueAsync(dialogue => dialogue with { Type = DialogueType.Exploratory });
        var (cem, eva) = (await programme.RegisterAsync("Cem", "man"), await programme.RegisterAsync("Eva"));
        await ByPartnerAsync("Stichting Welkom", seats: 1, anna, ben, cem);
        await ConfirmAsync(reserves: [eva, cem]);

        await Answers.DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);
        await Sweep.RunAsync(Stop);

        Assert.Equal(eva, (await SeatAsync(1)).RegistrationId);
    }

    [Fact]
    public async Task Somebody_whom_another_round_has_just_proposed_a_seat_waits_for_that_round()
    {
        await ConfirmAsync(reserves: []);
        var eva = await programme.RegisterAsync("Eva");
        await programme.ProposeAsync(await programme.DialogueAsync(), [eva]);
        await Answers.DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);

        Assert.Equal(0, await Sweep.RunAsync(Stop));
    }

    [Fact]
    public async Task From_a_day_before_the_start_nobody_is_asked_any_more()
    {
        var eva = await programme.RegisterAsync("Eva");
        await ConfirmAsync(reserves: [eva]);
        await Answers.AcceptAsync((await InvitationOfAsync(anna)).Id, Stop);
        await Answers.AcceptAsync((await InvitationOfAsync(ben)).Id, Stop);
        await Answers.CancelAsync((await InvitationOfAsync(anna)).Id, Stop);
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-1));

        Assert.Equal(0, await Sweep.RunAsync(Stop));
        Assert.Null((await SeatAsync(1)).RegistrationId);
    }

    [Fact]
    public async Task A_reserve_who_withdrew_is_passed_over()
    {
        var (eva, fien) = (await programme.RegisterAsync("Eva"), await programme.RegisterAsync("Fien"));
        await ConfirmAsync(reserves: [eva, fien]);
        await Answers.DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);
        await Get<DepartureStore>().WithdrawAsync(eva, Stop);

        await Sweep.RunAsync(Stop);

        Assert.Equal(fien, (await SeatAsync(1)).RegistrationId);
    }

    [Fact]
    public async Task A_reserve_who_has_no_time_left_between_choice_and_offer_is_noticed()
    {
        var eva = await programme.RegisterAsync("Eva");
        await ConfirmAsync(reserves: [eva]);
        await Answers.DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);
        var store = Get<ReplacementStore>();
        var vacancy = Assert.Single(await store.OpenAsync(Stop));
        var reason = new InvitationReason.Replacement("declined", 1, 0, 1, 1);

        Assert.IsType<FillOutcome.TableChanged>(await store.FillAsync(vacancy, [anna, ben], eva, reason, null, Stop));
        await Get<DepartureStore>().WithdrawAsync(eva, Stop);
        Assert.IsType<FillOutcome.ReserveGone>(await store.FillAsync(vacancy, [ben], eva, reason, null, Stop));
    }

    [Fact]
    public async Task A_programme_with_one_seat_per_household_asks_nobody_whose_partner_sits_at_another_table()
    {
        await ExecuteAsync("update programme set same_household = 'one_per_programme' where id = @id", programme.Programme.Id);
        NewRegistration AtHome(NewRegistration wish) => wish with { Household = "Lindelaan 4" };
        var second = await programme.DialogueAsync();
        var (cem, partner) = (await programme.RegisterAsync("Cem", "man", AtHome),
            await programme.RegisterAsync("Partner", change: AtHome));
        await ConfirmAsync(second, [cem]);
        await ConfirmAsync(reserves: [partner]);
        await Answers.DeclineAsync((await InvitationOfAsync(anna)).Id, Stop);

        Assert.Equal(0, await Sweep.RunAsync(Stop));
    }

    private async Task ByPartnerAsync(string name, int seats, params Guid[] people)
    {
        var partner = (await Get<ChannelStore>().AddAsync(programme.Programme.Id, name, seats, "olga", Stop))!.Value;
        await using var connection = await Database.Source.OpenConnectionAsync();
        await Get<ArrivalStore>().NoteListedAsync(connection, people, partner, Stop);
    }

    private Task ConfirmAsync(IReadOnlyList<Guid> reserves) => ConfirmAsync(evening, [anna, ben], reserves);

    private async Task ConfirmAsync(Dialogue dialogue, IReadOnlyList<Guid> seated, IReadOnlyList<Guid>? reserves = null) =>
        Assert.IsType<ConfirmOutcome.Confirmed>(await Get<ConfirmationStore>().ConfirmRoundAsync(
            await programme.ProposeAsync(dialogue, seated, reserves), "olga", Stop));

    private async Task<Invitation> InvitationOfAsync(Guid person) =>
        Assert.Single(await Get<InvitationStore>().ListOfRegistrationAsync(person, Stop));

    private async Task<Seat> SeatAsync(int number) =>
        (await Get<SeatStore>().ListAsync(evening.Id, Stop)).Single(seat => seat.Number == number);

    private async Task<int> CountAsync(string sql, Guid id)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<int>(sql, new { id });
    }

    private async Task ExecuteAsync(string sql, Guid id)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, new { id });
    }
}
