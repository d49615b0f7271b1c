using System.Globalization;
using System.Text;

namespace Recruit.Web.Tests.Fuzz;

/// <summary>A request as it goes over the line, byte by byte: no client of HTTP would send most of these.</summary>
/// <param name="Told">What it is, for whoever reads of it.</param>
internal sealed record FuzzRequest(string Method, string Target, IReadOnlyList<string> Headers, byte[] Body, string Told)
{
    private const int Shown = 1200;

    public byte[] OnTheLine(string host) =>
    [
        .. Encoding.UTF8.GetBytes(
            $"{Method} {Target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"
            + string.Concat(Headers.Select(header => header + "\r\n")) + "\r\n"),
        .. Body,
    ];

    public override string ToString()
    {
        var body = Encoding.Latin1.GetString(Body);
        var told = $"{Told}: {Method} {Target}\n    {string.Join("\n    ", Headers.Where(IsWorthReading))}\n    {body}";
        var readable = string.Concat(told.Select(sign => sign is < ' ' and not '\n' or (> '~' and < '\u00a0')
            ? string.Create(CultureInfo.InvariantCulture, $"\\x{(int)sign:X2}") : sign.ToString()));
        return readable.Length > Shown ? readable[..(Shown)] + " …" : readable;
    }

    // Whose cookies they are stands in what is told.
    private static bool IsWorthReading(string header) =>
        !header.StartsWith("Cookie: ", StringComparison.Ordinal) || header.Length < 80;
}
