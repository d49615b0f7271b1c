namespace Recruit.Web.Security;

/// <summary>A first look at an address that somebody typed; whether it works only a mail can tell.</summary>
public static class MailAddress
{
    public static bool LooksRight(string? address) =>
        address?.Trim() is { Length: > 2 and <= 254 } typed
        && typed.Split('@') is [{ Length: > 0 }, { Length: > 0 } domain]
        && !typed.Any(char.IsWhiteSpace) && !typed.Any(char.IsControl)
        && !domain.StartsWith('.') && !domain.EndsWith('.');
}
