using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Dialogues;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Messages;
using Recruit.Web.Language;
using Recruit.Web.Layout;
using Recruit.Web.Messages;

namespace Recruit.Web.Letters;

/// <summary>A letter as the list shows it.</summary>
/// <param name="ChangedAt">When its words were last changed, in either language; null for never.</param>
/// <param name="Nearer">The tracks and types that have words of their own, by language.</param>
public sealed record LetterLine(
    string Rule, string Name, bool OwnDutch, bool OwnEnglish, DateTimeOffset? ChangedAt, ILookup<string, LetterScope> Nearer);

/// <summary>Every letter of the programme: whose words it has, and how it reads with example data, before anybody gets one.</summary>
public sealed class LetterList(
    ProgrammeStore programmes, DialogueStore dialogues, LetterTemplateStore templates, LetterExamples examples, MessageWords words)
    : ProgrammePage
{
    [BindProperty(Name = "brief", SupportsGet = true)]
    public string? RuleAsked { get; set; }

    public MessageWords Words => words;
    public IReadOnlyList<ReminderRule> Reminders { get; private set; } = [];
    public IReadOnlyList<LetterLine> Lines { get; private set; } = [];
    public string Rule { get; private set; } = "";

    /// <summary>The dialogue that the examples are about; null when there is none yet, and one is made up.</summary>
    public Dialogue? Dialogue { get; private set; }

    /// <summary>Null when there is no such letter.</summary>
    public RenderedMail? Mail { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        await LoadAsync(stop);
        if (Mail is null)
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
        var own = await templates.NewestOfAllAsync(Programme.Id, stop);
        var tracks = await programmes.TracksAsync(Programme.Id, stop);
        Lines = [.. LetterExamples.RulesOf(Reminders)
            .Select(rule => LineOf(rule, [.. own.Where(version => version.Rule == rule)], tracks))];
        Rule = string.IsNullOrEmpty(RuleAsked) ? Lines[0].Rule : RuleAsked;
        Dialogue = (await dialogues.ListAsync(Programme.Id, null, null, stop)).FirstOrDefault();
        Mail = await examples.WriteAsync(
            Rule, Programme, Reminders, Dialogue ?? examples.MadeUpDialogue(Programme), SiteLanguage.Current, stop);
    }

    private LetterLine LineOf(string rule, LetterTemplate[] newest, IReadOnlyList<Track> tracks)
    {
        var own = newest.Where(version => !version.IsStandard).ToLookup(version => version.TrackId is null);
        return new LetterLine(rule, words.Rule(rule, Reminders), own[true].Any(version => version.Language == "nl"),
            own[true].Any(version => version.Language == "en"), newest.Length == 0 ? null : newest.Max(version => version.SavedAt),
            own[false].ToLookup(version => version.Language, version => LetterScope.Of(version, tracks)));
    }
}
