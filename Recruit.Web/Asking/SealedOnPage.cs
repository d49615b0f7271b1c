using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Recruit.Web.Asking;

/// <summary>What was shown and waits for a press: it travels with the page, sealed, and stands nowhere else.</summary>
internal static class SealedOnPage
{
    public static string Seal<T>(this IDataProtector sealing, T shown) => sealing.Protect(JsonSerializer.Serialize(shown));

    /// <summary>What was sealed; nothing when the seal is broken or there is none.</summary>
    public static T? Open<T>(this IDataProtector sealing, string? seal) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(sealing.Unprotect(seal ?? ""));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
