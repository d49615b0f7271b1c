using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Privacy;
using Recruit.Data.Reference;
using Recruit.Data.Staff;
using Recruit.Web.Security;

namespace Recruit.Web.Staff;

/// <summary>Somebody who may sign in, as the list shows it.</summary>
public sealed record StaffLine(StaffMember Member, string Name, string Address)
{
    public string Municipality => Member.MunicipalityCode is { } code ? Municipalities.Published.Find(code)?.Name ?? code : "";
}

/// <summary>Everyone who may sign in.</summary>
[Authorize(Policies.Organiser)]
public sealed class StaffList(StaffStore staff, Vault vault) : PageModel
{
    public IReadOnlyList<StaffLine> Lines { get; private set; } = [];

    [TempData]
    public string? Done { get; set; }

    public async Task OnGetAsync(CancellationToken stop)
    {
        var members = await staff.ListAsync(role: null, stop);
        var contacts = await vault.ReadAsync([.. members.Select(member => member.PersonId)], stop);
        Lines = [.. members.Where(member => contacts.ContainsKey(member.PersonId))
            .Select(member => new StaffLine(member, contacts[member.PersonId].Name, contacts[member.PersonId].Email ?? ""))
            .OrderBy(line => StaffRoleWords.All.Index().First(role => role.Item == line.Member.Role).Index)
            .ThenBy(line => line.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}
