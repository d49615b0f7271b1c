using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Recruit.Web.Security;

namespace Recruit.Web.Registrations.Questions;

/// <summary>
/// Counts people rather than pages: beginning a sign-up counts on the network address, and every step after that on the person who
/// carries its sealed answers. As answers are used once, the first also limits how many registrations and mails an address can cause.
/// </summary>
public sealed class SignUpLimit(AnswersCookie cookie) : IRateLimiterPolicy<string>
{
    public const string Name = "sign-up";

    /// <summary>How many people behind one network address may begin at the same moment.</summary>
    public const int PeopleAtOnce = 400;

    /// <summary>How many posts one person may make at once: twice the form, and then some mistakes.</summary>
    public const int StepsAtOnce = 60;

    public Func<OnRejectedContext, CancellationToken, ValueTask>? OnRejected => null;

    public RateLimitPartition<string> GetPartition(HttpContext httpContext) =>
        httpContext.GetRouteValue("programme") is string programme && cookie.Read(httpContext, programme) is { } answers
            ? PostLimits.By(httpContext, answers.Id.ToString("N"), StepsAtOnce, aMinute: 30)
            : PostLimits.ByAddress(httpContext, PeopleAtOnce, aMinute: 40);
}
