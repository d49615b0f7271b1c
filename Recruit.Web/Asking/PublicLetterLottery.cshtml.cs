using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Asking;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Web.Security;

namespace Recruit.Web.Asking;

/// <summary>A lottery of letters as everyone may see it: its groups, its seal, and after the draw what was sealed.</summary>
[EnableRateLimiting(SiteSecurity.PublicForms)]
public sealed class PublicLetterLottery(
    LetterLotteries letters, LetterLotteryStore lotteries, ProgrammeStore programmes, IStringLocalizer<PublicLetterLottery> L) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public LetterLottery Lottery { get; private set; } = null!;
    public StrataInTable Strata { get; private set; } = null!;

    /// <summary>What was sealed; null before the draw.</summary>
    public string? Text { get; private set; }

    public string InThreeDigits => PublishedPanels.InThreeDigits(Lottery.Number ?? 0);

    public async Task<IActionResult> OnGetAsync(string lottery, CancellationToken stop)
    {
        if (await lotteries.FindAsync(lottery, stop) is not { } found)
            return NotFound();
        Lottery = found;
        Programme = (await programmes.GetAsync(found.ProgrammeId, stop))!;
        Strata = StrataInTable.Planned(L["Groepen van adressen"], await lotteries.StrataAsync(found.Id, stop));
        Text = await letters.TextAsync(found, stop);
        return Page();
    }

    public string Moment(DateTimeOffset at) => Language.Moment.InWords(at, Programme.TimeZone);
}
