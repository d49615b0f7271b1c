using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Recruit.Data.Audit;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;
using Recruit.Web.Security;

namespace Recruit.Web.Staff;

/// <summary>Starts and ends the session of a member of staff in this browser.</summary>
public sealed class StaffSession(StaffStore staff, Vault vault, AuditStore audit)
{
    /// <summary>Signs somebody in under one role, in the place of whoever was signed in before.</summary>
    public async Task StartAsync(HttpContext context, StaffMember member, CancellationToken stop)
    {
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var principal = StaffUser.PrincipalOf(member, scheme);
        await context.SignInAsync(scheme, principal);
        await audit.WriteAsync(StaffUser.Of(principal)!.Actor, "sign_in", $"staff {member.Id}", member.Role, stop);
    }

    /// <summary>All roles of whoever has this role: they share one address.</summary>
    public async Task<IReadOnlyList<StaffMember>> RolesOfAsync(StaffMember member, CancellationToken stop) =>
        await vault.ReadAsync(member.PersonId, stop) is { Email: { } address } ? await staff.FindAsync(address, stop) : [member];
}
