using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Web.Layout;

namespace Recruit.Web.Reminders;

/// <summary>When people are left in peace, and how many reminders they get on a day at most.</summary>
public sealed class QuietHours(ReminderRuleStore rules, IStringLocalizer<QuietHours> L) : ProgrammePage
{
    private const int Most = 20;

    [BindProperty(Name = "van")]
    public string? From { get; set; }

    [BindProperty(Name = "tot")]
    public string? Until { get; set; }

    [BindProperty(Name = "ochtend")]
    public string? Morning { get; set; }

    [BindProperty(Name = "aantal")]
    public string? MostADay { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAct)
            return NotFound();
        var saved = await rules.SettingsAsync(Programme.Id, stop);
        (From, Until, Morning) = (RuleForm.TimeOf(saved.QuietFrom), RuleForm.TimeOf(saved.QuietUntil), RuleForm.TimeOf(saved.Morning));
        MostADay = saved.MostADay.ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (CheckAndRead() is not { } wished)
            return Page();
        Done = await rules.ChangeSettingsAsync(Programme.Id, wished, Staff.Actor, stop)
            ? L["De stille uren en het hoogste aantal zijn bewaard."]
            : L["Er is niets veranderd: het stond al zo."];
        return Redirect($"{Base}/regels");
    }

    private ReminderSettings? CheckAndRead()
    {
        var read = new ReminderSettings(Minutes(From, "van"), Minutes(Until, "tot"), Minutes(Morning, "ochtend"), 1);
        if (ModelState.IsValid && read.IsQuiet(read.Morning))
            ModelState.AddModelError("ochtend", L["Deze tijd valt zelf in de stille uren. Kies een tijd daarna."]);
        else if (ModelState.IsValid && read.Morning is >= 120 and < 180)
            ModelState.AddModelError("ochtend", L["Tussen 2 en 3 uur 's nachts plannen wij niets. Kies een andere tijd."]);
        if (!int.TryParse(MostADay?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most is < 1 or > Most)
            ModelState.AddModelError("aantal", L["Vul een heel getal van 1 tot en met {0} in.", Most]);
        return ModelState.IsValid ? read with { MostADay = most } : null;
    }

    private int Minutes(string? typed, string name)
    {
        if (RuleForm.MinutesOf(typed) is { } minutes)
            return minutes;
        ModelState.AddModelError(name, L["Vul een tijd in, zoals 21:00."]);
        return 0;
    }
}
