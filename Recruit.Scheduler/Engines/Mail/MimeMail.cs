using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>An <see cref="OutgoingMail"/> as a MIME message of System.Net.Mail: text, HTML and calendar are alternatives of each other (RFC 2046, 6047).</summary>
internal sealed class MimeMail : IDisposable
{
    private readonly LastPart last;

    private MimeMail(MailMessage message, LastPart last) => (Message, this.last) = (message, last);

    public MailMessage Message { get; }

    /// <summary>Whether the end of the body was handed over: from then on the receiving server may have the mail.</summary>
    public bool BodyLeft => last.WasRead;

    public static MimeMail Of(OutgoingMail mail)
    {
        var message = new MailMessage(new MailAddress(mail.FromAddress), new MailAddress(mail.ToAddress, mail.ToName, Encoding.UTF8))
        {
            Subject = mail.Subject, SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8,
        };
        message.Headers["Message-ID"] = $"<{mail.MessageId}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        foreach (var (name, value) in mail.Headers)
            message.Headers[name] = value;

        var parts = PartsOf(mail).ToList();
        var last = new LastPart(Encoding.UTF8.GetBytes(parts[^1].Text));
        foreach (var (text, type) in parts[..^1])
            message.AlternateViews.Add(ViewOf(new MemoryStream(Encoding.UTF8.GetBytes(text)), type));
        message.AlternateViews.Add(ViewOf(last, parts[^1].Type));
        return new MimeMail(message, last);
    }

    public void Dispose() => Message.Dispose();

    private static IEnumerable<(string Text, ContentType Type)> PartsOf(OutgoingMail mail)
    {
        yield return (mail.Text, new ContentType("text/plain; charset=utf-8"));
        yield return (mail.Html, new ContentType("text/html; charset=utf-8"));
        if (mail.Calendar is { } calendar)
            yield return (calendar.Text, new ContentType($"text/calendar; charset=utf-8; method={calendar.Method}"));
    }

    private static AlternateView ViewOf(Stream content, ContentType type) => new(content, type) { TransferEncoding = TransferEncoding.Base64 };

    /// <summary>The last part of the body, which notes that it was read to its end: SmtpClient itself does not say how far it came.</summary>
    private sealed class LastPart(byte[] content) : MemoryStream(content)
    {
        public bool WasRead { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Noted(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Noted(base.Read(buffer));

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Noted(await base.ReadAsync(buffer.AsMemory(offset, count), cancellationToken));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Noted(await base.ReadAsync(buffer, cancellationToken));

        private int Noted(int read)
        {
            WasRead |= read > 0 && Position == Length || read == 0;
            return read;
        }
    }
}
