using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>A mail read back from its MIME form (RFC 2045–2047, 5322), as far as our own mails go.</summary>
public sealed partial record ReadMail(IReadOnlyList<KeyValuePair<string, string>> Headers, string Text, string Html, CalendarPart? Calendar)
{
    public string Subject => Header("Subject") ?? "";

    public string To => Header("To") ?? "";

    public DateTimeOffset Date => DateTimeOffset.TryParse(Header("Date"), CultureInfo.InvariantCulture, out var date) ? date : DateTimeOffset.UnixEpoch;

    /// <summary>Where the links of the HTML lead, in order, each once.</summary>
    public IReadOnlyList<string> Links => [.. Link().Matches(Html).Select(link => System.Net.WebUtility.HtmlDecode(link.Groups[1].Value)).Distinct()];

    /// <summary>The first header of this name, decoded; null when there is none.</summary>
    public string? Header(string name) => Find(Headers, name);

    public static ReadMail Parse(string raw)
    {
        var parts = LeavesOf(Entity.Parse(raw)).ToList();
        var calendar = parts.Find(part => part.Type == "text/calendar");
        return new ReadMail(Entity.Parse(raw).Headers, TextOf(parts, "text/plain"), TextOf(parts, "text/html"),
            calendar is null ? null : new CalendarPart(calendar.Parameter("method") ?? "PUBLISH", calendar.Decoded()));
    }

    /// <summary>Only what stands above the body: enough for a list.</summary>
    public static ReadMail ParseHeaders(string raw) => new(Entity.Parse(raw).Headers, "", "", null);

    private static string TextOf(List<Entity> parts, string type) => parts.Find(part => part.Type == type)?.Decoded() ?? "";

    /// <summary>The parts that hold no parts of their own.</summary>
    internal static IEnumerable<Entity> LeavesOf(Entity entity) => entity.Parameter("boundary") is { } boundary
        ? PartsBetween(entity.Body, "--" + boundary).SelectMany(part => LeavesOf(Entity.Parse(part)))
        : [entity];

    private static IEnumerable<string> PartsBetween(string body, string delimiter)
    {
        var sections = ("\r\n" + body).Split("\r\n" + delimiter);
        return sections.Skip(1).TakeWhile(section => !section.StartsWith("--", StringComparison.Ordinal))
                       .Select(section => section[(section.IndexOf("\r\n", StringComparison.Ordinal) + 2)..]);
    }

    private static string? Find(IEnumerable<KeyValuePair<string, string>> headers, string name) =>
        headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    private static string DecodeWords(string value) => EncodedWord().Replace(AdjacentWords().Replace(value, "$1"), word =>
    {
        var bytes = char.ToUpperInvariant(word.Groups["how"].Value[0]) == 'B'
            ? Convert.FromBase64String(word.Groups["text"].Value)
            : QuotedPrintable(word.Groups["text"].Value.Replace('_', ' '));
        return Encoding.GetEncoding(word.Groups["charset"].Value).GetString(bytes);
    });

    private static byte[] QuotedPrintable(string text)
    {
        text = text.Replace("=\r\n", "", StringComparison.Ordinal);
        // Each =XX is one byte; a character above 127 does not occur in what we encode, but is kept as it stands.
        var bytes = EscapedByte().Split(text).SelectMany((piece, index) => index % 2 == 0
            ? Encoding.UTF8.GetBytes(piece)
            : [byte.Parse(piece, NumberStyles.HexNumber, CultureInfo.InvariantCulture)]);
        return [.. bytes];
    }

    [GeneratedRegex("=([0-9A-Fa-f]{2})")]
    private static partial Regex EscapedByte();

    [GeneratedRegex(@"=\?(?<charset>[^?*]+)(\*[^?]*)?\?(?<how>[BbQq])\?(?<text>[^?]*)\?=")]
    private static partial Regex EncodedWord();

    // White space between two encoded words belongs to the encoding (RFC 2047, 6.2).
    [GeneratedRegex(@"(=\?[^?]+\?[BbQq]\?[^?]*\?=)\s+(?==\?)")]
    private static partial Regex AdjacentWords();

    [GeneratedRegex("href=\"(https?:[^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("""(?<name>[\w-]+)="?(?<value>[^";]+)"?""")]
    private static partial Regex TypeParameter();

    /// <summary>A mail or a part of one: headers, an empty line, a body.</summary>
    internal sealed record Entity(IReadOnlyList<KeyValuePair<string, string>> Headers, string Body)
    {
        public string Type => (Find(Headers, "Content-Type") ?? "text/plain").Split(';')[0].Trim().ToLowerInvariant();

        public string? Header(string name) => Find(Headers, name);

        public string? Parameter(string name) => TypeParameter().Matches(Find(Headers, "Content-Type") ?? "")
            .FirstOrDefault(parameter => parameter.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))?.Groups["value"].Value;

        public static Entity Parse(string raw)
        {
            var end = raw.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var head = (end < 0 ? raw : raw[..end]).Replace("\r\n ", " ", StringComparison.Ordinal).Replace("\r\n\t", " ", StringComparison.Ordinal);
            var headers = head.Split("\r\n").Select(line => line.Split(':', 2)).Where(pair => pair.Length == 2)
                              .Select(pair => KeyValuePair.Create(pair[0].Trim(), DecodeWords(pair[1].Trim())));
            return new Entity([.. headers], end < 0 ? "" : raw[(end + 4)..]);
        }

        public string Decoded()
        {
            var bytes = Find(Headers, "Content-Transfer-Encoding")?.ToLowerInvariant() switch
            {
                "base64" => Convert.FromBase64String(Body),
                "quoted-printable" => QuotedPrintable(Body),
                _ => Encoding.UTF8.GetBytes(Body),
            };
            return Encoding.GetEncoding(Parameter("charset") ?? "utf-8").GetString(bytes);
        }
    }
}
