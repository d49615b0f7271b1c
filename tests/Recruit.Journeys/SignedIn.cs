using Microsoft.Playwright;
using Recruit.Data.Staff;

namespace Recruit.Journeys;

/// <summary>Visitors who signed in before the journey begins.</summary>
public static class SignedIn
{
    /// <summary>Hands the page the cookie that signing in would have given.</summary>
    public static async Task<IPage> AsAsync(this IPage page, SiteUnderTest site, StaffMember member)
    {
        var (name, value) = site.CookieOf(member);
        await page.Context.AddCookiesAsync([new Cookie { Name = name, Value = value, Url = site.Address }]);
        return page;
    }
}
