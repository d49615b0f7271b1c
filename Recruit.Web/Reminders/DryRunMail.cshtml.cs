using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Reminders;
using Recruit.Web.Messages;

namespace Recruit.Web.Reminders;

/// <summary>One mail of a dry run as it would be when it leaves, with a link that opens nothing.</summary>
public sealed class DryRunMail(
    ProgrammeStore programmes, DryRun dryRun, TimeProvider clock, ReminderLetters letters, LetterTemplates templates, Vault vault,
    AuditStore audit)
    : DryRunPage(programmes, dryRun, clock)
{
    /// <summary>From 1.</summary>
    [BindProperty(Name = "nummer", SupportsGet = true)]
    public int Number { get; set; } = 1;

    public ForecastLine Line => Report.Leaving[Number - 1];
    public Contact Receiver { get; private set; } = null!;
    public RenderedMail Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await ReadAsync(stop))
            return NotFound();
        await audit.WriteAsync(Staff.Actor, "view_dry_run_mail", $"programme {Programme.Id}",
            $"{ReminderPlan.RuleOf(Line.Reminder.Rule)} of {Line.Reminder.About.SubjectId}", stop);
        SafeFrame.AllowOn(Response);
        return Page();
    }

    /// <summary>The HTML by itself, for the frame of its page.</summary>
    public async Task<IActionResult> OnGetHtmlAsync(CancellationToken stop)
    {
        if (!await ReadAsync(stop))
            return NotFound();
        SafeFrame.Confine(Response);
        return Content(Mail.Html, "text/html; charset=utf-8");
    }

    public string LinkTo(int number) => $"{Base}/proefdraaien/mail?{Question}&nummer={number}";

    /// <summary>Reads the mail with this number; a viewer reads letters with the examples, as real ones carry names.</summary>
    private async Task<bool> ReadAsync(CancellationToken stop)
    {
        if (!MayAct || !await RunAsync(_ => { }, stop) || Number < 1 || Number > Report.Leaving.Count)
            return false;
        var about = Line.Reminder.About;
        if (await vault.ReadAsync(about.PersonId, stop) is not { } contact
            || await letters.ToShowAsync(Line.Reminder.Rule, about, contact.Name, about.Language, Line.DueAt, stop) is not { } letter)
            return false;
        var place = letter.PlaceIn(
            new LetterPlace(Programme.Id, ReminderPlan.RuleOf(Line.Reminder.Rule), LetterTemplates.LanguageOf(about.Language)));
        (Receiver, Mail) = (contact,
            RenderedMail.Of(letter.Write(await templates.WordsAsync(place, letter, about.Language, stop)), about.Language));
        return true;
    }
}
