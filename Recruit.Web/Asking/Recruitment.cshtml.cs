using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Data.Spelling;
using Recruit.Web.Layout;

namespace Recruit.Web.Asking;

/// <summary>Who is asked to take part, and who comes: letters by lot, partners, and how many came by which way.</summary>
public sealed class Recruitment(LetterLotteryStore lotteries, PartnerStore partners, ArrivalStore arrivals, IStringLocalizer<Recruitment> L)
    : ProgrammePage
{
    private const int LongestName = 80;

    public IReadOnlyList<LetterLottery> Lotteries { get; private set; } = [];
    public IReadOnlyList<Partner> Partners { get; private set; } = [];
    public IReadOnlyList<ChannelReach> Reach { get; private set; } = [];

    [BindProperty(Name = "naam")]
    public string? PartnerName { get; set; }

    [BindProperty(Name = "plaatsen")]
    public string? Seats { get; set; } = "2";

    public Task OnGetAsync(CancellationToken stop) => LoadAsync(stop);

    /// <summary>Adds a partner, and goes to the sheet with its link.</summary>
    public async Task<IActionResult> OnPostPartnerAsync(CancellationToken stop)
    {
        var name = Spelled.Line(PartnerName ?? "");
        if (name.Length is 0 or > LongestName)
            ModelState.AddModelError("naam", L["Vul de naam in, van hooguit {0} tekens.", LongestName]);
        if (!int.TryParse(Seats, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) || seats > PartnerStore.MostSeats)
            ModelState.AddModelError("plaatsen", L["Vul een heel getal van 0 tot en met {0} in.", PartnerStore.MostSeats]);
        if (ModelState.IsValid && await partners.AddAsync(Programme.Id, name, seats, Staff.Actor, stop) is { } added)
            return Redirect($"{Base}/werving/partners/{added}");
        if (ModelState.IsValid)
            ModelState.AddModelError("naam", L["Deze partner is er al."]);
        await LoadAsync(stop);
        return Page();
    }

    /// <summary>A way in, in words.</summary>
    public string NameOf(string channel) => channel switch
    {
        "letter" => L["Met een code uit een brief"],
        "partner" => L["Via een partner"],
        _ => L["Zelf aangemeld"],
    };

    private async Task LoadAsync(CancellationToken stop)
    {
        Lotteries = await lotteries.ListAsync(Programme.Id, stop);
        Partners = await partners.ListAsync(Programme.Id, stop);
        Reach = await arrivals.ReachAsync(Programme.Id, stop);
    }
}
