using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Reference;
using Recruit.Data.Staff;
using Recruit.Web.Security;

namespace Recruit.Web.Staff;

/// <summary>Whoever has several roles works under one of them at a time.</summary>
[Authorize(Policies.Staff)]
public sealed class ChooseRole(StaffStore staff, StaffSession session) : PageModel
{
    public IReadOnlyList<StaffMember> Roles { get; private set; } = [];

    [BindProperty(Name = "terug", SupportsGet = true)]
    public string? ReturnTo { get; set; }

    public async Task OnGetAsync(CancellationToken stop) => Roles = await OwnRolesAsync(stop);

    public async Task<IActionResult> OnPostAsync(Guid role, CancellationToken stop)
    {
        if ((await OwnRolesAsync(stop)).FirstOrDefault(own => own.Id == role) is not { } chosen)
            return NotFound();
        await session.StartAsync(HttpContext, chosen, stop);
        return Url.IsLocalUrl(ReturnTo) ? Redirect(ReturnTo) : Redirect(StaffUser.HomeOf(chosen.Role));
    }

    public static string? PlaceOf(StaffMember member) =>
        member.MunicipalityCode is { } code ? Municipalities.Published.Find(code)?.Name ?? code : null;

    private async Task<IReadOnlyList<StaffMember>> OwnRolesAsync(CancellationToken stop) =>
        await staff.GetAsync(StaffUser.Of(User)!.Id, stop) is { } member ? await session.RolesOfAsync(member, stop) : [];
}
