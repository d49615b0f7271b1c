using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Recruit.Web.Programmes;

/// <summary>The start page: which programmes there are, and how to take part.</summary>
public sealed class Home : PageModel
{
}
