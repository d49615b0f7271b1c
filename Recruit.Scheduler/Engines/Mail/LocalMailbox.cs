using System.Text.RegularExpressions;
using Recruit.Data.Messages;

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
        var draft = Path.Combine(writing, Guid.NewGuid().ToString("N"));
        try
        {
            using var written = new MemoryStream();
            using (var message = MimeMail.Of(mail))
                message.WriteTo(MimeMail.Format, written, stop);
            await using (var file = File.Create(draft))
                written.WriteTo(file);
            File.Move(draft, PathOf(Unsafe().Replace(mail.MessageId, "_")), overwrite: true);
            return new MailOutcome.Accepted(MessageReason.KeptHere);
        }
        catch (IOException error)
        {
            File.Delete(draft);
            return new MailOutcome.RefusedForNow(MessageReason.With(MessageReason.MailboxNotWritten, error.GetType().Name));
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
            stop.ThrowIfCancellationRequested();
            await using var raw = file.OpenRead();
            var mail = ReadMail.LoadHeaders(raw);
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
    public async Task<ReadMail?> ReadAsync(string id, CancellationToken stop) => !Unsafe().IsMatch(id) && File.Exists(PathOf(id))
        ? ReadMail.Load(new MemoryStream(await File.ReadAllBytesAsync(PathOf(id), stop)))
        : null;

    /// <summary>Removes the mail with this Message-ID; a mailbox without it stays as it is.</summary>
    public void Remove(string messageId) => File.Delete(PathOf(Unsafe().Replace(messageId, "_")));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string PathOf(string id) => Path.Combine(folder, id + ".eml");

    // Anything that could leave the folder or hide a file.
    [GeneratedRegex(@"[^A-Za-z0-9@._-]|^\.|\.\.")]
    private static partial Regex Unsafe();
}
