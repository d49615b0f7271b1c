using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

[assembly: Microsoft.Extensions.Localization.RootNamespace("Recruit.Web")]

namespace Recruit.Web.Language;

/// <summary>Dutch first, English second. Pages are written in Dutch; a translation stands beside its page as a .en.resx file.</summary>
public static class SiteLanguage
{
    public static readonly IReadOnlyList<string> All = ["nl", "en"];

    /// <summary>The language of this request: <c>nl</c> or <c>en</c>.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public static void UseSiteLanguage(this WebApplication site)
    {
        var options = new RequestLocalizationOptions
        {
            RequestCultureProviders = [new QueryStringRequestCultureProvider { QueryStringKey = "taal", UIQueryStringKey = "taal" },
                new CookieRequestCultureProvider()],
        }
            .SetDefaultCulture("nl").AddSupportedCultures([.. All]).AddSupportedUICultures([.. All]);
        site.UseRequestLocalization(options);
    }

    /// <summary>The switch in the page header: a press, so that opening a link changes nothing.</summary>
    public static void MapLanguageSwitch(this WebApplication site) =>
        site.MapPost("/taal", async Task<IResult> (HttpContext context, IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
                return TypedResults.BadRequest();
            var form = context.Request.Form;
            if (All.FirstOrDefault(language => language == form["taal"]) is { } chosen)
                context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
                    new CookieOptions
                    {
                        IsEssential = true,
                        HttpOnly = true,
                        SameSite = SameSiteMode.Lax,
                        MaxAge = TimeSpan.FromDays(180),
                    });
            var back = form["terug"].ToString();
            return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back : "/");
        });
}
