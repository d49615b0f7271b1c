using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Recruit.Web.Layout;

/// <summary>What a visitor sees when something is not there or went wrong.</summary>
[IgnoreAntiforgeryToken]
public sealed class FaultPage : PageModel
{
    /// <summary>What the request ended in; who comes here of his own accord finds nothing.</summary>
    public int Code => Response.StatusCode is >= 400 and var code ? code : StatusCodes.Status404NotFound;

    /// <summary>Stands in the log beside the fault.</summary>
    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
}
