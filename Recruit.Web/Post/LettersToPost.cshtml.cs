using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Post;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Post;
using Recruit.Web.Language;
using Recruit.Web.Layout;
using Recruit.Web.Messages;

namespace Recruit.Web.Post;

/// <summary>Letters to those without e-mail: print, post, or call where a letter would come too late.</summary>
public sealed class LettersToPost(
    PostRoom desk, LetterStore letters, ProgrammeStore programmes, MessageWords words, IStringLocalizer<LettersToPost> L) : ProgrammePage
{
    private const int MostDays = 14;
    private const int LongestTelephone = 30;
    private IReadOnlyList<ReminderRule> reminders = [];

    public IReadOnlyList<DeskLetter> ToPrint { get; private set; } = [];
    public IReadOnlyList<DeskLetter> Printed { get; private set; } = [];
    public IReadOnlyList<DeskLetter> ToCall { get; private set; } = [];

    [BindProperty(Name = "dagen")]
    public string? Days { get; set; }

    [BindProperty(Name = "telefoon")]
    public string? Telephone { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var settings = await letters.SettingsAsync(Programme.Id, stop);
        (Days, Telephone) = (settings.Days.ToString(CultureInfo.InvariantCulture), settings.Telephone);
        await ReadAsync(stop);
    }

    public async Task<IActionResult> OnPostPrintAsync(CancellationToken stop)
    {
        var run = await desk.PrintAsync(Programme.Id, Staff.Actor, stop);
        Done = run.Skipped == 0
            ? L["{0} {0:brief is|brieven zijn} klaar om te printen.", Counted.Of(run.Ready)]
            : L["{0} {0:brief is|brieven zijn} klaar om te printen. Niet meer nodig: {1}.", Counted.Of(run.Ready), Figure.Of(run.Skipped)];
        return Redirect($"{Base}/post" + (run.Ready > 0 ? "/print" : ""));
    }

    /// <param name="aantal">How many printed letters the page showed.</param>
    public async Task<IActionResult> OnPostPostedAsync(int aantal, CancellationToken stop)
    {
        var printed = await desk.PostAsync(Programme.Id, aantal, Staff.Actor, stop);
        Done = printed == 0 ? L["Er waren geen brieven om te posten. Er is niets dubbel geteld."]
            : printed == aantal ? L["{0} {0:brief telt|brieven tellen} nu als verstuurd.", Counted.Of(printed)]
            : L["Er is niets geteld: er {0:ligt|liggen} nu {0} {0:brief|brieven} klaar in plaats van {1}. Kijk het nog eens na.", Counted.Of(printed),
                Figure.Of(aantal)];
        return Redirect($"{Base}/post");
    }

    public async Task<IActionResult> OnPostCalledAsync(Guid bericht, CancellationToken stop)
    {
        Done = await desk.TellByPhoneAsync(Programme.Id, bericht, Staff.Actor, stop)
            ? L["Genoteerd: deze persoon weet het. Neem een antwoord op bij de aanmelding."]
            : L["Er is niets veranderd: dit bericht wachtte al niet meer."];
        return Redirect($"{Base}/post");
    }

    public async Task<IActionResult> OnPostSettingsAsync(CancellationToken stop)
    {
        if (!int.TryParse(Days?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > MostDays)
            ModelState.AddModelError("dagen", L["Vul een heel getal van 0 tot en met 14 in."]);
        var telephone = Telephone?.Trim() ?? "";
        if (telephone.Length > LongestTelephone
            || telephone.Any(letter => !(char.IsAsciiDigit(letter) || letter is '+' or ' ' or '-' or '(' or ')')))
            ModelState.AddModelError("telefoon", L["Dit is geen telefoonnummer. Schrijf het als 030 123 45 67."]);
        if (!ModelState.IsValid)
        {
            await ReadAsync(stop);
            return Page();
        }
        await letters.ChangeSettingsAsync(Programme.Id, new LetterSettings(days, telephone), Staff.Actor, stop);
        Done = L["De instellingen zijn bewaard."];
        return Redirect($"{Base}/post");
    }

    /// <summary>What kind of letter it is.</summary>
    public string RuleOf(DeskLetter waiting) => words.Rule(waiting.Letter.Rule, reminders);

    /// <summary>A name for organisers, a number for those who may only look.</summary>
    public string NameOf(DeskLetter waiting) => MayAct
        ? waiting.Contact?.Name ?? "–"
        : waiting.Letter.Registration is { } number ? L["Aanmelding {0}", number] : L["gastheer of gespreksleider"];

    private async Task ReadAsync(CancellationToken stop)
    {
        reminders = await programmes.ReminderRulesAsync(Programme.Id, stop);
        var all = await desk.ListAsync(Programme.Id, stop);
        Printed = [.. all.Where(waiting => waiting.IsPrinted)];
        ToPrint = [.. all.Where(waiting => !waiting.IsPrinted && waiting.Route == PostRoute.Letter)];
        ToCall = [.. all.Where(waiting => !waiting.IsPrinted && waiting.Route != PostRoute.Letter)];
    }
}
