using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Messages;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Messages;

/// <summary>Every letter of the programme with example data, to be read before anybody gets one.</summary>
public sealed class Letters(ProgrammeStore programmes, DialogueStore dialogues, LetterExamples examples, MessageWords words) : ProgrammePage
{
    [BindProperty(Name = "brief", SupportsGet = true)]
    public string? RuleAsked { get; set; }

    public MessageWords Words => words;
    public IReadOnlyList<ReminderRule> Reminders { get; private set; } = [];
    public IReadOnlyList<string> Rules { get; private set; } = [];
    public string Rule { get; private set; } = "";

    /// <summary>The dialogue that the examples are about; null when there is none yet.</summary>
    public Dialogue? Dialogue { get; private set; }

    public RenderedMail? Mail { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (!Rules.Contains(Rule))
            return NotFound();
        SafeFrame.AllowOn(Response);
        return Page();
    }

    /// <summary>The HTML by itself, for the frame of its page.</summary>
    public async Task<IActionResult> OnGetHtmlAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (Mail is null)
            return NotFound();
        SafeFrame.Confine(Response);
        return Content(Mail.Html, "text/html; charset=utf-8");
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        Reminders = await programmes.ReminderRulesAsync(Programme.Id, stop);
        Rules = LetterExamples.RulesOf(Reminders);
        Rule = string.IsNullOrEmpty(RuleAsked) ? Rules[0] : RuleAsked;
        Dialogue = (await dialogues.ListAsync(Programme.Id, null, null, stop)).FirstOrDefault();
        Mail = Dialogue is null ? null : examples.Write(Rule, Programme, Reminders, Dialogue, SiteLanguage.Current);
    }
}
