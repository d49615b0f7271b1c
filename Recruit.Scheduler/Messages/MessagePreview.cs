using System.Text.RegularExpressions;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Messages;

/// <summary>What can come of looking at a message.</summary>
public abstract record PreviewOutcome
{
    /// <param name="WasSent">True for the words as they left; false for the words as they would be now.</param>
    public sealed record Shown(RenderedMail Mail, bool WasSent) : PreviewOutcome;

    /// <summary>It would not be sent now, or was not, because of this.</summary>
    public sealed record NothingToShow(string Because) : PreviewOutcome;

    /// <summary>Nobody but the receiver may read it.</summary>
    public sealed record Secret : PreviewOutcome;

    public sealed record NotFound : PreviewOutcome;
}

/// <summary>Shows messages to staff. Links that only the receiver may use are made harmless: reading a mail must not give its powers.</summary>
public sealed partial class MessagePreview(
    MessageStore messages, Vault vault, IEnumerable<IMessageWriter> writers, IMailTransport transport, SiteOptions site, TimeProvider clock)
{
    private const string TestNotice = "Dit is een testmail. De links werken niet. / This is a test mail. Its links do not work.";

    /// <summary>The words of a message: those that left, or else those that would leave now. Nothing is sent.</summary>
    public async Task<PreviewOutcome> ShowAsync(Guid messageId, CancellationToken stop)
    {
        if (await messages.GetAsync(messageId, stop) is not { } history)
            return new PreviewOutcome.NotFound();
        if (WriterOf(history.Message) is not { } writer)
            return new PreviewOutcome.NothingToShow("nobody here writes this rule");
        if (writer.IsSecret(history.Message.Rule))
            return new PreviewOutcome.Secret();
        if (history.SealedText is { } sealedText)
            return await vault.OpenAsync(history.Message.PersonId, sealedText, stop) is { } json
                ? new PreviewOutcome.Shown(Harmless(RenderedMail.FromJson(json)), WasSent: true)
                : new PreviewOutcome.NothingToShow("the person was erased");
        return await WriteAsync(writer, history.Message, stop) switch
        {
            Writing.Written written => new PreviewOutcome.Shown(Harmless(RenderedMail.Of(written, history.Message.Language)), WasSent: false),
            Writing.Skip skip => new PreviewOutcome.NothingToShow(skip.Because),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no writing that is known here."),
        };
    }

    /// <summary>Sends the words of a message to a member of staff, plainly marked as a test, without its calendar part and with harmless links.</summary>
    /// <returns>Null when there is nothing to send, or nobody to send it to.</returns>
    public async Task<MailOutcome?> SendTestAsync(Guid messageId, Guid staffPersonId, CancellationToken stop)
    {
        if (await ShowAsync(messageId, stop) is not PreviewOutcome.Shown { Mail: var mail }
            || await vault.ReadAsync(staffPersonId, stop) is not { Email.Length: > 0 } tester)
            return null;
        var marked = mail with
        {
            Subject = $"[TEST] {mail.Subject}", Text = $"{TestNotice}\n\n{mail.Text}",
            Html = MainStart().Replace(mail.Html, $"$0\n<p style=\"border:2px solid #b35c00;padding:8px\"><strong>{TestNotice}</strong></p>", 1), Calendar = null,
        };
        return await transport.SendAsync(marked.To(tester, $"test-{Guid.NewGuid():N}@recruit", site.FromAddress, clock.GetUtcNow()), stop);
    }

    private IMessageWriter? WriterOf(MessageRow message) => writers.FirstOrDefault(writer => writer.Writes(message.Rule));

    private async Task<Writing> WriteAsync(IMessageWriter writer, MessageRow message, CancellationToken stop)
    {
        if (await vault.ReadAsync(message.PersonId, stop) is not { } contact)
            return new Writing.Skip("the person was erased");
        var due = new DueMessage(message.Id, message.PersonId, message.Rule, message.Occasion, message.SubjectId, message.Language, message.DueAt);
        return await writer.WriteAsync(due, contact, stop);
    }

    private static RenderedMail Harmless(RenderedMail mail) =>
        mail with { Text = Token().Replace(mail.Text, "…"), Html = Token().Replace(mail.Html, "…"), Calendar = HarmlessCalendar(mail.Calendar) };

    private static CalendarPart? HarmlessCalendar(CalendarPart? calendar) =>
        calendar is null ? null : calendar with { Text = Token().Replace(calendar.Text, "…") };

    // What CapabilityStore issues: 22 characters after the last slash of a path.
    [GeneratedRegex(@"(?<=://[^\s""<>]*/)[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])")]
    private static partial Regex Token();

    [GeneratedRegex("<main[^>]*>")]
    private static partial Regex MainStart();
}
