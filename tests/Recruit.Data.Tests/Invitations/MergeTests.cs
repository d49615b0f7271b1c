using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;

namespace Recruit.Data.Tests.Invitations;

/// <summary>Anna was drawn for an evening in three weeks, and signed up a second time as Anja.</summary>
public sealed class MergeTests : InvitationTestBase
{
    private Guid anja;

    protected override async Task BeginAsync()
    {
        await base.BeginAsync();
        anja = await Programme.RegisterAsync("Anja", change: wish => wish with
        {
            BirthYear = 1970,
            Postcode4 = "3511",
            ExternalId = "p7",
            Levels = new() { ["gender"] = "man", ["age_group"] = "40-64" },
            Contact = wish.Contact with { Telephone = "06 1234 5678", Postcode = "3511 AB", Street = "4" },
        });
    }

    [Fact]
    public async Task The_older_registration_stays_and_what_it_does_not_say_comes_from_the_newer()
    {
        var merged = await MergeAsync(details: Anna);

        Assert.Equal(new MergeOutcome.Merged(1, 3), merged);
        var (stays, goes) = (await RegistrationAsync(Anna), await RegistrationAsync(anja));
        var contact = await Get<Vault>().ReadAsync(stays.PersonId, Stop);
        var told = (await Get<RegistrationStore>().DemographicsAsync(Anna, Stop))!;
        Assert.Equal((RegistrationState.Active, RegistrationState.Withdrawn, Anna), (stays.State, goes.State, goes.MergedInto));
        Assert.Equal(("Anna", "anna@voorbeeld.example", "06 1234 5678", "3511 AB"),
            (contact!.Name, contact.Email, contact.Telephone, contact.Postcode));
        Assert.Equal((1970, "3511", "woman", "40-64"),
            (told.BirthYear, told.Postcode4, told.Levels["gender"], told.Levels["age_group"]));
        Assert.NotNull(stays.Household);
    }

    [Fact]
    public async Task The_details_of_the_newer_count_where_the_organiser_says_so()
    {
        await MergeAsync(details: anja);

        var contact = await Get<Vault>().ReadAsync((await RegistrationAsync(Anna)).PersonId, Stop);
        var told = await Get<RegistrationStore>().DemographicsAsync(Anna, Stop);
        Assert.Equal(("Anja", "anja@voorbeeld.example", "man"), (contact!.Name, contact.Email, told!.Levels["gender"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_comes_back_with_either_address_is_the_one_who_stays(bool detailsOfNewer)
    {
        await MergeAsync(details: detailsOfNewer ? anja : Anna);

        foreach (var address in new[] { "anna@voorbeeld.example", "ANJA@voorbeeld.example" })
            Assert.Equal(new RegistrationOutcome.AlreadyRegistered(Anna), await AddAsync(address, id: null));
        Assert.Equal(new RegistrationOutcome.AlreadyRegistered(Anna), await AddAsync("nieuw@voorbeeld.example", "p7"));
    }

    [Fact]
    public async Task Who_left_after_a_merger_may_come_back_with_either_address()
    {
        await MergeAsync(details: Anna);
        await Get<DepartureStore>().WithdrawAsync(Anna, Stop);

        Assert.IsType<RegistrationOutcome.Accepted>(await AddAsync("anja@voorbeeld.example", id: null));
    }

    [Fact]
    public async Task An_accepted_seat_is_kept_also_by_the_newer_of_the_two()
    {
        await InvitedAsync(Ben);
        await SendAllAsync();
        await Get<AnswerStore>().DeclineAsync((await InvitationOfAsync(Anna)).Id, Stop);
        await Get<AnswerStore>().AcceptAsync((await InvitationOfAsync(Ben)).Id, Stop);

        var merged = await Get<MergeStore>().MergeAsync(Programme.Programme.Id, Anna, Ben, Anna, "olga", Stop);

        Assert.Equal(new MergeOutcome.Merged(2, 1), merged);
        Assert.True((await InvitationOfAsync(Ben)).HasSeat);
        Assert.Equal("Anna", (await Get<Vault>().ReadAsync((await RegistrationAsync(Ben)).PersonId, Stop))!.Name);
    }

    [Fact]
    public async Task Who_is_invited_twice_keeps_one_seat_and_hears_nothing()
    {
        var (anna, ben) = (await InvitedAsync(Anna), await InvitationOfAsync(Ben));
        await SendAllAsync();
        await Get<AnswerStore>().AcceptAsync(ben.Id, Stop);
        var before = await RulesAboutAsync(anna.Id);

        var merged = await Get<MergeStore>().MergeAsync(Programme.Programme.Id, Anna, Ben, Anna, "olga", Stop);

        Assert.Equal(new MergeOutcome.Merged(2, 1), merged);
        Assert.Equal((InvitationState.Cancelled, InvitationState.Accepted), (await StateOfAsync(Anna), await StateOfAsync(Ben)));
        Assert.False((await InvitationOfAsync(Anna)).HasSeat);
        Assert.Equal(before, await RulesAboutAsync(anna.Id));
    }

    [Fact]
    public async Task Two_accepted_seats_are_for_the_person_to_choose_between()
    {
        var (anna, ben) = (await InvitedAsync(Anna), await InvitationOfAsync(Ben));
        await SendAllAsync();
        foreach (var invitation in new[] { anna, ben })
            await Get<AnswerStore>().AcceptAsync(invitation.Id, Stop);

        var merged = await Get<MergeStore>().MergeAsync(Programme.Programme.Id, Anna, Ben, Anna, "olga", Stop);

        Assert.Equal(new MergeOutcome.BothCome(1, 2), merged);
        Assert.Equal((InvitationState.Accepted, InvitationState.Accepted), (await StateOfAsync(Anna), await StateOfAsync(Ben)));
    }

    [Fact]
    public async Task A_second_press_changes_nothing_and_each_decision_is_logged_once()
    {
        await MergeAsync(details: Anna);

        Assert.IsType<MergeOutcome.Gone>(await MergeAsync(details: Anna));
        Assert.True(await Get<MergeStore>().KeepApartAsync(Programme.Programme.Id, Anna, Ben, "olga", Stop));
        Assert.False(await Get<MergeStore>().KeepApartAsync(Programme.Programme.Id, Ben, Anna, "olga", Stop));

        var log = await Get<AuditStore>().NewestAsync(2, Stop);
        Assert.Equal(
            [("keep_two_people", "registration 1", "registration 2"),
                ("merge_registrations", "registration 1", "registration 3, details of 1")],
            log.Select(entry => (entry.Action, entry.Subject, entry.Detail)));
    }

    [Fact]
    public async Task Whoever_is_erased_is_erased_with_what_was_merged()
    {
        await MergeAsync(details: Anna);

        await Get<DepartureStore>().EraseAsync(Anna, Stop);

        Assert.Equal(RegistrationState.Erased, (await RegistrationAsync(anja)).State);
        Assert.Null(await Get<Vault>().ReadAsync((await RegistrationAsync(anja)).PersonId, Stop));
    }

    private Task<MergeOutcome> MergeAsync(Guid details) =>
        Get<MergeStore>().MergeAsync(Programme.Programme.Id, anja, Anna, details, "olga", Stop);

    private async Task<Registration> RegistrationAsync(Guid id) => (await Get<RegistrationStore>().GetAsync(id, Stop))!;

    private Task<RegistrationOutcome> AddAsync(string address, string? id) => Get<RegistrationStore>().AddAsync(
        new NewRegistration(Programme.Programme.Id, Programme.Track.Id, new Contact("Iemand") { Email = address },
            new() { ["gender"] = "woman" }, "test")
        { ExternalId = id, Confirmed = true }, Stop);
}
