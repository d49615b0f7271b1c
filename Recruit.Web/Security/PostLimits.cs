using System.Threading.RateLimiting;

namespace Recruit.Web.Security;

/// <summary>How many posts are taken: so many at once, and so many a minute after that. Reading is free.</summary>
public static class PostLimits
{
    /// <summary>Adds the limits per network address. A limit on anything else is added where it is known.</summary>
    internal static IServiceCollection AddPostLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        // A town hall in which two hundred people answer at the same moment has one address.
        options.AddPolicy(SiteSecurity.PublicForms, context => ByAddress(context, atOnce: 600, aMinute: 60));
        options.AddPolicy(SiteSecurity.Uploads, context => ByAddress(context, atOnce: 60, aMinute: 10));
        options.AddPolicy(SiteSecurity.MailForms, context => ByAddress(context, atOnce: 200, aMinute: 20));
        options.AddPolicy(SiteSecurity.SignInForms, context => ByAddress(context, atOnce: 60, aMinute: 6));
    });

    /// <summary>Counts on the network address that the post comes from.</summary>
    public static RateLimitPartition<string> ByAddress(HttpContext context, int atOnce, int aMinute) =>
        By(context, NetworkAddress.KeyOf(context.Connection.RemoteIpAddress), atOnce, aMinute);

    /// <summary>Counts on whatever <paramref name="whose"/> names.</summary>
    public static RateLimitPartition<string> By(HttpContext context, string whose, int atOnce, int aMinute) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(whose, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = atOnce,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1) / aMinute,
            })
            : RateLimitPartition.GetNoLimiter("reading");
}
