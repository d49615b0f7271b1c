using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>An <see cref="OutgoingMail"/> as a MIME message of System.Net.Mail: text, HTML and calendar are alternatives of each other (RFC 2046, 6047).</summary>
internal sealed class MimeMail : IDisposable
{
    private readonly List<NotedPart> parts;

    private MimeMail(MailMessage message, List<NotedPart> parts) => (Message, this.parts) = (message, parts);

    public MailMessage Message { get; }

    /// <summary>Whether any of the body was handed over: from then on we cannot know how much of the mail the receiving server has.</summary>
    public bool BodyLeft => parts.Exists(part => part.WasRead);

    public static MimeMail Of(OutgoingMail mail)
    {
        var message = new MailMessage(new MailAddress(mail.FromAddress), new MailAddress(mail.ToAddress, mail.ToName, Encoding.UTF8))
        {
            Subject = mail.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        // SmtpClient names the sender of the envelope by this header alone.
        if (mail.ReturnAddress is { } returns)
            message.Sender = new MailAddress(returns);
        message.Headers["Message-ID"] = $"<{mail.MessageId}>";
        message.Headers["Auto-Submitted"] = "auto-generated";
        foreach (var (name, value) in mail.Headers)
            message.Headers[name] = value;

        var parts = PartsOf(mail).Select(part => (Content: new NotedPart(Encoding.UTF8.GetBytes(part.Text)), part.Type)).ToList();
        foreach (var (content, type) in parts)
            message.AlternateViews.Add(new AlternateView(content, type) { TransferEncoding = TransferEncoding.Base64 });
        return new MimeMail(message, [.. parts.Select(part => part.Content)]);
    }

    public void Dispose() => Message.Dispose();

    private static IEnumerable<(string Text, ContentType Type)> PartsOf(OutgoingMail mail)
    {
        yield return (mail.Text, new ContentType("text/plain; charset=utf-8"));
        yield return (mail.Html, new ContentType("text/html; charset=utf-8"));
        if (mail.Calendar is { } calendar)
            yield return (calendar.Text, new ContentType($"text/calendar; charset=utf-8; method={calendar.Method}"));
    }

    /// <summary>A part of the body, which notes that it was read: SmtpClient itself does not say how far it came.</summary>
    private sealed class NotedPart(byte[] content) : MemoryStream(content)
    {
        private volatile bool wasRead;

        public bool WasRead => wasRead;

        public override int Read(byte[] buffer, int offset, int count) => Noted(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Noted(base.Read(buffer));

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Noted(await base.ReadAsync(buffer.AsMemory(offset, count), cancellationToken));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Noted(await base.ReadAsync(buffer, cancellationToken));

        private int Noted(int read)
        {
            wasRead = true;
            return read;
        }
    }
}
