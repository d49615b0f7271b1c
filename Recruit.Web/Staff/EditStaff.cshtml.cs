using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Web.Security;

namespace Recruit.Web.Staff;

/// <summary>Gives somebody another role, or ends the access.</summary>
[Authorize(Policies.Organiser)]
public sealed class EditStaff(StaffStore staff, StaffChanges changes, Vault vault, StaffForm form, IStringLocalizer<EditStaff> L)
    : PageModel
{
    private const string All = "/organisatie/medewerkers";

    public StaffForm Form => form;
    public StaffLine Line { get; private set; } = null!;

    /// <summary>Nobody changes the own access: a slip would lock one out.</summary>
    public bool IsOneself => Line.Member.Id == StaffUser.Of(User)!.Id;

    [BindProperty(Name = "rol")]
    public string? Role { get; set; }

    [BindProperty(Name = "gemeente")]
    public string? Municipality { get; set; }

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
            return NotFound();
        (Role, Municipality) = (Line.Member.Role, Line.Municipality);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop) || IsOneself)
            return NotFound();
        return form.Read(Role, Municipality, ModelState, out var code)
            ? Tell(await changes.ChangeRoleAsync(id, Role!, code, StaffUser.Of(User)!.Actor, stop),
                L["{0} heeft nu deze rol: {1}.", Line.Name, StaffRoleWords.Of(Role!, Language.SiteLanguage.Current)])
            : Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken stop)
    {
        if (!await FindAsync(id, stop))
            return Tell(new StaffChange.Gone(), "");
        return IsOneself
            ? NotFound()
            : Tell(await changes.RemoveAsync(id, StaffUser.Of(User)!.Actor, stop),
                L["{0} kan niet meer inloggen. Naam en e-mailadres zijn gewist.", Line.Name]);
    }

    private RedirectResult Tell(StaffChange change, string done)
    {
        Done = change switch
        {
            StaffChange.Done => done,
            StaffChange.LastOrganiser => L["Er is niets veranderd: er moet minstens één organisator blijven."],
            _ => L["Er is niets veranderd: deze persoon was al verwijderd."],
        };
        return Redirect(All);
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken stop)
    {
        if (await staff.GetAsync(id, stop) is not { } member || await vault.ReadAsync(member.PersonId, stop) is not { } contact)
            return false;
        Line = new StaffLine(member, contact.Name, contact.Email ?? "");
        return true;
    }
}
