using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Recruit.Web.Staff;

/// <summary>An attempt to sign in, held by the browser that asked for the code: another browser cannot use that code.</summary>
/// <param name="CodeId">The code that was asked for; one that does not exist when the address is not known, which cannot
/// be seen from outside.</param>
/// <param name="Mark">A secret that only this browser has.</param>
/// <param name="ReturnTo">A page of ours to go to afterwards.</param>
public sealed record SignInAttempt(Guid CodeId, string Mark, string? ReturnTo)
{
    private const string CookieName = "recruit-code";

    public static string NewMark() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>The attempt of this browser; null when there is none.</summary>
    public static SignInAttempt? Of(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[CookieName] is { } cookie
                ? JsonSerializer.Deserialize<SignInAttempt>(ProtectorOf(context).Unprotect(cookie))
                : null;
        }
        catch (CryptographicException)
        {
            // Made by somebody else, or under keys that are gone: the same as no attempt.
            return null;
        }
    }

    public void KeepIn(HttpContext context) =>
        context.Response.Cookies.Append(CookieName, ProtectorOf(context).Protect(JsonSerializer.Serialize(this)), Options(context));

    public static void ForgetIn(HttpContext context) => context.Response.Cookies.Delete(CookieName, Options(context));

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/inloggen" };

    private static IDataProtector ProtectorOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("sign-in attempt");
}
