using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>Staff may read what others are sent, but not use it.</summary>
public sealed class MessagePreviewTests : DatabaseTests
{
    private Guid message;

    private MessagePreview Preview => Get<MessagePreview>();

    protected override async Task BeginAsync()
    {
        var programme = await TestProgramme.CreateAsync(Database);
        await programme.RegisterAsync("Anna", change: wish => wish with { Confirmed = false });
        message = Assert.Single(await Get<MessageStore>().ListAsync(new MessageFilter(programme.Programme.Id), 0, 9, Stop)).Id;
    }

    [Fact]
    public async Task A_message_that_waits_is_shown_as_it_would_be_and_nothing_leaves()
    {
        var shown = Assert.IsType<PreviewOutcome.Shown>(await Preview.ShowAsync(message, Stop));

        Assert.Equal((false, "Bevestig uw aanmelding"), (shown.WasSent, shown.Mail.Subject));
        Assert.Contains("U hebt zich aangemeld voor", shown.Mail.Text, StringComparison.Ordinal);
        Assert.Equal(MessageState.Queued, (await Get<MessageStore>().GetAsync(message, Stop))!.Message.State);
        Assert.Equal(0, Get<LocalMailbox>().Count());
    }

    [Fact]
    public async Task A_message_that_left_is_shown_in_the_words_that_left()
    {
        await Get<SendDueMessages>().RunAsync(Stop);

        Assert.True(Assert.IsType<PreviewOutcome.Shown>(await Preview.ShowAsync(message, Stop)).WasSent);
    }

    [Fact]
    public async Task The_links_of_a_preview_open_nothing()
    {
        await Get<SendDueMessages>().RunAsync(Stop);
        var mail = Assert.IsType<PreviewOutcome.Shown>(await Preview.ShowAsync(message, Stop)).Mail;

        Assert.Contains("http://localhost/bevestigen/…", mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"http://localhost/bevestigen/…\"", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_mail_reaches_only_the_one_who_asked_and_says_what_it_is()
    {
        var olga = await Get<StaffStore>()
            .AddAsync(new Contact("Olga") { Email = "olga@programma.example" }, StaffRole.Organiser, null, "nl", Stop);

        Assert.IsType<MailOutcome.Accepted>(await Preview.SendTestAsync(message, olga.PersonId, Stop));

        var kept = Assert.Single(await Get<LocalMailbox>().NewestAsync(null, 0, 9, Stop));
        var mail = (await Get<LocalMailbox>().ReadAsync(kept.Id, Stop))!;
        Assert.Equal(("[TEST] Bevestig uw aanmelding", "Olga <olga@programma.example>"),
            (mail.Subject, mail.To.Replace("\"", "", StringComparison.Ordinal)));
        Assert.StartsWith("Dit is een testmail.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<strong>Dit is een testmail.", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Links, link => !link.EndsWith('…'));
        Assert.Equal(MessageState.Queued, (await Get<MessageStore>().GetAsync(message, Stop))!.Message.State);
    }

    [Fact]
    public async Task What_would_be_skipped_says_why()
    {
        var row = (await Get<MessageStore>().GetAsync(message, Stop))!.Message;
        await Get<RegistrationStore>().ConfirmAsync(row.SubjectId, Stop);

        Assert.Equal(new PreviewOutcome.NothingToShow(MessageReason.RegistrationConfirmed), await Preview.ShowAsync(message, Stop));
    }

    [Fact]
    public async Task A_message_that_does_not_exist_is_not_found() =>
        Assert.IsType<PreviewOutcome.NotFound>(await Preview.ShowAsync(Guid.NewGuid(), Stop));
}
