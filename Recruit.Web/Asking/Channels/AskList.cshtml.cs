using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Asking;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Asking.Channels;

/// <summary>
/// Reads the list of a panel or a network and shows how many would get a mail; nothing is kept and nothing leaves before a press.
/// </summary>
public sealed class AskList(
    AskedPersonStore asked, ListUpload uploads, IDataProtectionProvider protection, TimeProvider clock, IStringLocalizer<AskList> L)
    : ProgrammePage
{
    private readonly IDataProtector sealing = protection.CreateProtector("list to ask");

    [BindProperty(Name = "bestand")]
    public IFormFile? Upload { get; set; }

    /// <summary>What the panel or network is called.</summary>
    [BindProperty(Name = "kanaal")]
    public string? Channel { get; set; }

    [BindProperty(Name = "tot")]
    public string? Until { get; set; }

    /// <summary>The list that was shown, sealed: it travels with the page and stands nowhere else.</summary>
    [BindProperty(Name = "voorstel")]
    public string? Sealable { get; set; }

    public AskingForecast? Forecast { get; private set; }
    public IReadOnlyList<RefusedLine> Refused { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (!MayAct)
            return NotFound();
        Until = LastDay.Usual(clock);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        var (name, end) = (Spelled.Line(Channel ?? ""), LastDay.EndOf(Until, Programme, clock));
        if (name.Length is 0 or > Recruitment.LongestName)
            ModelState.AddModelError("kanaal", L["Vul de naam in, van hooguit {0} tekens.", Recruitment.LongestName]);
        if (end is null)
            ModelState.AddModelError("tot", L["Kies een dag tussen vandaag en een jaar van nu."]);
        if (await uploads.ReadPeopleAsync(Upload, ModelState, stop) is not { } list)
            return Page();
        Refused = list.Refused;
        if (!ModelState.IsValid)
            return Page();
        Channel = name;
        Forecast = await asked.ForecastAsync(Programme.Id, list.People, stop);
        Sealable = sealing.Seal(new ListToAsk(Programme.Id, name, end!.Value, list.People));
        return Page();
    }

    public async Task<IActionResult> OnPostAskAsync(CancellationToken stop)
    {
        if (sealing.Open<ListToAsk>(Sealable) is not { } list || list.ProgrammeId != Programme.Id)
            return Redirect($"{Base}/werving/lijst");
        var mails = await asked.AskAsync(Programme.Id, list.Channel, list.EndsAt, list.People, Staff.Actor, stop);
        Done = L["{0} {0:mens krijgt|mensen krijgen} een mail. Niemand krijgt hem twee keer.", Counted.Of(mails)];
        return Redirect($"{Base}/werving");
    }

    private sealed record ListToAsk(Guid ProgrammeId, string Channel, DateTimeOffset EndsAt, IReadOnlyList<PersonToAsk> People);
}
