using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Spelling;
using Recruit.Web.Security;

namespace Recruit.Web.Hosts;

/// <summary>An official registers somebody who will host dialogues of the own municipality.</summary>
[Authorize(Policies.Municipality)]
public sealed class RegisterHost(ProgrammeStore programmes, HostStore hosts, AuditStore audit, IStringLocalizer<RegisterHost> text)
    : PageModel
{
    [BindProperty(Name = "programma", SupportsGet = true)]
    public string? Slug { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? JobTitle { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? SecretaryName { get; set; }

    [BindProperty]
    public string? SecretaryEmail { get; set; }

    public string Municipality => Municipalities.Published.Find(Code)?.Name ?? Code;

    private string Code => StaffUser.Of(User)!.MunicipalityCode!;

    public async Task<IActionResult> OnGetAsync(CancellationToken stop) =>
        await programmes.FindAsync(Slug ?? "", stop) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await programmes.FindAsync(Slug ?? "", stop) is not { } programme)
            return NotFound();
        Check();
        if (!ModelState.IsValid)
            return Page();
        var contact = new Contact(Spelled.Line(Name!)) { Email = Spelled.Line(Email!) };
        var wished = new NewHost(programme.Id, Code, Spelled.Line(JobTitle!), contact, ExternalId: null)
        {
            Secretary = SecretaryForm.Read(SecretaryName, SecretaryEmail),
        };
        switch (await hosts.AddAsync(wished, stop))
        {
            case HostOutcome.Registered { HostId: var id }:
                await audit.WriteAsync(StaffUser.Of(User)!.Actor, "register_host", $"host {id}", Code, stop);
                TempData["Done"] = text["{0} is aangemeld als gastheer. U kunt nu een dialoog aanbieden.", contact.Name].Value;
                return Redirect("/gemeente");
            case HostOutcome.AlreadyThere { HostId: var id }:
                ModelState.AddModelError(nameof(Email), await AlreadyThereAsync(id, programme, stop));
                break;
        }
        return Page();
    }

    private void Check()
    {
        Need(nameof(Name), Name, 100, text["Vul de naam van de gastheer in."], text["Maak de naam korter dan 100 tekens."]);
        Need(nameof(JobTitle), JobTitle, 100, text["Vul de functie in, zoals burgemeester."],
            text["Maak de functie korter dan 100 tekens."]);
        Need(nameof(Email), Email, 254, text["Vul het e-mailadres in."], text["Dit e-mailadres is te lang."]);
        if (ModelState[nameof(Email)]?.Errors.Count is null or 0 && !MailAddress.IsOne(Email!))
            ModelState.AddModelError(nameof(Email), text["Dit is geen e-mailadres. Schrijf het als naam@gemeente.nl."]);
        if (!SecretaryForm.IsSound(SecretaryName, SecretaryEmail))
            ModelState.AddModelError(
                nameof(SecretaryEmail), text["Vul van de secretaris een naam en een e-mailadres in, of geen van beide."]);
    }

    private void Need(string field, string? value, int most, string missing, string tooLong)
    {
        if (Spelled.Line(value ?? "") is not { Length: > 0 } line)
            ModelState.AddModelError(field, missing);
        else if (line.Length > most)
            ModelState.AddModelError(field, tooLong);
    }

    // Who the other host is, is told to that host's own municipality only.
    private async Task<string> AlreadyThereAsync(Guid id, Programme programme, CancellationToken stop) =>
        await hosts.GetAsync(id, stop) is { } host && host.MunicipalityCode == Code
            ? text["Er is al een gastheer van uw gemeente met dit e-mailadres. U hoeft niets te doen."]
            : text["Met dit e-mailadres kunt u geen gastheer aanmelden. Vraag de organisatie om hulp: {0}.", programme.ContactAddress];
}
