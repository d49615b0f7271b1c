using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Data.Staff;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Messages;
using Recruit.Web.Layout;

namespace Recruit.Web.Messages;

/// <summary>One message: what happened to it, and its words as they left or would leave.</summary>
public sealed class MessagePage(
    MessageStore messages, Outbox outbox, MessagePreview previews, ReminderRuleStore rules, StaffStore staff, Vault vault, AuditStore audit,
    MessageWords words, IStringLocalizer<MessagePage> L) : ProgrammePage
{
    public MessageWords Words => words;
    public MessageHistory History { get; private set; } = null!;
    public MessageRow Message => History.Message;
    public PreviewOutcome Preview { get; private set; } = new PreviewOutcome.NotFound();
    public IReadOnlyList<ReminderRule> Reminders { get; private set; } = [];

    /// <summary>Who gets it; null for viewers, and when the person was erased.</summary>
    public Contact? Receiver { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (await FindAsync(id, stop) is not { } history)
            return NotFound();
        History = history;
        Reminders = await rules.WithRemovedAsync(Programme.Id, stop);
        Preview = await PreviewAsync(id, stop);
        if (MayAct && (Receiver = await vault.ReadAsync(Message.PersonId, stop)) is not null)
            await audit.WriteAsync(Staff.Actor, "view_message", $"message {id}", "", stop);
        SafeFrame.AllowOn(Response);
        return Page();
    }

    /// <summary>The HTML by itself, for the frame of its page.</summary>
    public async Task<IActionResult> OnGetHtmlAsync(Guid id, CancellationToken stop)
    {
        if (await FindAsync(id, stop) is null || await PreviewAsync(id, stop) is not PreviewOutcome.Shown shown)
            return NotFound();
        SafeFrame.Confine(Response);
        return Content(shown.Mail.Html, "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnPostTestAsync(Guid id, CancellationToken stop)
    {
        if (await FindAsync(id, stop) is null || await staff.GetAsync(Staff.Id, stop) is not { } me)
            return NotFound();
        var outcome = await previews.SendTestAsync(id, me.PersonId, stop);
        await audit.WriteAsync(Staff.Actor, "send_test", $"message {id}", outcome?.GetType().Name ?? "nothing to send", stop);
        Done = outcome switch
        {
            MailOutcome.Accepted => L["De proefmail is naar u onderweg. Hij is gemerkt als test, en zijn links doen niets."],
            null => L["Er is niets te sturen: dit bericht heeft geen tekst, of u hebt geen adres."],
            _ => L["De proefmail kon niet weg. Probeer het straks nog eens."],
        };
        return Redirect($"{Base}/berichten/{id}");
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid id, CancellationToken stop)
    {
        if (await FindAsync(id, stop) is null)
            return NotFound();
        var again = await outbox.SendAgainAsync(id, Staff.Actor, stop);
        await audit.WriteAsync(Staff.Actor, "send_again", $"message {id}", again ? "" : "not refused", stop);
        Done = again
            ? L["Het bericht staat weer klaar. Binnen een minuut gaat het weg."]
            : L["Dit bericht is niet geweigerd, of staat al weer klaar."];
        return Redirect($"{Base}/berichten/{id}");
    }

    private async Task<MessageHistory?> FindAsync(Guid id, CancellationToken stop) =>
        await messages.GetAsync(id, stop) is { } history && history.Message.ProgrammeId == Programme.Id ? history : null;

    // A viewer reads letters with the examples; real ones carry names.
    private async Task<PreviewOutcome> PreviewAsync(Guid id, CancellationToken stop) =>
        MayAct ? await previews.ShowAsync(id, stop) : new PreviewOutcome.Secret();
}
