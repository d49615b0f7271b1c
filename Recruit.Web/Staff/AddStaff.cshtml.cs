using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Recruit.Data.Privacy;
using Recruit.Data.Spelling;
using Recruit.Data.Staff;
using Recruit.Scheduler.Messages;
using Recruit.Web.Security;

namespace Recruit.Web.Staff;

/// <summary>Gives somebody access.</summary>
[Authorize(Policies.Organiser)]
public sealed class AddStaff(StaffChanges changes, StaffForm form, IStringLocalizer<AddStaff> L) : PageModel
{
    private const int LongestName = 100;

    public StaffForm Form => form;

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "email")]
    public string? Address { get; set; }

    [BindProperty(Name = "rol")]
    public string? Role { get; set; }

    [BindProperty(Name = "gemeente")]
    public string? Municipality { get; set; }

    [BindProperty(Name = "taal-van-mail")]
    public string? MailLanguage { get; set; }

    [TempData]
    public string? Done { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (Spelled.Line(Name ?? "") is not { Length: > 0 and <= LongestName })
            ModelState.AddModelError("naam", L["Vul de naam in, hoogstens 100 tekens."]);
        if (!MailAddress.IsOne(Address))
            ModelState.AddModelError("email", L["Vul een e-mailadres in, zoals naam@gemeente.nl."]);
        if (!form.Read(Role, Municipality, ModelState, out var code))
            return Page();
        var contact = new Contact(Spelled.Line(Name!)) { Email = Spelled.Line(Address!) };
        switch (await changes.AddAsync(
            contact, Role!, code, LetterTemplates.LanguageOf(MailLanguage ?? "nl"), StaffUser.Of(User)!.Actor, stop))
        {
            case StaffChange.AlreadyThere:
                ModelState.AddModelError("email", L["Dit e-mailadres heeft deze rol al."]);
                return Page();
            default:
                Done = L["{0} kan nu inloggen. Er ging geen mail uit: laat het zelf weten, met het adres van de inlogpagina.", contact.Name];
                return Redirect("/organisatie/medewerkers");
        }
    }
}
