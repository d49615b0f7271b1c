using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Site;
using Recruit.Web.Messages;

namespace Recruit.Web.Mailbox;

/// <summary>One mail of the local mailbox: its text, its HTML, its links and its calendar part.</summary>
public sealed class MailboxMail(LocalMailbox mailbox, SiteOptions site) : PageModel
{
    public string Id { get; private set; } = "";
    public ReadMail Mail { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string id, CancellationToken stop)
    {
        if (!LocalOnly.Shows(site, HttpContext) || await mailbox.ReadAsync(id, stop) is not { } mail)
            return NotFound();
        (Id, Mail) = (id, mail);
        SafeFrame.AllowOn(Response);
        return Page();
    }

    /// <summary>The HTML of the mail by itself, for the frame of its page.</summary>
    public async Task<IActionResult> OnGetHtmlAsync(string id, CancellationToken stop)
    {
        if (!LocalOnly.Shows(site, HttpContext) || await mailbox.ReadAsync(id, stop) is not { } mail)
            return NotFound();
        SafeFrame.Confine(Response);
        return Content(mail.Html, "text/html; charset=utf-8");
    }
}
