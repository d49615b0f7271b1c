using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Programmes;
using Recruit.Data.Staff;
using Recruit.Web.Security;

namespace Recruit.Web.Layout;

/// <summary>A page about the programme that its address names: viewers may look, only organisers may act.</summary>
[Authorize(Policies.OrganiserOrViewer)]
public abstract class ProgrammePage : PageModel
{
    public Programme Programme { get; private set; } = null!;

    public StaffUser Staff { get; private set; } = null!;

    /// <summary>Whether this user may do more than look.</summary>
    public bool MayAct => Staff.Role == StaffRole.Organiser;

    /// <summary>The address below which all pages of this programme are.</summary>
    public string Base => $"/organisatie/{Programme.Slug}";

    /// <summary>A moment on the clock of the programme, in words.</summary>
    public string Moment(DateTimeOffset at) => Language.Moment.InWords(at, Programme.TimeZone);

    /// <summary>Finds the programme before the page runs; a page that is not there and a deed that is not yours look the same.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var slug = context.RouteData.Values["programme"] as string ?? "";
        var programme = await services.GetRequiredService<ProgrammeStore>().FindAsync(slug, context.HttpContext.RequestAborted);
        if (programme is null
            || StaffUser.Of(User) is not { } staff
            || (HttpMethods.IsPost(context.HttpContext.Request.Method) && staff.Role != StaffRole.Organiser))
        {
            context.Result = NotFound();
            return;
        }
        (Programme, Staff) = (programme, staff);
        await next();
    }

    /// <summary>What the page says once after something was done; it survives one redirect.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Which tab of the programme this page belongs to.</summary>
    public OrganiserTabs Tab(string current) => new(Programme, current);
}

/// <summary>The tabs of a programme, of which one is current: a path such as <c>rondes</c>, empty for the overview.</summary>
public sealed record OrganiserTabs(Programme Programme, string Current);
