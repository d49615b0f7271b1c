using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Utils;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>A mail read back from its MIME form, with its headers decoded.</summary>
public sealed partial record ReadMail(IReadOnlyList<KeyValuePair<string, string>> Headers, string Text, string Html, CalendarPart? Calendar)
{
    public string Subject => Header("Subject") ?? "";

    /// <summary>Name and address of each receiver, without the marks of the form.</summary>
    public string To { get; private init; } = "";

    public DateTimeOffset Date => DateUtils.TryParse(Header("Date") ?? "", out var date) ? date : DateTimeOffset.UnixEpoch;

    /// <summary>Where the links of the HTML lead, in order, each once.</summary>
    public IReadOnlyList<string> Links =>
        [.. Link().Matches(Html).Select(link => System.Net.WebUtility.HtmlDecode(link.Groups[1].Value)).Distinct()];

    /// <summary>The first header of this name, decoded; null when there is none.</summary>
    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    /// <inheritdoc cref="Load"/>
    public static ReadMail Parse(string raw) => Load(new MemoryStream(Encoding.UTF8.GetBytes(raw)));

    /// <summary>What is no mail at all reads as an empty one.</summary>
    public static ReadMail Load(Stream raw)
    {
        using var mail = MimeMail.Load(raw);
        if (mail is null)
            return new ReadMail([], "", "", null);
        var parts = mail.BodyParts.OfType<TextPart>().ToList();
        var calendar = parts.Find(part => part.ContentType.IsMimeType("text", "calendar"));
        return new ReadMail(
            Pairs([.. mail.Headers, .. mail.Body?.Headers ?? []]),
            parts.Find(part => part.IsPlain)?.Text ?? "",
            parts.Find(part => part.IsHtml)?.Text ?? "",
            calendar is null ? null : CalendarOf(calendar))
        { To = ReceiversOf(mail.Headers) };
    }

    /// <summary>Only what stands above the body: enough for a list.</summary>
    public static ReadMail LoadHeaders(Stream raw)
    {
        try
        {
            var headers = HeaderList.Load(raw);
            return new ReadMail(Pairs(headers), "", "", null) { To = ReceiversOf(headers) };
        }
        catch (FormatException)
        {
            return new ReadMail([], "", "", null);
        }
    }

    private static CalendarPart CalendarOf(TextPart part) =>
        new(part.ContentType.Parameters["method"] ?? "PUBLISH", part.Text.ReplaceLineEndings("\r\n"));

    private static IReadOnlyList<KeyValuePair<string, string>> Pairs(IEnumerable<Header> headers) =>
        [.. headers.Select(header => KeyValuePair.Create(header.Field, header.Value))];

    private static string ReceiversOf(HeaderList headers) =>
        headers.FirstOrDefault(header => header.Id == HeaderId.To) is { } to && InternetAddressList.TryParse(to.RawValue, out var list)
            ? string.Join(", ", list.Mailboxes.Select(one => string.IsNullOrEmpty(one.Name) ? one.Address : $"{one.Name} <{one.Address}>"))
            : "";

    [GeneratedRegex("href=\"(https?:[^\"]+)\"")]
    private static partial Regex Link();
}
