using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Evaluation;
using Recruit.Data.Programmes;

namespace Recruit.Web.Evaluation;

/// <summary>What people said of the evenings, for everyone, once an organiser published it.</summary>
public sealed class PublicEvaluation(ProgrammeStore programmes, EvaluationReader reader) : PageModel
{
    public Programme Programme { get; private set; } = null!;
    public EvaluationView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string programme, CancellationToken stop)
    {
        if (await programmes.FindAsync(programme, stop) is not { } found
            || await reader.ReadAsync(new EvaluationScope(found.Id), stop) is not { Settings.PublishedAt: not null } view)
            return NotFound();
        (Programme, View) = (found, view);
        return Page();
    }
}
