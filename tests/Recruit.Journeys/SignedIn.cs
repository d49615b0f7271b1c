using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Recruit.Data.Staff;
using Recruit.Web.Security;

namespace Recruit.Journeys;

/// <summary>Visitors who signed in before the journey begins.</summary>
public static class SignedIn
{
    /// <summary>Hands the page the cookie that signing in would have given.</summary>
    public static async Task<IPage> AsAsync(this IPage page, SiteUnderTest site, StaffMember member)
    {
        const string scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var options = site.Get<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var properties = new AuthenticationProperties { IssuedUtc = site.Clock.Now, ExpiresUtc = site.Clock.Now.AddYears(1) };
        var ticket = options.TicketDataFormat.Protect(new AuthenticationTicket(StaffUser.PrincipalOf(member, scheme), properties, scheme));
        await page.Context.AddCookiesAsync([new Cookie { Name = options.Cookie.Name!, Value = ticket, Url = site.Address }]);
        return page;
    }
}
