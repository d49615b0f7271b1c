using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Scheduler.Reminders;
using Recruit.Web.Language;
using Recruit.Web.Layout;
using Recruit.Web.Messages;

namespace Recruit.Web.Reminders;

/// <summary>
/// A new rule or a change of one: the form, then the dry run of exactly that rule, then the press that confirms the count that was shown.
/// Until that press nothing is kept.
/// </summary>
public sealed class EditRule(
    ProgrammeStore programmes, ReminderRuleStore rules, DryRun dryRun, RuleWords words, TimeProvider clock, IStringLocalizer<EditRule> L)
    : ProgrammePage
{
    private const string New = "nieuw";
    private IReadOnlyList<ReminderRule> all = [];

    public RuleWords Words => words;
    public RuleForm Form { get; private set; } = RuleForm.Blank();

    /// <summary>The rule as it stands; null for a new one.</summary>
    public ReminderRule? Before { get; private set; }

    /// <summary>The rule as it would be; null while the form is filled in.</summary>
    public ReminderRule? Draft { get; private set; }

    public DryRunReport? Report { get; private set; }

    /// <summary>Why people get nothing, the most frequent reason first.</summary>
    public IEnumerable<KeyValuePair<string, int>> Reasons =>
        (Report?.Staying ?? []).CountBy(line => line.Because!).OrderByDescending(one => one.Value);

    public string Here => $"{Base}/regels/{Before?.Id.ToString() ?? New}";

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stop)
    {
        if (!MayAct || !await FindAsync(id, stop))
            return NotFound();
        Form = Request.Query.ContainsKey("moment") ? RuleForm.Of(Request.Query) : Before is { } rule ? RuleForm.Of(rule) : RuleForm.Blank();
        return Page();
    }

    /// <summary>The dry run of the rule that the form describes.</summary>
    public async Task<IActionResult> OnGetControleAsync(string id, CancellationToken stop)
    {
        if (!MayAct || !await FindAsync(id, stop))
            return NotFound();
        Form = RuleForm.Of(Request.Query);
        await TryAsync(stop);
        return Page();
    }

    /// <summary>The dry run of a rule that is to be switched on as it is.</summary>
    public async Task<IActionResult> OnGetAanAsync(string id, CancellationToken stop) =>
        MayAct && await FindAsync(id, stop) && Before is { } rule
            ? Redirect($"{Here}?handler=Controle&{RuleForm.Of(rule).Query}")
            : NotFound();

    /// <param name="aantal_gezien">How many reminders the page showed; null keeps the rule switched off.</param>
    public async Task<IActionResult> OnPostAsync(string id, int? aantal_gezien, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
            return NotFound();
        Form = RuleForm.Of(Request.Form);
        await TryAsync(stop);
        if (Draft is not { } draft || Report is not { } report)
            return Page();
        if (aantal_gezien is { } seen && seen != report.Leaving.Count)
        {
            Done = L["Er is nog niets bewaard. Het aantal is veranderd: het was {0} en het is nu {1}. Kijk het nog eens na.", Figure.Of(seen), Figure.Of(
                report.Leaving.Count)];
            return Redirect($"{Here}?handler=Controle&{Form.Query}");
        }
        await rules.SaveAsync(draft with { Active = aantal_gezien is not null }, Staff.Actor, stop);
        Done = aantal_gezien is null ? L["De herinnering is bewaard en staat uit."] : L["De herinnering is bewaard en staat aan."];
        return Redirect($"{Base}/regels");
    }

    private async Task<bool> FindAsync(string id, CancellationToken stop)
    {
        all = await programmes.ReminderRulesAsync(Programme.Id, stop);
        Before = Guid.TryParse(id, out var known) ? all.FirstOrDefault(rule => rule.Id == known) : null;
        return Before is not null || id == New;
    }

    private async Task TryAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var fresh = Guid.CreateVersion7(now);
        var start = Before ?? new ReminderRule
        {
            Id = fresh,
            ProgrammeId = Programme.Id,
            Slug = ReminderRule.SlugOf(fresh),
            Trigger = ReminderTrigger.BeforeStart,
            OffsetMinutes = 0,
            MarginMinutes = 1,
            Position = all.Count + 1,
        };
        if (Form.Read(start, await rules.SettingsAsync(Programme.Id, stop), L, ModelState.AddModelError) is not { } read)
            return;
        // What stays as it was keeps its beginning; anything else passes over the moments before this one.
        Draft = read with { Active = true, Since = Before is { Active: true } && read.SpeaksLike(Before) ? Before.Since : now };
        ReminderRule[] tried = [.. all.Where(rule => rule.Id != Draft.Id), Draft];
        Report = await dryRun.RunAsync(Programme, tried, Draft.Id, DryRunQuestion.FromNowOn(now), stop);
    }
}
