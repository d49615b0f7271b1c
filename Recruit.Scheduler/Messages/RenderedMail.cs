using System.Text.Encodings.Web;
using System.Text.Json;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Messages;

/// <summary>A mail in its final words, as it is kept under the person's key.</summary>
public sealed record RenderedMail(
    string Subject, string Text, string Html, CalendarPart? Calendar, IReadOnlyDictionary<string, string> Headers)
{
    // It is never part of a page, where a sign of markup would have to be escaped.
    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RenderedMail Of(Writing.Written written, string language)
    {
        var body = MailBody.From(written.Subject, written.Markdown, language);
        return new RenderedMail(written.Subject, body.Text, body.Html, written.Calendar, written.Headers);
    }

    public static RenderedMail FromJson(string json) => JsonSerializer.Deserialize<RenderedMail>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this, AsItIs);

    /// <summary>The mail, addressed.</summary>
    public OutgoingMail To(Contact contact, string messageId, string from, DateTimeOffset now) =>
        new(messageId, from, contact.Email!, contact.Name, Subject, Text, Html) { Headers = Headers, Calendar = Calendar, Date = now };
}
