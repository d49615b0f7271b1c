using Dapper;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Replacements;
using Recruit.Data.Tests.Invitations;
using Recruit.Testing;

namespace Recruit.Data.Tests.Changes;

/// <summary>Anna and Ben were invited to an evening, and the organiser moves or cancels it.</summary>
public sealed class PlanChangeTests : InvitationTestBase
{
    private PlanChangeStore Plans => Get<PlanChangeStore>();

    private AnswerStore Answers => Get<AnswerStore>();

    private Dialogue ADayLater => Evening with { StartsAt = Evening.StartsAt.AddDays(1) };

    [Fact]
    public async Task Whoever_was_invited_or_accepted_is_told_once_and_answers_stand()
    {
        await InviteBothAsync();
        await Answers.AcceptAsync((await InvitationOfAsync(Anna)).Id, Stop);

        var outcome = await Plans.ChangeAsync(ADayLater, await SeenAsync(), "olga", Stop);

        Assert.Equal(2, Assert.IsType<PlanChangeOutcome.Done>(outcome).Told);
        Assert.Equal((InvitationState.Accepted, InvitationState.Sent), (await StateOfAsync(Anna), await StateOfAsync(Ben)));
        Assert.Contains(DialogueRule.Moved, await RulesAboutAsync((await InvitationOfAsync(Ben)).Id));
        var moved = (await Get<DialogueStore>().GetAsync(Evening.Id, Stop))!;
        Assert.Equal((ADayLater.StartsAt, Evening.StartsAt, 1, 1),
            (moved.StartsAt, moved.MovedFrom!.Value, moved.CalendarSequence, moved.MovedSequence!.Value));
    }

    [Fact]
    public async Task A_double_press_tells_nobody_twice_and_a_second_move_tells_everybody_again()
    {
        await InviteBothAsync();
        var seen = await SeenAsync();

        var both = await Task.WhenAll(Plans.ChangeAsync(ADayLater, seen, "olga", Stop), Plans.ChangeAsync(ADayLater, seen, "olga", Stop));
        var again = await Plans.ChangeAsync(Evening with { StartsAt = Evening.StartsAt.AddDays(2) }, await SeenAsync(), "olga", Stop);

        Assert.Single(both, outcome => outcome is PlanChangeOutcome.Done);
        Assert.Single(both, outcome => outcome is PlanChangeOutcome.ChangedMeanwhile);
        Assert.IsType<PlanChangeOutcome.Done>(again);
        Assert.Equal(4, await CountMessagesAsync(DialogueRule.Moved));
    }

    [Fact]
    public async Task Of_two_organisers_at_once_the_second_is_told_that_it_changed_meanwhile()
    {
        await InviteBothAsync();
        var (olga, otto) = (await SeenAsync(), await SeenAsync());

        await Plans.ChangeAsync(ADayLater, olga, "olga", Stop);
        var second = await Plans.ChangeAsync(Evening with { StartsAt = Evening.StartsAt.AddDays(5) }, otto, "otto", Stop);

        Assert.IsType<PlanChangeOutcome.ChangedMeanwhile>(second);
        Assert.Equal(ADayLater.StartsAt, (await Get<DialogueStore>().GetAsync(Evening.Id, Stop))!.StartsAt);
    }

    [Fact]
    public async Task When_others_would_be_told_than_the_organiser_saw_nothing_happens()
    {
        await InviteBothAsync();
        var seen = await SeenAsync();
        await Answers.DeclineAsync((await InvitationOfAsync(Ben)).Id, Stop);

        Assert.Equal(1, Assert.IsType<PlanChangeOutcome.CountChanged>(await Plans.ChangeAsync(ADayLater, seen, "olga", Stop)).Told);
        Assert.Equal(0, await CountMessagesAsync(DialogueRule.Moved));
    }

    [Fact]
    public async Task Whoever_has_no_invitation_yet_is_not_told_that_it_moved()
    {
        await ConfirmAsync();

        var audience = await Plans.AudienceAsync(Evening.Id, Stop);

        Assert.Equal((0, 2), (audience.Told, audience.NotYetInvited));
        Assert.Equal(0, Assert.IsType<PlanChangeOutcome.Done>(await Plans.ChangeAsync(ADayLater, await SeenAsync(), "olga", Stop)).Told);
    }

    [Fact]
    public async Task An_invitation_that_is_just_leaving_may_say_the_old_date_so_that_person_is_told()
    {
        await ConfirmAsync();
        await Get<Outbox>().ClaimDueAsync(TimeSpan.FromMinutes(5), 1, Stop);

        var audience = await Plans.AudienceAsync(Evening.Id, Stop);

        Assert.Equal((1, 1), (audience.Unanswered, audience.NotYetInvited));
    }

    [Fact]
    public async Task Host_and_facilitator_are_told_and_who_has_no_address_is_counted_as_a_letter()
    {
        var filled = await FilledEvening.CreateAsync(await OtherDatabaseAsync());

        var audience = await other!.Get<PlanChangeStore>().AudienceAsync(filled.Dialogue.Id, Stop);

        Assert.Equal((2, 1, 0), (audience.Accepted, audience.Facilitators, audience.ByLetter));
        await other.DisposeAsync();
    }

    [Fact]
    public async Task The_time_to_answer_ends_half_way_to_an_earlier_start_and_is_never_made_longer()
    {
        await InviteBothAsync();
        var before = (await InvitationOfAsync(Anna)).AnswerBy;

        await Plans.ChangeAsync(Evening with { StartsAt = Evening.StartsAt.AddDays(30) }, await SeenAsync(), "olga", Stop);
        var later = (await InvitationOfAsync(Anna)).AnswerBy;
        await Plans.ChangeAsync(Evening with { StartsAt = Database.Clock.Now.AddDays(2) }, await SeenAsync(), "olga", Stop);

        Assert.Equal(before, later);
        Assert.Equal(Database.Clock.Now.AddDays(1), (await InvitationOfAsync(Anna)).AnswerBy);
    }

    [Fact]
    public async Task Links_from_earlier_mails_open_until_after_the_new_date()
    {
        await InviteBothAsync();
        var token = await Get<CapabilityStore>()
            .IssueAsync(CapabilityPurpose.Invitation, (await InvitationOfAsync(Anna)).Id, Evening.EndsAt.AddDays(30), Stop);

        await Plans.ChangeAsync(Evening with { StartsAt = Evening.StartsAt.AddDays(60) }, await SeenAsync(), "olga", Stop);
        Database.Clock.MoveTo(Evening.StartsAt.AddDays(59));

        Assert.NotNull(await Get<CapabilityStore>().SubjectAsync(CapabilityPurpose.Invitation, token, Stop));
    }

    [Fact]
    public async Task A_new_title_is_told_to_nobody_and_the_same_plan_again_changes_nothing()
    {
        await InviteBothAsync();

        var renamed = await Plans.ChangeAsync(
            Evening with { Title = "Wonen, maar anders" }, await SeenAsync() with { Told = 0 }, "olga", Stop);
        var same = await Plans.ChangeAsync(Evening with { Title = "Wonen, maar anders" }, await SeenAsync(), "olga", Stop);

        Assert.Equal(0, Assert.IsType<PlanChangeOutcome.Done>(renamed).Told);
        Assert.IsType<PlanChangeOutcome.NothingNew>(same);
        var dialogue = (await Get<DialogueStore>().GetAsync(Evening.Id, Stop))!;
        Assert.Equal(("Wonen, maar anders", 1, null), (dialogue.Title, dialogue.CalendarSequence, dialogue.MovedSequence));
    }

    [Fact]
    public async Task A_cancelled_dialogue_ends_invitations_frees_seats_and_asks_nobody_new()
    {
        await InviteBothAsync();
        await Answers.AcceptAsync((await InvitationOfAsync(Anna)).Id, Stop);

        var outcome = await Plans.CancelAsync(Evening.Id, "De zaal is dicht.", await SeenAsync(), mustBeFree: false, "olga", Stop);

        Assert.Equal(2, Assert.IsType<PlanChangeOutcome.Done>(outcome).Told);
        Assert.Equal((InvitationState.Cancelled, InvitationState.Cancelled), (await StateOfAsync(Anna), await StateOfAsync(Ben)));
        Assert.Null((await SeatAsync(1)).RegistrationId);
        Assert.Empty(await Get<ReplacementStore>().OpenAsync(Stop));
        Assert.Equal(0, await Get<InvitationStore>().ExpireAsync(10, Stop));
        Assert.DoesNotContain(InvitationRule.Cancelled, await RulesAboutAsync((await InvitationOfAsync(Anna)).Id));
        Assert.IsType<AnswerOutcome.AlreadyAnswered>(await Answers.AcceptAsync((await InvitationOfAsync(Ben)).Id, Stop));
    }

    [Fact]
    public async Task Whose_dialogue_was_cancelled_can_be_drawn_again_but_not_who_had_said_no()
    {
        await InviteBothAsync();
        await Answers.AcceptAsync((await InvitationOfAsync(Anna)).Id, Stop);
        await Answers.DeclineAsync((await InvitationOfAsync(Ben)).Id, Stop);

        await Plans.CancelAsync(Evening.Id, "", await SeenAsync(), mustBeFree: false, "olga", Stop);

        var eligible = (await Get<EligiblePeople>().OfAsync(Evening.TrackId, Stop)).Select(candidate => candidate.Id).ToList();
        Assert.Contains(Anna, eligible);
        Assert.DoesNotContain(Ben, eligible);
    }

    [Fact]
    public async Task Cancelling_twice_and_moving_what_is_cancelled_are_too_late()
    {
        await InviteBothAsync();
        var seen = await SeenAsync();
        await Plans.CancelAsync(Evening.Id, "", seen, mustBeFree: false, "olga", Stop);

        Assert.IsType<PlanChangeOutcome.TooLate>(await Plans.CancelAsync(Evening.Id, "", seen, mustBeFree: false, "olga", Stop));
        Assert.IsType<PlanChangeOutcome.TooLate>(await Plans.ChangeAsync(ADayLater, seen, "olga", Stop));
        Assert.Equal(2, await CountMessagesAsync(DialogueRule.Cancelled));
        Assert.False(await Get<FreeDialogues>().IsFreeAsync(Evening.Id, Stop));
    }

    [Fact]
    public async Task A_municipality_cancels_only_what_nobody_was_invited_to()
    {
        var free = await Programme.DialogueAsync();
        await InviteBothAsync();

        Assert.IsType<PlanChangeOutcome.NotFree>(
            await Plans.CancelAsync(Evening.Id, "", await SeenAsync(), mustBeFree: true, "guus", Stop));
        Assert.IsType<PlanChangeOutcome.Done>(await Plans.CancelAsync(free.Id, "", new SeenPlan(0, 0), mustBeFree: true, "guus", Stop));
    }

    [Fact]
    public async Task While_people_answer_and_the_organiser_cancels_every_seat_ends_free()
    {
        await InviteBothAsync();
        var (anna, ben, seen) = ((await InvitationOfAsync(Anna)).Id, (await InvitationOfAsync(Ben)).Id, await SeenAsync());

        await Task.WhenAll(Answers.AcceptAsync(anna, Stop), Answers.AcceptAsync(ben, Stop),
            Plans.CancelAsync(Evening.Id, "", seen, mustBeFree: false, "olga", Stop));

        Assert.Equal((InvitationState.Cancelled, InvitationState.Cancelled), (await StateOfAsync(Anna), await StateOfAsync(Ben)));
        Assert.Null((await SeatAsync(1)).RegistrationId);
        Assert.Null((await SeatAsync(2)).RegistrationId);
    }

    [Fact]
    public async Task Who_called_off_cannot_come_back_so_that_a_calendar_never_sees_one_number_twice()
    {
        await InviteBothAsync();
        var anna = (await InvitationOfAsync(Anna)).Id;
        await Answers.AcceptAsync(anna, Stop);
        await Answers.CancelAsync(anna, Stop);

        Assert.IsType<AnswerOutcome.AlreadyAnswered>(await Answers.AcceptAsync(anna, Stop));
        Assert.IsType<AnswerOutcome.AlreadyAnswered>(await Answers.RecordByPhoneAsync(anna, PhoneAnswer.Comes, "olga", Stop));
    }

    [Fact]
    public async Task Who_still_comes_after_a_move_says_so_once()
    {
        await InviteBothAsync();
        var anna = (await InvitationOfAsync(Anna)).Id;
        await Answers.AcceptAsync(anna, Stop);
        Database.Clock.Advance(TimeSpan.FromHours(1));
        await Plans.ChangeAsync(ADayLater, await SeenAsync(), "olga", Stop);
        Database.Clock.Advance(TimeSpan.FromHours(1));

        await Answers.StillComesAsync(anna, Stop);
        await Answers.StillComesAsync(anna, Stop);

        Assert.Single(await Get<InvitationStore>().HistoryAsync(anna, Stop), step => step.Note == "still comes after the change");
    }

    [Fact]
    public async Task A_guest_who_comes_elsewhere_at_the_new_time_is_seen()
    {
        await InviteBothAsync();
        var elsewhere = await Programme.DialogueAsync(dialogue => dialogue with { StartsAt = dialogue.StartsAt.AddDays(1) });
        await ExecuteAsync(
            """
            insert into invitation (id, programme_id, registration_id, seat_id, dialogue_id, state, answer_by, reason, created_at)
            select gen_random_uuid(), programme_id, registration_id, seat_id, @elsewhere, 'accepted', answer_by, reason, created_at
              from invitation
             where registration_id = @Anna
            """, new { elsewhere = elsewhere.Id, Anna });

        var guests = await Plans.GuestsAsync(Evening.Id, ADayLater.StartsAt, ADayLater.EndsAt, Stop);

        Assert.Equal([true, false], guests.Select(guest => guest.Elsewhere));
        Assert.All(await Plans.GuestsAsync(Evening.Id, Evening.StartsAt, Evening.EndsAt, Stop), guest => Assert.False(guest.Elsewhere));
    }

    private TestDatabase? other;

    private async Task<TestDatabase> OtherDatabaseAsync() => other = await TestDatabase.CreateAsync();

    private async Task InviteBothAsync()
    {
        await ConfirmAsync();
        await SendAllAsync();
        await ExecuteAsync("update message set state = 'sent'", new { });
    }

    /// <summary>What an organiser sees who looks now.</summary>
    private async Task<SeenPlan> SeenAsync() =>
        new((await Get<DialogueStore>().GetAsync(Evening.Id, Stop))!.CalendarSequence, (await Plans.AudienceAsync(Evening.Id, Stop)).Told);

    private async Task<int> CountMessagesAsync(string rule) =>
        await Get<MessageStore>().CountAsync(new MessageFilter(Rule: rule), Stop);

    private async Task ExecuteAsync(string sql, object parameters)
    {
        await using var connection = await Database.Source.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }
}
