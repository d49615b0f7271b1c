using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Programmes;
using Recruit.Web.Layout;

namespace Recruit.Web.Programmes;

/// <summary>The start page: which programmes there are, and how to take part.</summary>
public sealed class StartPage(ProgrammeStore programmes, DemoNotice demo, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Programme> Programmes { get; private set; } = [];

    /// <summary>Whether this is the demo, and the visitor may play every role.</summary>
    public bool OffersRoles => demo.IsOfferedTo(HttpContext);

    public async Task OnGetAsync(CancellationToken stop) => Programmes = await programmes.ListAsync(stop);

    public bool IsOpen(Programme programme) => programme.RegistrationClosesAt is not { } closesAt || closesAt > clock.GetUtcNow();
}
