using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Recruit.Data.Privacy;
using Recruit.Data.Staff;

namespace Recruit.Web.Security;

/// <summary>Which roles a page is for; anyone else is told "not found".</summary>
public static class Policies
{
    public const string Organiser = "organiser";

    /// <summary>Organisers, and viewers who may look but not act.</summary>
    public const string OrganiserOrViewer = "organiser-or-viewer";
    public const string Municipality = "municipality";
    public const string Facilitator = "facilitator";
    public const string Staff = "staff";
}

/// <summary>Cookies, roles, headers and limits, in one place.</summary>
public static class SiteSecurity
{
    /// <summary>
    /// Posts that anyone can make without signing in, limited per network address but loosely: a household or a library shares one.
    /// </summary>
    public const string PublicForms = "public-forms";

    /// <summary>Posts with a file that is looked through: dear to us, so fewer; a faculty shares one network address.</summary>
    public const string Uploads = "uploads";

    /// <summary>Posts by which anyone can have us send a mail.</summary>
    public const string MailForms = "mail-forms";

    /// <summary>Asking for and entering codes, limited so that codes cannot be guessed; a town hall shares one network address.</summary>
    public const string SignInForms = "sign-in-forms";

    public static IServiceCollection AddSiteSecurity(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("recruit");
        services.AddOptions<KeyManagementOptions>().Configure<DataProtectionKeys>((options, keys) => options.XmlRepository = keys);
        services.AddAntiforgery(options => Harden(options.Cookie, "recruit-form"));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(ConfigureSignIn);
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Organiser, policy => policy.RequireRole(StaffRole.Organiser))
            .AddPolicy(Policies.OrganiserOrViewer, policy => policy.RequireRole(StaffRole.Organiser, StaffRole.Viewer))
            .AddPolicy(Policies.Municipality, policy => policy.RequireRole(StaffRole.Municipality))
            .AddPolicy(Policies.Facilitator, policy => policy.RequireRole(StaffRole.Facilitator))
            .AddPolicy(Policies.Staff, policy => policy.RequireAuthenticatedUser());
        return services.AddPostLimits();
    }

    /// <summary>Headers that keep our pages from being framed, sniffed, cached or made to run foreign script.</summary>
    public static void UseSecurityHeaders(this WebApplication site) => site.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        context.Response.OnStarting(() =>
        {
            // What belongs to one person is not kept by browsers or proxies; static files say for themselves how long they last.
            if (headers.CacheControl.Count == 0 && headers.ETag.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next();
    });

    private static void ConfigureSignIn(CookieAuthenticationOptions options)
    {
        Harden(options.Cookie, "recruit-staff");
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.LoginPath = "/inloggen";
        options.ReturnUrlParameter = "terug";
        options.Events.OnValidatePrincipal = RefuseWhoLeftAsync;
        // A page that is not yours looks the same as one that does not exist.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        };
    }

    // A cookie lives for hours; somebody who was taken off the list, or got another role, is out at the next page.
    private static async Task RefuseWhoLeftAsync(CookieValidatePrincipalContext context)
    {
        var staff = context.HttpContext.RequestServices.GetRequiredService<StaffStore>();
        if (context.Principal is not null && StaffUser.Of(context.Principal) is { } user
            && await staff.GetAsync(user.Id, context.HttpContext.RequestAborted) is { } member
            && member.Role == user.Role && member.MunicipalityCode == user.MunicipalityCode)
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync();
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.IsEssential = true;
    }
}
