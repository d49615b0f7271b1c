using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Registrations;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Messages;

/// <summary>Staff may read what others are sent, but not use it.</summary>
public sealed class MessagePreviewTests : IAsyncLifetime
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private TestDatabase database = null!;
    private Guid message;

    private MessagePreview Preview => database.Get<MessagePreview>();

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var programme = await TestProgramme.CreateAsync(database);
        await programme.RegisterAsync("Anna", change: wish => wish with { Confirmed = false });
        message = Assert.Single(await database.Get<MessageStore>().ListAsync(new MessageFilter(programme.Programme.Id), 0, 9, Stop)).Id;
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task A_message_that_waits_is_shown_as_it_would_be_and_nothing_leaves()
    {
        var shown = Assert.IsType<PreviewOutcome.Shown>(await Preview.ShowAsync(message, Stop));

        Assert.Equal((false, "Bevestig uw aanmelding"), (shown.WasSent, shown.Mail.Subject));
        Assert.Contains("Beste Anna", shown.Mail.Text, StringComparison.Ordinal);
        Assert.Equal(MessageState.Queued, (await database.Get<MessageStore>().GetAsync(message, Stop))!.Message.State);
        Assert.Equal(0, database.Get<LocalMailbox>().Count());
    }

    [Fact]
    public async Task A_message_that_left_is_shown_in_the_words_that_left()
    {
        await database.Get<SendDueMessages>().RunAsync(Stop);

        Assert.True(Assert.IsType<PreviewOutcome.Shown>(await Preview.ShowAsync(message, Stop)).WasSent);
    }

    [Fact]
    public async Task The_links_of_a_preview_open_nothing()
    {
        await database.Get<SendDueMessages>().RunAsync(Stop);
        var mail = Assert.IsType<PreviewOutcome.Shown>(await Preview.ShowAsync(message, Stop)).Mail;

        Assert.Contains("http://localhost/bevestigen/…", mail.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"http://localhost/bevestigen/…\"", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_test_mail_reaches_only_the_one_who_asked_and_says_what_it_is()
    {
        var olga = await database.Get<StaffStore>().AddAsync(new Contact("Olga") { Email = "olga@programma.example" }, StaffRole.Organiser, null, "nl", Stop);

        Assert.IsType<MailOutcome.Accepted>(await Preview.SendTestAsync(message, olga.PersonId, Stop));

        var kept = Assert.Single(await database.Get<LocalMailbox>().NewestAsync(null, 0, 9, Stop));
        var mail = (await database.Get<LocalMailbox>().ReadAsync(kept.Id, Stop))!;
        Assert.Equal(("[TEST] Bevestig uw aanmelding", "Olga <olga@programma.example>"), (mail.Subject, mail.To.Replace("\"", "", StringComparison.Ordinal)));
        Assert.StartsWith("Dit is een testmail.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<strong>Dit is een testmail.", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Links, link => !link.EndsWith('…'));
        Assert.Equal(MessageState.Queued, (await database.Get<MessageStore>().GetAsync(message, Stop))!.Message.State);
    }

    [Fact]
    public async Task What_would_be_skipped_says_why()
    {
        var row = (await database.Get<MessageStore>().GetAsync(message, Stop))!.Message;
        await database.Get<RegistrationStore>().ConfirmAsync(row.SubjectId, Stop);

        Assert.Equal(new PreviewOutcome.NothingToShow(MessageReason.RegistrationConfirmed), await Preview.ShowAsync(message, Stop));
    }

    [Fact]
    public async Task A_message_that_does_not_exist_is_not_found() =>
        Assert.IsType<PreviewOutcome.NotFound>(await Preview.ShowAsync(Guid.NewGuid(), Stop));
}
