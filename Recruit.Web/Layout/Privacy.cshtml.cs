using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Programmes;

namespace Recruit.Web.Layout;

/// <summary>What is kept of people, why, how long, and what they may ask.</summary>
public sealed class Privacy(ProgrammeStore programmes) : PageModel
{
    public IReadOnlyList<Programme> Programmes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => Programmes = await programmes.ListAsync(stop);
}
