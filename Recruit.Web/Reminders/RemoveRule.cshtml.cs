using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Web.Layout;
using Recruit.Web.Messages;

namespace Recruit.Web.Reminders;

/// <summary>Asks before a rule is removed, and offers to switch it off instead.</summary>
public sealed class RemoveRule(ProgrammeStore programmes, ReminderRuleStore rules, RuleWords words, IStringLocalizer<RemoveRule> L)
    : ProgrammePage
{
    public RuleWords Words => words;
    public ReminderRule Rule { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!MayAct || (await programmes.ReminderRulesAsync(Programme.Id, stop)).FirstOrDefault(rule => rule.Id == id) is not { } found)
            return NotFound();
        Rule = found;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        Done = await rules.RemoveAsync(Programme.Id, id, Staff.Actor, stop)
            ? L["De herinnering is verwijderd. Wat al gepland was, gaat niet weg."]
            : L["Er is niets veranderd: deze herinnering was er niet meer."];
        return Redirect($"{Base}/regels");
    }
}
