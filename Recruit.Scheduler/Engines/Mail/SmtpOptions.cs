using System.Globalization;
using System.Net;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>How to reach the SMTP server.</summary>
/// <param name="Encrypt">Whether STARTTLS is demanded before anything else is said.</param>
/// <param name="Connections">How many mails travel at once, each on a connection of its own.</param>
public sealed record SmtpOptions(string Host, int Port, NetworkCredential? SignIn, bool Encrypt, int Connections)
{
    /// <summary>How long one mail may take before its connection is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Reads <c>host:port</c>; name and password come from RECRUIT_SMTP_USER and RECRUIT_SMTP_PASSWORD. STARTTLS is demanded on the
    /// submission port 587 (RFC 6409) and wherever a password would otherwise travel in the open.
    /// </summary>
    /// <exception cref="FormatException">When it is not <c>host:port</c>.</exception>
    public static SmtpOptions Parse(string address, string? user, string? password)
    {
        var colon = address.LastIndexOf(':');
        if (colon < 1 || !int.TryParse(address[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
            throw new FormatException($"--smtp wants host:port, such as mail.voorbeeld.example:587, but got '{address}'");
        var host = address[..colon].Trim('[', ']');
        var signIn = string.IsNullOrEmpty(user) ? null : new NetworkCredential(user, password);
        var local = host == "localhost" || IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip);
        return new SmtpOptions(host, port, signIn, Encrypt: port == 587 || signIn is not null && !local, Connections: 8);
    }
}
