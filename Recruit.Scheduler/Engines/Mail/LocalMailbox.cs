using System.Globalization;
using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Engines.Mail;

/// <summary>A mail in the local mailbox, as a list shows it.</summary>
/// <param name="Id">What <see cref="LocalMailbox.ReadAsync"/> takes.</param>
public sealed record KeptMail(string Id, DateTimeOffset Date, string To, string Subject);

/// <summary>
/// Keeps mails as files instead of sending them, in the very form in which they would have been sent. The file's name is the
/// Message-ID: a second try replaces the first, where a real mailbox would show both.
/// </summary>
public sealed partial class LocalMailbox : IMailTransport
{
    private readonly string folder;
    private readonly string writing;

    public LocalMailbox(string folder)
    {
        this.folder = folder;
        writing = Directory.CreateDirectory(Path.Combine(folder, ".writing")).FullName;
    }

    public string Name => $"local mailbox in {folder}";

    public async Task<MailOutcome> SendAsync(OutgoingMail mail, CancellationToken stop)
    {
        if (mail.Fault is { } fault)
            return fault;
        var own = Directory.CreateDirectory(Path.Combine(writing, Guid.NewGuid().ToString("N")));
        try
        {
            var file = Path.Combine(own.FullName, "mail.eml");
            await File.WriteAllTextAsync(file, await WrittenAsync(mail, own.FullName, stop), new UTF8Encoding(false), stop);
            File.Move(file, PathOf(Unsafe().Replace(mail.MessageId, "_")), overwrite: true);
            return new MailOutcome.Accepted("kept in the local mailbox, not sent");
        }
        catch (IOException error)
        {
            return new MailOutcome.RefusedForNow($"the mailbox cannot be written: {error.GetType().Name}");
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }

    /// <summary>The newest mails first.</summary>
    /// <param name="receiver">Part of a name or address; null for all.</param>
    public async Task<IReadOnlyList<KeptMail>> NewestAsync(string? receiver, int skip, int take, CancellationToken stop)
    {
        var newest = new DirectoryInfo(folder).EnumerateFiles("*.eml")
            .OrderByDescending(file => file.LastWriteTimeUtc).ThenByDescending(file => file.Name, StringComparer.Ordinal);
        var found = new List<KeptMail>();
        foreach (var file in newest)
        {
            var mail = ReadMail.ParseHeaders(await File.ReadAllTextAsync(file.FullName, stop));
            if ((receiver is null || mail.To.Contains(receiver, StringComparison.OrdinalIgnoreCase)) && skip-- <= 0)
                found.Add(new KeptMail(Path.GetFileNameWithoutExtension(file.Name), mail.Date, mail.To, mail.Subject));
            if (found.Count == take)
                break;
        }
        return found;
    }

    /// <summary>How many mails are kept.</summary>
    public int Count() => Directory.EnumerateFiles(folder, "*.eml").Count();

    /// <summary>Null when there is no such mail.</summary>
    public async Task<ReadMail?> ReadAsync(string id, CancellationToken stop) =>
        !Unsafe().IsMatch(id) && File.Exists(PathOf(id)) ? ReadMail.Parse(await File.ReadAllTextAsync(PathOf(id), stop)) : null;

    /// <summary>Removes the mail with this Message-ID; a mailbox without it stays as it is.</summary>
    public void Remove(string messageId) => File.Delete(PathOf(Unsafe().Replace(messageId, "_")));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string PathOf(string id) => Path.Combine(folder, id + ".eml");

    private static async Task<string> WrittenAsync(OutgoingMail mail, string pickup, CancellationToken stop)
    {
        using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = pickup };
        using var mime = MimeMail.Of(mail);
        await client.SendMailAsync(mime.Message, stop);
        var written = await File.ReadAllTextAsync(Directory.EnumerateFiles(pickup).Single(), stop);
        // The library adds the envelope on top and writes its own time, which is not that of a simulated day.
        var date = mail.Date.ToString("'Date: 'ddd, dd MMM yyyy HH':'mm':'ss ", CultureInfo.InvariantCulture) + mail.Date.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
        return DateHeader().Replace(Envelope().Replace(written, ""), date, 1);
    }

    [GeneratedRegex(@"^(X-(Sender|Receiver): .*\r\n)+")]
    private static partial Regex Envelope();

    [GeneratedRegex(@"(?<=^|\r\n)Date: [^\r]*", RegexOptions.None)]
    private static partial Regex DateHeader();

    // Anything that could leave the folder or hide a file.
    [GeneratedRegex(@"[^A-Za-z0-9@._-]|^\.|\.\.")]
    private static partial Regex Unsafe();
}
