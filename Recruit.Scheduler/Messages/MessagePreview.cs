using System.Text.RegularExpressions;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Site;

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

/// <summary>
/// Shows messages to staff. Links that only the receiver may use are made harmless: reading a mail must not give its powers.
/// </summary>
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
                : new PreviewOutcome.NothingToShow(MessageReason.Erased);
        return Outcome(await WriteAsync(writer, history.Message, trial: null, stop), history.Message.Language);
    }

    /// <summary>A message in words that are being tried, whether or not it left already in others.</summary>
    public async Task<PreviewOutcome> TryAsync(Guid messageId, LetterFile words, CancellationToken stop)
    {
        if (await messages.GetAsync(messageId, stop) is not { Message: var message } || WriterOf(message) is not { } writer)
            return new PreviewOutcome.NotFound();
        if (writer.IsSecret(message.Rule))
            return new PreviewOutcome.Secret();
        return Outcome(await WriteAsync(writer, message, words, stop), message.Language);
    }

    /// <summary>
    /// Sends the words of a message to a member of staff, plainly marked as a test, without its calendar part and with harmless links.
    /// </summary>
    /// <returns>Null when there is nothing to send, or nobody to send it to.</returns>
    public async Task<MailOutcome?> SendTestAsync(Guid messageId, Guid staffPersonId, CancellationToken stop) =>
        await ShowAsync(messageId, stop) is PreviewOutcome.Shown { Mail: var mail } ? await SendTestAsync(mail, staffPersonId, stop) : null;

    /// <inheritdoc cref="SendTestAsync(Guid, Guid, CancellationToken)"/>
    /// <param name="mail">Any mail, sent before or never.</param>
    public async Task<MailOutcome?> SendTestAsync(RenderedMail mail, Guid staffPersonId, CancellationToken stop)
    {
        if (await vault.ReadAsync(staffPersonId, stop) is not { Email.Length: > 0 } tester)
            return null;
        mail = Harmless(mail);
        var marked = mail with
        {
            Subject = $"[TEST] {mail.Subject}",
            Text = $"{TestNotice}\n\n{mail.Text}",
            Html = MainStart()
                .Replace(mail.Html, $"$0\n<p style=\"border:2px solid #b35c00;padding:8px\"><strong>{TestNotice}</strong></p>", 1),
            Calendar = null,
        };
        return await transport.SendAsync(marked.To(tester, $"test-{Guid.NewGuid():N}@recruit", site.FromAddress, clock.GetUtcNow()), stop);
    }

    private IMessageWriter? WriterOf(MessageRow message) => writers.FirstOrDefault(writer => writer.Writes(message.Rule));

    private static PreviewOutcome Outcome(Writing writing, string language) => writing switch
    {
        Writing.Written written => new PreviewOutcome.Shown(Harmless(RenderedMail.Of(written, language)), WasSent: false),
        Writing.Skip skip => new PreviewOutcome.NothingToShow(skip.Because),
        var other => throw new InvalidOperationException($"{other.GetType().Name} is no writing that is known here."),
    };

    private async Task<Writing> WriteAsync(IMessageWriter writer, MessageRow message, LetterFile? trial, CancellationToken stop)
    {
        if (await vault.ReadAsync(message.PersonId, stop) is not { } contact)
            return new Writing.Skip(MessageReason.Erased);
        var due = new DueMessage(
            message.Id, message.PersonId, message.Rule, message.Occasion, message.SubjectId, message.Language, message.DueAt)
        {
            Trial = trial,
        };
        return await writer.WriteAsync(due, contact, stop);
    }

    private static RenderedMail Harmless(RenderedMail mail) =>
        mail with
        {
            Text = Token().Replace(mail.Text, "…"),
            Html = Token().Replace(mail.Html, "…"),
            Calendar = HarmlessCalendar(mail.Calendar),
        };

    private static CalendarPart? HarmlessCalendar(CalendarPart? calendar) =>
        calendar is null ? null : calendar with { Text = Token().Replace(calendar.Text, "…") };

    // What CapabilityStore issues: 22 characters after the last slash of a path.
    [GeneratedRegex(@"(?<=://[^\s""<>]*/)[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])")]
    private static partial Regex Token();

    [GeneratedRegex("<main[^>]*>")]
    private static partial Regex MainStart();
}
