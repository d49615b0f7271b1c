using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Registrations;

/// <summary>Somebody who signs up hears what to do, in Dutch or English, and each link opens what it says.</summary>
public sealed class RegistrationLettersTests : DatabaseTests
{
    private TestProgramme programme = null!;

    private RegistrationStore Registrations => Get<RegistrationStore>();

    protected override async Task BeginAsync() => programme = await TestProgramme.CreateAsync(Database);

    [Fact]
    public async Task Whoever_signs_up_is_asked_to_confirm_and_welcomed_afterwards()
    {
        var anna = await SignUpAsync("Anna");

        var ask = await NextMailAsync();
        Assert.Equal("Bevestig uw aanmelding", ask.Subject);
        Assert.StartsWith("Goedendag,", ask.Text, StringComparison.Ordinal);
        Assert.Contains("tot en met zondag 17 januari 2027", ask.Text, StringComparison.Ordinal);
        Assert.Equal(anna, await SubjectOfAsync(ask, "bevestigen", CapabilityPurpose.ConfirmRegistration));

        await Registrations.ConfirmAsync(anna, Stop);
        var welcome = await NextMailAsync();
        Assert.Equal("Uw aanmelding is bevestigd", welcome.Subject);
        Assert.Equal(anna, await SubjectOfAsync(welcome, "mijn", CapabilityPurpose.OwnRegistration));
    }

    [Theory]
    [InlineData("U wint 500 euro: ga naar https://evil.example/pay")]
    [InlineData("Bestuur\" <bestuur@gemeente.example>, \"Anna")]
    public async Task The_first_mail_to_an_address_carries_nothing_that_a_stranger_typed(string name)
    {
        await SignUpAsync("Anna", wish => wish with { Contact = wish.Contact with { Name = name } });

        var mail = await NextMailAsync();

        Assert.DoesNotContain(name[..7], mail.Subject + mail.Text + mail.Html + mail.To, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.Equal("anna@voorbeeld.example", mail.To);
    }

    [Fact]
    public async Task Who_signs_up_in_English_is_answered_in_English()
    {
        await SignUpAsync("Anna", wish => wish with { Language = "en" });

        Assert.Equal("Confirm your registration", (await NextMailAsync()).Subject);
    }

    [Fact]
    public async Task Who_signs_up_again_hears_that_the_first_registration_stands()
    {
        var anna = await SignUpAsync("Anna", wish => wish with { Confirmed = true });

        await AgainAsync("Anna");

        var mail = await NextMailAsync();
        Assert.Equal("U bent al aangemeld", mail.Subject);
        Assert.Equal(anna, await SubjectOfAsync(mail, "mijn", CapabilityPurpose.OwnRegistration));
    }

    [Fact]
    public async Task Who_signs_up_again_without_having_confirmed_is_asked_once_more()
    {
        var anna = await SignUpAsync("Anna");
        await NextMailAsync();

        await AgainAsync("Anna");

        Assert.Equal(anna, await SubjectOfAsync(await NextMailAsync(), "bevestigen", CapabilityPurpose.ConfirmRegistration));
    }

    [Fact]
    public async Task Who_asks_for_a_new_link_gets_one_that_opens_the_own_page()
    {
        var anna = await SignUpAsync("Anna", wish => wish with { Confirmed = true });

        await Registrations.SendLinksAsync("anna@voorbeeld.example", Stop);

        Assert.Equal(anna, await SubjectOfAsync(await NextMailAsync(), "mijn", CapabilityPurpose.OwnRegistration));
    }

    [Fact]
    public async Task Who_confirmed_or_withdrew_before_the_mail_left_is_not_asked()
    {
        var (anna, ben) = (await SignUpAsync("Anna"), await SignUpAsync("Ben"));
        await Registrations.ConfirmAsync(anna, Stop);
        await Database.Source.InTransactionAsync(connection => Registrations.WithdrawAsync(connection, ben, Stop), Stop);

        await Get<SendDueMessages>().RunAsync(Stop);

        var skipped = await Get<MessageStore>().ListAsync(new MessageFilter(programme.Programme.Id, MessageState.Skipped), 0, 9, Stop);
        Assert.Equal(
            [MessageReason.RegistrationConfirmed, MessageReason.RegistrationGone], skipped.Select(message => message.Reason).Order());
        Assert.Equal("Uw aanmelding is bevestigd", (await NextMailAsync()).Subject);
    }

    private async Task<Guid> SignUpAsync(string name, Func<NewRegistration, NewRegistration>? change = null) =>
        await programme.RegisterAsync(
            name, change: wish => change?.Invoke(wish with { Confirmed = false }) ?? wish with { Confirmed = false });

    private async Task AgainAsync(string name)
    {
        var wish = new NewRegistration(programme.Programme.Id, programme.Track.Id,
            new Contact(name) { Email = $"{name.ToLowerInvariant()}@voorbeeld.example" }, [], "test");
        Assert.IsType<RegistrationOutcome.AlreadyRegistered>(await Registrations.AddAsync(wish, Stop));
    }

    private async Task<ReadMail> NextMailAsync()
    {
        await Get<SendDueMessages>().RunAsync(Stop);
        var newest = (await Get<LocalMailbox>().NewestAsync(null, 0, 1, Stop)).Single();
        return (await Get<LocalMailbox>().ReadAsync(newest.Id, Stop))!;
    }

    private async Task<Guid?> SubjectOfAsync(ReadMail mail, string page, string purpose)
    {
        var link = Assert.Single(mail.Links, link => link.StartsWith($"http://localhost/{page}/", StringComparison.Ordinal));
        return await Get<CapabilityStore>().SubjectAsync(purpose, link[(link.LastIndexOf('/') + 1)..], Stop);
    }
}
