using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Web.Layout;

namespace Recruit.Web.Hosts;

/// <summary>An organiser writes down who gets a host's mail as well, or that nobody does.</summary>
public sealed class HostSecretary(HostStore hosts, Vault vault, IStringLocalizer<HostSecretary> text) : ProgrammePage
{
    [BindProperty]
    public string? SecretaryName { get; set; }

    [BindProperty]
    public string? SecretaryEmail { get; set; }

    public string HostName { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid host, CancellationToken stop)
    {
        if (!MayAct || await FindAsync(host, stop) is not { } found)
            return NotFound();
        if (found.SecretaryId is { } id && await vault.ReadAsync(id, stop) is { } secretary)
            (SecretaryName, SecretaryEmail) = (secretary.Name, secretary.Email);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid host, CancellationToken stop)
    {
        if (await FindAsync(host, stop) is not { } found)
            return NotFound();
        if (!SecretaryForm.IsSound(SecretaryName, SecretaryEmail))
        {
            ModelState.AddModelError(nameof(SecretaryEmail), text["Vul een naam en een e-mailadres in, of geen van beide."]);
            return Page();
        }
        await hosts.ChangeSecretaryAsync(found.Id, SecretaryForm.Read(SecretaryName, SecretaryEmail), Staff.Actor, stop);
        return Redirect($"{Base}/gastheren");
    }

    private async Task<Recruit.Data.Hosts.Host?> FindAsync(Guid id, CancellationToken stop)
    {
        if (await hosts.GetAsync(id, stop) is not { } host || host.ProgrammeId != Programme.Id)
            return null;
        HostName = (await vault.ReadAsync(host.PersonId, stop))?.Name ?? "–";
        return host;
    }
}
