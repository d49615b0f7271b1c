using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Web.Layout;
using Recruit.Web.Messages;

namespace Recruit.Web.Reminders;

/// <summary>The reminder rules of a programme in words, and what each will do as things stand.</summary>
public sealed class RuleList(
    ProgrammeStore programmes, ReminderRuleStore rules, RulesAhead ahead, RuleWords words, IStringLocalizer<RuleList> L)
    : ProgrammePage
{
    public RuleWords Words => words;
    public IReadOnlyList<ReminderRule> Rules { get; private set; } = [];
    public ReminderSettings Settings { get; private set; } = ReminderSettings.Usual;
    public IReadOnlyDictionary<Guid, ReminderOutlook> Coming { get; private set; } = new Dictionary<Guid, ReminderOutlook>();

    public async Task OnGetAsync(CancellationToken stop)
    {
        Rules = await programmes.ReminderRulesAsync(Programme.Id, stop);
        Settings = await rules.SettingsAsync(Programme.Id, stop);
        Coming = (await ahead.OfAsync(Programme, Rules, Settings, stop)).ToDictionary(one => one.Rule.Id);
    }

    public async Task<IActionResult> OnPostOffAsync(Guid rule, CancellationToken stop)
    {
        Done = await rules.SwitchOffAsync(Programme.Id, rule, Staff.Actor, stop)
            ? L["De herinnering staat uit. Wat al gepland was, gaat niet weg."]
            : L["Er is niets veranderd: deze herinnering stond al uit."];
        return Redirect($"{Base}/regels");
    }
}
