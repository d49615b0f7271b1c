using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Messages;
using Recruit.Web.Layout;

namespace Recruit.Web.Messages;

/// <summary>Why all mail waits, and the press that lets it flow again.</summary>
public sealed class MailStopped(MailStops stops, IStringLocalizer<MailStopped> L) : ProgrammePage
{
    /// <summary>Null when mail flows.</summary>
    public MailStop? Current { get; private set; }

    public async Task OnGetAsync(CancellationToken stop) => Current = await stops.CurrentAsync(stop);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "stop")] Guid id, CancellationToken stop)
    {
        Done = await stops.LiftAsync(id, Staff.Actor, stop) ? L["De mail gaat weer weg."] : L["De mail ging al weer weg."];
        return Redirect($"{Base}/berichten/stop");
    }
}
