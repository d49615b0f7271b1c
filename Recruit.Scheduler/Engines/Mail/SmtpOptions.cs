using System.Globalization;
using System.Net;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>How a connection to the SMTP server is kept from others' eyes.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all: to this machine itself, or because we were told so.</summary>
    Plain,

    /// <summary>It is encrypted before anything is said (RFC 3207); a server that does not offer this gets no mail.</summary>
    StartTls,

    /// <summary>It is encrypted from its first byte (RFC 8314).</summary>
    Tls,
}

/// <summary>How to reach the SMTP server.</summary>
/// <param name="Connections">How many mails travel at once, each on a connection of its own.</param>
public sealed record SmtpOptions(string Host, int Port, NetworkCredential? SignIn, SmtpSecurity Security, int Connections)
{
    /// <summary>What says that mail may travel in the open.</summary>
    public const string PlainScheme = "plain://";

    private const int ImplicitTls = 465;
    private const int Submission = 587;

    /// <summary>How long one mail may take before its connection is given up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Reads <c>host:port</c>, or <c>plain://host:port</c> for a server without encryption; name and password come from RECRUIT_SMTP_USER
    /// and RECRUIT_SMTP_PASSWORD. Only what stays on this machine goes in the open by itself, and never on the submission port (RFC 6409).
    /// </summary>
    /// <exception cref="FormatException">When it is not that, or when a password would travel in the open.</exception>
    public static SmtpOptions Parse(string address, string? user, string? password)
    {
        var plain = address.StartsWith(PlainScheme, StringComparison.Ordinal);
        var place = plain ? address[PlainScheme.Length..] : address;
        var colon = place.LastIndexOf(':');
        if (colon < 1 || !int.TryParse(place[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > 65535)
            throw new FormatException($"--smtp wants host:port, such as mail.voorbeeld.example:587, but got '{address}'");
        var host = place[..colon].Trim('[', ']');
        var signIn = string.IsNullOrEmpty(user) ? null : new NetworkCredential(user, password);
        var local = host == "localhost" || (IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip));
        if (plain && signIn is not null && !local)
            throw new FormatException(
                $"--smtp {address} would send RECRUIT_SMTP_PASSWORD in the open: leave out '{PlainScheme}', or the password");
        return new SmtpOptions(host, port, signIn, (plain, port) switch
        {
            (true, _) => SmtpSecurity.Plain,
            (_, ImplicitTls) => SmtpSecurity.Tls,
            (_, not Submission) when local => SmtpSecurity.Plain,
            _ => SmtpSecurity.StartTls,
        }, Connections: 8);
    }
}
