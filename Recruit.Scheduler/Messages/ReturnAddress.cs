using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Messages;

/// <summary>
/// A return address of its own for each mail (variable envelope return path): whatever comes back is known by where it comes back to, even
/// when the server that returns it repeats nothing of the mail.
/// </summary>
public static partial class ReturnAddress
{
    /// <param name="bounces">Where all of them are received, such as <c>terug@dialoog.example</c>; null when there
    /// is no such place.</param>
    /// <returns>Such as <c>terug+0192…@dialoog.example</c>; null for the sender's own address.</returns>
    public static string? Of(string? bounces, string messageId) =>
        bounces?.Split('@') is [var local, var domain] ? $"{local}+{messageId.Split('@')[0]}@{domain}" : null;

    /// <summary>The Message-ID of the mail that came back to this address; null when it was none of these.</summary>
    public static string? MessageIdOf(string address) =>
        Tagged().Match(address) is { Success: true } match ? $"{match.Groups[1].Value.ToLowerInvariant()}@recruit" : null;

    [GeneratedRegex(@"\+([0-9a-fA-F]{32})@")]
    private static partial Regex Tagged();
}
