using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Programmes;
using Recruit.Data.Results;
using Recruit.Scheduler.Results;

namespace Recruit.Web.Results;

/// <summary>All that is published of a programme, as open data.</summary>
public sealed class ResultsFile(ProgrammeStore programmes, PublicResults results, ResultsNews news) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string programme, string form, CancellationToken stop)
    {
        if (form is not ("csv" or "json") || await programmes.FindAsync(programme, stop) is not { } found)
            return NotFound();
        var data = new ResultsData(
            found.Name, news.PageOf(found), await results.DialoguesAsync(found.Id, stop), await results.LinesAsync(found.Id, stop));
        return form == "csv"
            ? File(data.Csv(), "text/csv; charset=utf-8", $"{found.Slug}-resultaten.csv")
            : File(data.Json(), "application/json; charset=utf-8", $"{found.Slug}-resultaten.json");
    }
}
