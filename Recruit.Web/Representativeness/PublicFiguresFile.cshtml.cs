using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Representativeness;
using Recruit.Scheduler.Results;

namespace Recruit.Web.Representativeness;

/// <summary>The published figures of a programme, as open data.</summary>
public sealed class PublicFiguresFile(ProgrammeStore programmes, StageReader stages) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string programme, CancellationToken stop)
    {
        if (await programmes.FindAsync(programme, stop) is not { } found || await stages.FrozenAsync(found, stop) is not { } frozen)
            return NotFound();
        var data = PublicFiguresData.Csv(frozen, await programmes.TracksAsync(found.Id, stop), ResultsData.Licence);
        return File(data, "text/csv; charset=utf-8", $"{found.Slug}-representativiteit.csv");
    }
}
