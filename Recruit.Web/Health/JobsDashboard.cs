using Recruit.Scheduler.Engines.Jobs;
using Recruit.Web.Security;

namespace Recruit.Web.Health;

/// <summary>Hangfire's own pages about the jobs of all machines, for organisers to look at.</summary>
internal static class JobsDashboard
{
    public const string Path = "/organisatie/taken";

    // Two styles of these pages are allowed, by their hashes: the empty one, which they write here and there, and the one
    // that their charts bring along.
    private const string OwnStyles =
        "'unsafe-hashes' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='";

    public static void MapJobsDashboard(this WebApplication site)
    {
        site.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            if (context.Request.Path.StartsWithSegments(Path))
                headers.ContentSecurityPolicy =
                    headers.ContentSecurityPolicy.ToString()
                        .Replace("style-src 'self'", $"style-src 'self' {OwnStyles}", StringComparison.Ordinal);
            return next();
        });
        HangfireSite.MapDashboard(site, Path).RequireAuthorization(Policies.Organiser);
    }
}
