using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Scheduler.Asking;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Scheduler.Representativeness;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Asking;

/// <summary>One lottery of letters: its seal, the draw by dice, and what came of the letters.</summary>
public sealed class LetterLotteryPage(
    LetterLotteries letters, LetterLotteryStore lotteries, ListUpload uploads, IStringLocalizer<LetterLotteryPage> L) : ProgrammePage
{
    public LetterLottery Lottery { get; private set; } = null!;
    public StrataInTable Strata { get; private set; } = null!;

    /// <summary>Whether a file that was held against the seal is the sealed one; null when none was.</summary>
    public bool? Fits { get; private set; }

    [BindProperty(Name = "bestand")]
    public IFormFile? Upload { get; set; }

    /// <summary>What the dice show.</summary>
    [BindProperty(Name = "nummer")]
    public string? Number { get; set; }

    public string InThreeDigits => PublishedPanels.InThreeDigits(Lottery.Number ?? 0);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop) => await LoadAsync(id, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostDrawAsync(Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop))
            return NotFound();
        if (Number is not { Length: 3 } || PanelChoice.NumberIn(Number) is not { } number)
        {
            ModelState.AddModelError("nummer", L["Vul drie cijfers in, bijvoorbeeld 042."]);
            return Page();
        }
        if (await uploads.ReadAddressesAsync(Upload, Programme, ModelState, stop) is not { } file)
            return Page();
        switch (await letters.DrawAsync(Lottery, file.Addresses, number, Staff.Actor, stop))
        {
            case LetterDrawOutcome.AnotherList:
                ModelState.AddModelError("bestand", L["Dit is niet het bestand dat verzegeld is. Er is niets geloot."]);
                return Page();
            case LetterDrawOutcome.Drawn(var count):
                Done = L["{0} {0:brief is|brieven zijn} geloot. Over een minuut kunt u ze printen.", Counted.Of(count)];
                break;
            default:
                Done = L["Er was al geloot. Er is niets veranderd."];
                break;
        }
        return Redirect($"{Base}/werving/brieven/{id}");
    }

    /// <summary>Holds a file against the seal; nothing is kept.</summary>
    public async Task<IActionResult> OnPostCheckAsync(Guid id, CancellationToken stop)
    {
        if (!await LoadAsync(id, stop))
            return NotFound();
        if (await uploads.ReadAddressesAsync(Upload, Programme, ModelState, stop) is { } file)
            Fits = letters.Fits(Lottery, file.Addresses);
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken stop)
    {
        if (await lotteries.GetAsync(id, stop) is not { } found || found.ProgrammeId != Programme.Id)
            return false;
        Lottery = found;
        var strata = await lotteries.ResponseAsync(id, stop);
        Strata = new StrataInTable(
            L["Wat er van de brieven kwam"], strata, found.DrawnAt is null ? null : SignedUp(strata));
        if (found.DrawnAt is null)
            Strata = Strata with { Caption = L["Zo worden de brieven verdeeld"] };
        return true;
    }

    // Whoever only looks sees small numbers as the public would.
    private IReadOnlyList<int?> SignedUp(IReadOnlyList<StratumResponse> strata) => MayAct
        ? [.. strata.Select(stratum => (int?)stratum.SignedUp)]
        : [.. PublicTable.Of([.. strata.Select(stratum => (stratum.Region, stratum.SignedUp))]).Cells.Select(cell => cell.People)];
}
