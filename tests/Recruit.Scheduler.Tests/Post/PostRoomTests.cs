using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Post;
using Recruit.Scheduler.Site;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Post;

/// <summary>Wim has no e-mail: he gets letters, types a code, or is called; Anna has a mailbox.</summary>
public sealed class PostRoomTests : DatabaseTests
{
    private TestProgramme programme = null!;
    private Dialogue evening = null!;
    private Guid wimsRegistration, wim;

    private PostRoom Desk => Get<PostRoom>();

    private Guid Programme => programme.Programme.Id;

    protected override Task<TestDatabase> CreateAsync() =>
        TestDatabase.CreateAsync(
            options: new SiteOptions("https://doemee.example", TestFolder.New("mailbox"), null, "dialoog@recruit.example"));

    protected override async Task BeginAsync()
    {
        programme = await TestProgramme.CreateAsync(Database);
        evening = await programme.DialogueAsync();
        wimsRegistration = await programme.RegisterAsync("Wim", "man", wish => wish with
        {
            Contact = new Contact("Wim Bakker")
            {
                Street = "Lindelaan 4",
                Postcode = "3511 AB",
                City = "Utrecht",
                Telephone = "030 123 45 67",
            },
            BirthYear = 1956,
            Postcode4 = "3511",
        });
        var anna = await programme.RegisterAsync("Anna");
        await Get<ConfirmationStore>().ConfirmRoundAsync(await programme.ProposeAsync(evening, [wimsRegistration, anna]), "olga", Stop);
        wim = (await InvitationAsync()).Id;
        await SweepAsync();
    }

    [Fact]
    public async Task Wims_invitation_waits_as_a_letter_and_does_not_count_as_sent()
    {
        var waiting = Assert.Single(await Desk.ListAsync(Programme, Stop));

        Assert.Equal((InvitationRule.Invitation, "Wim Bakker", PostRoute.Letter, false),
            (waiting.Letter.Rule, waiting.Contact!.Name, waiting.Route, waiting.IsPrinted));
        Assert.Equal(InvitationState.Planned, (await InvitationAsync()).State);
        Assert.Equal(1, await Get<MessageStore>().CountAsync(new MessageFilter(State: MessageState.Letter), Stop));
    }

    [Fact]
    public async Task On_paper_stand_the_words_of_the_mail_with_a_short_address_and_a_code_in_place_of_the_link()
    {
        await Desk.PrintAsync(Programme, "olga", Stop);

        var letter = Assert.Single(await Desk.PrintedAsync(Programme, Stop));

        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", letter.Words.Code);
        Assert.Contains(
            $"Geef uw antwoord: ga naar <strong>doemee.example/code</strong> en typ deze code: <strong>{letter.Words.Code}</strong>",
            letter.Words.HtmlToPrint, StringComparison.Ordinal);
        Assert.StartsWith("https://doemee.example/uitnodiging/", letter.Words.Link, StringComparison.Ordinal);
        Assert.Contains("maandag 25 januari 2027 om 19.30 uur", letter.Words.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(letter.Words.Code!, letter.Words.Text + letter.Words.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", letter.Words.Html, StringComparison.Ordinal);
        Assert.Equal(InvitationState.Planned, (await InvitationAsync()).State);
    }

    [Fact]
    public async Task Posting_counts_it_as_sent_once_and_only_in_the_number_that_staff_saw()
    {
        await Desk.PrintAsync(Programme, "olga", Stop);

        Assert.Equal(1, await Desk.PostAsync(Programme, seen: 2, "olga", Stop));
        Assert.Equal(InvitationState.Planned, (await InvitationAsync()).State);
        var posted = await Task.WhenAll(Desk.PostAsync(Programme, seen: 1, "olga", Stop), Desk.PostAsync(Programme, seen: 1, "otto", Stop));

        Assert.Equal([0, 1], posted.Order());
        Assert.Equal((InvitationState.Sent, Database.Clock.Now), ((await InvitationAsync()).State, (await InvitationAsync()).SentAt));
        Assert.Single(await Get<InvitationStore>().HistoryAsync(wim, Stop), step => step.State == InvitationState.Sent);
        Assert.Empty(await Desk.ListAsync(Programme, Stop));
    }

    [Fact]
    public async Task Who_is_invited_by_letter_has_longer_to_answer_counted_from_the_printing()
    {
        Database.Clock.Advance(TimeSpan.FromDays(1));

        await Desk.PrintAsync(Programme, "olga", Stop);

        // Five days as everybody and three for the post, from 5 January.
        Assert.Equal(new DateTimeOffset(2027, 1, 13, 19, 0, 0, TimeSpan.Zero), (await InvitationAsync()).AnswerBy);
        Assert.Contains("woensdag 13 januari 2027 om 20.00 uur", Assert.Single(await Desk.PrintedAsync(Programme, Stop)).Words.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_loses_a_seat_because_the_letter_was_not_printed_in_time()
    {
        Database.Clock.MoveTo((await InvitationAsync()).AnswerBy.AddDays(1));

        var expired = await Get<InvitationStore>().ExpireAsync(10, Stop);
        var run = await Desk.PrintAsync(Programme, "olga", Stop);

        Assert.Equal(1, expired);
        Assert.Equal(InvitationState.Planned, (await InvitationAsync()).State);
        Assert.Equal(new PrintRun(1, 0), run);
        Assert.True((await InvitationAsync()).AnswerBy > Database.Clock.Now.AddDays(4));
    }

    [Fact]
    public async Task When_a_letter_and_a_call_would_come_too_late_the_seat_is_free_for_another()
    {
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-4));

        Assert.Equal(2, await Get<InvitationStore>().ExpireAsync(10, Stop));
        Assert.Equal(InvitationState.Expired, (await InvitationAsync()).State);
    }

    [Fact]
    public async Task A_letter_whose_occasion_has_passed_is_skipped_at_the_printer_with_the_reason()
    {
        await Get<AnswerStore>().RecordByPhoneAsync(wim, PhoneAnswer.DoesNotCome, "olga", Stop);

        var run = await Desk.PrintAsync(Programme, "olga", Stop);

        Assert.Equal(new PrintRun(0, 1), run);
        var message = Assert.Single(await Get<MessageStore>().ListAsync(new MessageFilter(State: MessageState.Skipped), 0, 10, Stop));
        Assert.Equal(MessageReason.InvitationIs(InvitationState.Declined), message.Reason);
    }

    [Fact]
    public async Task The_code_with_postcode_or_year_of_birth_opens_the_invitation_however_it_is_typed()
    {
        var code = await PrintedCodeAsync();
        var codes = Get<LetterCodes>();

        Assert.Equal(wim, await codes.OpenAsync(code, "3511", Stop));
        Assert.Equal(wim, await codes.OpenAsync(code.ToLowerInvariant().Replace('-', ' '), "3511 AB", Stop));
        Assert.Equal(wim, await codes.OpenAsync(code.Replace('0', 'O').Replace('1', 'l'), "1956", Stop));
        Assert.Equal(InvitationState.Planned, (await InvitationAsync()).State);
    }

    [Fact]
    public async Task After_five_wrong_tries_the_right_postcode_opens_nothing_either()
    {
        var code = await PrintedCodeAsync();
        var codes = Get<LetterCodes>();
        for (var tried = 0; tried < LetterCodeStore.MostWrongTries; tried++)
            Assert.Null(await codes.OpenAsync(code, $"{1000 + tried}", Stop));

        Assert.Null(await codes.OpenAsync(code, "3511", Stop));
        Assert.Null(await codes.OpenAsync("0000-0000-0000", "3511", Stop));
    }

    [Fact]
    public async Task A_code_ends_when_the_dialogue_starts_and_follows_it_when_it_is_moved()
    {
        var code = await PrintedCodeAsync();
        var plans = Get<PlanChangeStore>();
        await plans.ChangeAsync(evening with { StartsAt = evening.StartsAt.AddDays(2) },
            new SeenPlan(0, (await plans.AudienceAsync(evening.Id, Stop)).Told), "olga", Stop);

        Database.Clock.MoveTo(evening.StartsAt.AddDays(1));
        Assert.Equal(wim, await Get<LetterCodes>().OpenAsync(code, "3511", Stop));
        Database.Clock.MoveTo(evening.StartsAt.AddDays(2));
        Assert.Null(await Get<LetterCodes>().OpenAsync(code, "3511", Stop));
    }

    [Fact]
    public async Task Whoever_was_erased_has_no_code_and_no_letter()
    {
        var code = await PrintedCodeAsync();

        await Get<DepartureStore>().EraseAsync(wimsRegistration, Stop);
        var run = await Desk.PrintAsync(Programme, "olga", Stop);

        Assert.Null(await Get<LetterCodes>().OpenAsync(code, "3511", Stop));
        Assert.Equal(new PrintRun(0, 1), run);
        Assert.Empty(await Desk.PrintedAsync(Programme, Stop));
    }

    [Fact]
    public async Task A_printed_letter_may_say_the_old_date_so_Wim_gets_a_letter_about_the_new_one()
    {
        await Desk.PrintAsync(Programme, "olga", Stop);
        await Desk.PostAsync(Programme, 1, "olga", Stop);
        await Get<AnswerStore>().RecordByPhoneAsync(wim, PhoneAnswer.Comes, "olga", Stop);
        var plans = Get<PlanChangeStore>();
        var audience = await plans.AudienceAsync(evening.Id, Stop);
        await plans.ChangeAsync(evening with { StartsAt = evening.StartsAt.AddDays(1) }, new SeenPlan(0, audience.Told), "olga", Stop);
        await SweepAsync();
        await Desk.PrintAsync(Programme, "olga", Stop);

        var printed = await Desk.PrintedAsync(Programme, Stop);

        Assert.Equal(1, audience.ByLetter);
        Assert.Equal(["dialogue_moved", "invitation_accepted"], printed.Select(letter => letter.Letter.Rule).Order());
        Assert.All(printed,
            letter => Assert.Contains("dinsdag 26 januari 2027", letter.Words.Text.ReplaceLineEndings(" "), StringComparison.Ordinal));
        Assert.All(
            printed, letter => Assert.DoesNotContain("bij deze mail", letter.Words.Text.ReplaceLineEndings(" "), StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_too_few_days_left_or_no_address_staff_call_and_that_counts_as_sent()
    {
        Database.Clock.MoveTo(evening.StartsAt.AddDays(-7));
        var waiting = Assert.Single(await Desk.ListAsync(Programme, Stop));
        Assert.Equal(PostRoute.CallInTime, waiting.Route);
        Assert.Equal(new PrintRun(0, 0), await Desk.PrintAsync(Programme, "olga", Stop));

        Assert.True(await Desk.TellByPhoneAsync(Programme, waiting.Letter.Id, "olga", Stop));
        Assert.False(await Desk.TellByPhoneAsync(Programme, waiting.Letter.Id, "olga", Stop));

        Assert.Equal(InvitationState.Sent, (await InvitationAsync()).State);
        Assert.Equal(PostRoute.CallWithoutAddress, PostRoutes.Of(waiting.Letter, hasAddress: false, Database.Clock.Now.AddDays(-10)));
    }

    [Fact]
    public async Task What_staff_hear_on_the_telephone_counts_as_any_answer_and_says_who_recorded_it()
    {
        var answers = Get<AnswerStore>();

        Assert.IsType<AnswerOutcome.Accepted>(await answers.RecordByPhoneAsync(wim, PhoneAnswer.Comes, "staff:olga", Stop));
        Assert.IsType<AnswerOutcome.Accepted>(await answers.RecordByPhoneAsync(wim, PhoneAnswer.Comes, "staff:olga", Stop));
        Assert.IsType<AnswerOutcome.Cancelled>(await answers.RecordByPhoneAsync(wim, PhoneAnswer.DoesNotCome, "staff:otto", Stop));

        var history = await Get<InvitationStore>().HistoryAsync(wim, Stop);
        Assert.Equal(["", "by phone, recorded by staff:olga", "by phone, recorded by staff:otto"], history.Select(step => step.Note));
    }

    private async Task<string> PrintedCodeAsync()
    {
        await Desk.PrintAsync(Programme, "olga", Stop);
        return Assert.Single(await Desk.PrintedAsync(Programme, Stop)).Words.Code!;
    }

    private async Task<Invitation> InvitationAsync() =>
        Assert.Single(await Get<InvitationStore>().ListOfRegistrationAsync(wimsRegistration, Stop));

    private Task SweepAsync() => Get<SendDueMessages>().RunAsync(Stop);
}
