using System.Text;
using MimeKit;
using Recruit.Data.Spelling;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>Mails in their MIME form: how ours are written, and how any is read, in whatever character set.</summary>
internal static class MimeMail
{
    /// <summary>Line ends as they travel (RFC 5322, 2.1).</summary>
    public static readonly FormatOptions Format = Formatted();

    private static readonly ParserOptions Strict =
        new() { AddressParserComplianceMode = RfcComplianceMode.Strict, AllowAddressesWithoutDomain = false };

    static MimeMail() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>An address and nothing else: no name, no second address.</summary>
    public static bool IsAddress(string address) =>
        MailboxAddress.TryParse(Strict, address, out var mailbox) && string.IsNullOrEmpty(mailbox.Name);

    /// <summary>
    /// Whether every server can take it: a domain of other letters has a form in ASCII, what stands before the @ has none.
    /// </summary>
    public static bool IsWrittenInAscii(string address) => Ascii.IsValid(address.AsSpan(0, address.LastIndexOf('@')));

    /// <summary>The receiver, whose name stands in quotes where it needs them.</summary>
    private static MailboxAddress ReceiverOf(OutgoingMail mail) =>
        new(Encoding.UTF8, Spelled.Line(mail.ToName), MailboxAddress.Parse(Strict, Spelled.Line(mail.ToAddress)).Address);

    /// <summary>Text, HTML and calendar are alternatives of each other (RFC 2046, 6047).</summary>
    public static MimeMessage Of(OutgoingMail mail)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = mail.Date };
        message.From.Add(MailboxAddress.Parse(mail.FromAddress));
        message.To.Add(ReceiverOf(mail));
        message.Headers[HeaderId.MessageId] = $"<{mail.MessageId}>";
        message.Headers[HeaderId.AutoSubmitted] = "auto-generated";
        foreach (var (name, value) in mail.Headers)
            message.Headers[name] = value;

        var alternatives = new MultipartAlternative { PartOf("plain", mail.Text), PartOf("html", mail.Html) };
        if (mail.Calendar is { } calendar)
        {
            var part = PartOf("calendar", calendar.Text);
            part.ContentType.Parameters["method"] = calendar.Method;
            alternatives.Add(part);
        }
        message.Body = alternatives;
        return message;
    }

    /// <summary>Null when it is no mail at all.</summary>
    public static MimeMessage? Load(Stream raw)
    {
        try
        {
            return MimeMessage.Load(raw);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Base64 carries every line of ours as it is.
    private static MimePart PartOf(string type, string text) => new("text", type)
    {
        ContentType = { Charset = "utf-8" },
        ContentTransferEncoding = ContentEncoding.Base64,
        Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(text))),
    };

    private static FormatOptions Formatted()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        return format;
    }
}
