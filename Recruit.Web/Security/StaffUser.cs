using System.Security.Claims;
using Recruit.Data.Staff;

namespace Recruit.Web.Security;

/// <summary>The member of staff who is signed in.</summary>
public sealed record StaffUser(Guid Id, string Role, string? MunicipalityCode)
{
    private const string IdClaim = "staff";
    private const string MunicipalityClaim = "municipality";

    /// <summary>Where this role starts.</summary>
    public string HomePath => HomeOf(Role);

    /// <summary>How the audit log calls this person: never by name.</summary>
    public string Actor => $"staff:{Id:N}";

    /// <summary>Where a role starts.</summary>
    public static string HomeOf(string role) => role switch
    {
        StaffRole.Municipality => "/gemeente",
        StaffRole.Facilitator => "/tafel",
        _ => "/organisatie",
    };

    /// <summary>Null for anyone who is not signed in.</summary>
    public static StaffUser? Of(ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
            && Guid.TryParse(user.FindFirstValue(IdClaim), out var id)
            && user.FindFirstValue(ClaimTypes.Role) is { } role
            ? new StaffUser(id, role, user.FindFirstValue(MunicipalityClaim))
            : null;

    /// <summary>The cookie's contents.</summary>
    public static ClaimsPrincipal PrincipalOf(StaffMember member, string scheme)
    {
        List<Claim> claims = [new(IdClaim, member.Id.ToString()), new(ClaimTypes.Role, member.Role)];
        if (member.MunicipalityCode is { } code)
            claims.Add(new Claim(MunicipalityClaim, code));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }
}
