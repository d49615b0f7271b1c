using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Recruit.Web.Registrations.Questions;

/// <summary>
/// Carries the answers of an unfinished sign-up in the visitor's own browser, sealed. Nothing about a person is with us
/// before he or she has agreed to it.
/// </summary>
public sealed class AnswersCookie(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Somebody who comes back later than this starts anew, so that little stays behind on a shared computer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);

    private readonly IDataProtector sealing = protection.CreateProtector("sign-up answers");
    private readonly ChunkingCookieManager cookies = new();

    /// <summary>Null when there are none, when they are too old or when they are not ours.</summary>
    public Answers? Read(HttpContext context, string programme)
    {
        if (cookies.GetRequestCookie(context, NameOf(programme)) is not { Length: > 0 } value)
            return null;
        try
        {
            var answers = JsonSerializer.Deserialize<Answers>(sealing.Unprotect(value));
            return answers is not null && answers.Id != Guid.Empty && clock.GetUtcNow() < answers.StartedAt + Lifetime ? answers : null;
        }
        catch (Exception fault) when (fault is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public void Write(HttpContext context, string programme, Answers answers) =>
        cookies.AppendResponseCookie(
            context, NameOf(programme), sealing.Protect(JsonSerializer.Serialize(answers)), Options(context, programme));

    public void Clear(HttpContext context, string programme) =>
        cookies.DeleteCookie(context, NameOf(programme), Options(context, programme));

    private static string NameOf(string programme) => $"recruit-aanmelden-{programme}";

    private static CookieOptions Options(HttpContext context, string programme) => new()
    {
        Path = $"/aanmelden/{programme}",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    };
}
