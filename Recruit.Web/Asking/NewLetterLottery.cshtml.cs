using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Scheduler.Asking;
using Recruit.Web.Layout;

namespace Recruit.Web.Asking;

/// <summary>
/// Reads a file of addresses and shows how letters would be spread; only the seal is kept, when the organiser makes it public.
/// </summary>
public sealed class NewLetterLottery(
    LetterLotteries letters, LetterLotteryStore lotteries, ListUpload uploads, IDataProtectionProvider protection, TimeProvider clock,
    IStringLocalizer<NewLetterLottery> L) : ProgrammePage
{
    private const string Province = "provincie";

    private readonly IDataProtector sealing = protection.CreateProtector("letter lottery to seal");

    [BindProperty(Name = "bestand")]
    public IFormFile? Upload { get; set; }

    [BindProperty(Name = "brieven")]
    public string? Letters { get; set; }

    [BindProperty(Name = "streek")]
    public string? Region { get; set; }

    public bool ByProvince => Region == Province;

    [BindProperty(Name = "meer")]
    public bool Raised { get; set; }

    [BindProperty(Name = "tot")]
    public string? Until { get; set; }

    [BindProperty(Name = "voorstel")]
    public string? Sealable { get; set; }

    public LotteryToSeal? Proposal { get; private set; }
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
        var endsAt = LastDay.EndOf(Until, Programme, clock);
        if (endsAt is null)
            ModelState.AddModelError("tot", L["Kies een dag tussen vandaag en een jaar van nu."]);
        if (await uploads.ReadAddressesAsync(Upload, Programme, ModelState, stop) is { } file)
        {
            Refused = file.Refused;
            if (CheckAndReadLetters(file.Addresses.Count) is { } count && ModelState.IsValid)
            {
                var plan = new LetterPlan(count, ByProvince, Raised);
                Proposal = letters.Propose(Guid.CreateVersion7(clock.GetUtcNow()), Programme.Id, file.Addresses, plan, endsAt!.Value);
                Sealable = sealing.Seal(Proposal);
            }
        }
        return Page();
    }

    public async Task<IActionResult> OnPostSealAsync(CancellationToken stop)
    {
        if (sealing.Open<LotteryToSeal>(Sealable) is not { } proposal || proposal.ProgrammeId != Programme.Id)
            return Redirect($"{Base}/werving/brieven");
        await lotteries.SealAsync(proposal, Staff.Actor, stop);
        return Redirect($"{Base}/werving/brieven/{proposal.Id}");
    }

    private int? CheckAndReadLetters(int addresses)
    {
        if (int.TryParse(Letters, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 && count <= addresses)
            return count;
        ModelState.AddModelError("brieven", addresses == 0
            ? L["Er is geen adres over om te loten."]
            : L["Vul een heel getal van 1 tot en met {0} in.", addresses]);
        return null;
    }
}
