using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Scheduler.Engines.Mail;
using Recruit.Scheduler.Site;

namespace Recruit.Web.Mailbox;

/// <summary>The local mailbox: every mail that would have been sent.</summary>
public sealed class MailboxList(LocalMailbox mailbox, SiteOptions site) : PageModel
{
    private const int PerPage = 25;

    [BindProperty(Name = "adres", SupportsGet = true)]
    public string? Receiver { get; set; }

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<KeptMail> Mails { get; private set; } = [];
    public int Total { get; private set; }
    public bool More { get; private set; }
    public bool Searching => !string.IsNullOrWhiteSpace(Receiver);

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!LocalOnly.Shows(site, HttpContext))
            return NotFound();
        PageNumber = Math.Max(1, PageNumber);
        Total = mailbox.Count();
        // One more than fits, to know whether another page follows.
        var found = await mailbox.NewestAsync(Searching ? Receiver!.Trim() : null, (PageNumber - 1) * PerPage, PerPage + 1, stop);
        (Mails, More) = ([.. found.Take(PerPage)], found.Count > PerPage);
        return Page();
    }

    public string LinkTo(int page) => $"/postvak?pagina={page}" + (Searching ? "&adres=" + Uri.EscapeDataString(Receiver!) : "");
}
