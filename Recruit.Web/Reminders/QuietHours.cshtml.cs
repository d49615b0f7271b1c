using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Papers;
using Recruit.Data.Programmes;
using Recruit.Data.Reminders;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Reminders;

/// <summary>When people are left in peace, how many reminders they get on a day at most, and when papers are due.</summary>
public sealed class QuietHours(
    ReminderRuleStore rules, ProgrammeStore programmes, PaperStore papers, IStringLocalizer<QuietHours> L) : ProgrammePage
{
    private const int Most = 20;
    private const int MostPaperDays = 120;

    [BindProperty(Name = "van")]
    public string? From { get; set; }

    [BindProperty(Name = "tot")]
    public string? Until { get; set; }

    [BindProperty(Name = "ochtend")]
    public string? Morning { get; set; }

    [BindProperty(Name = "aantal")]
    public string? MostADay { get; set; }

    public IReadOnlyList<Track> Tracks { get; private set; } = [];

    /// <summary>What was typed for a track; what is kept where nothing was typed.</summary>
    public string PaperOf(Track track) => Request.HasFormContentType && Request.Form.TryGetValue(FieldOf(track), out var typed)
        ? typed.ToString().Trim()
        : track.PaperDays?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string FieldOf(Track track) => $"paper-{track.Slug}";

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAct)
            return NotFound();
        await FillAsync(stop);
        return Page();
    }

    private async Task FillAsync(CancellationToken stop)
    {
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
        var saved = await rules.SettingsAsync(Programme.Id, stop);
        (From, Until, Morning) = (RuleForm.TimeOf(saved.QuietFrom), RuleForm.TimeOf(saved.QuietUntil), RuleForm.TimeOf(saved.Morning));
        MostADay = saved.MostADay.ToString(CultureInfo.InvariantCulture);
    }

    public async Task<IActionResult> OnPostPapersAsync(CancellationToken stop)
    {
        await FillAsync(stop);
        foreach (var track in Tracks.Where(track => PaperOf(track).Length > 0 && PaperDaysOf(track) is not (>= 1 and <= MostPaperDays)))
            ModelState.AddModelError(FieldOf(track), L["Vul voor {0} een heel getal van 1 tot en met {1} in, of laat het leeg.",
                track.Name(SiteLanguage.Current), MostPaperDays]);
        if (!ModelState.IsValid)
            return Page();
        var changed = 0;
        foreach (var track in Tracks)
            changed += await papers.SetDaysAsync(Programme.Id, track.Id, PaperDaysOf(track), Staff.Actor, stop) ? 1 : 0;
        Done = changed > 0 ? L["De dagen voor de papers zijn bewaard."] : L["Er is niets veranderd: het stond al zo."];
        return Redirect($"{Base}/regels");
    }

    private int? PaperDaysOf(Track track) =>
        int.TryParse(PaperOf(track), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null;

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
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
