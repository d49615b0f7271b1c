using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Recruit.Web.Layout;

/// <summary>What a visitor sees when something is not there or went wrong.</summary>
[IgnoreAntiforgeryToken]
public sealed class FaultPage : PageModel
{
    public int Code { get; private set; }

    /// <summary>Stands in the log beside the fault.</summary>
    public string Reference => Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;

    public void OnGet(int code = 500) => Code = code;

    public void OnPost(int code = 500) => Code = code;
}
