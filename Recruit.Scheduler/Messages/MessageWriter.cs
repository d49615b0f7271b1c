using Npgsql;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Engines.Mail;

namespace Recruit.Scheduler.Messages;

/// <summary>A message that is about to be sent, as its writer sees it.</summary>
public sealed record DueMessage(Guid Id, Guid PersonId, string Rule, string Occasion, Guid SubjectId, string Language, DateTimeOffset DueAt)
{
    /// <summary>Words that are being tried and not saved; null for a message that really leaves.</summary>
    public LetterFile? Trial { get; init; }

    /// <summary>Whether it goes by post: then it may be somewhat late.</summary>
    public bool OnPaper { get; init; }
}

/// <summary>What a writer makes of a message at the moment of sending.</summary>
public abstract record Writing
{
    /// <summary>The words of a mail, written in Markdown from which text and HTML are made.</summary>
    public sealed record Written(string Subject, string Markdown) : Writing
    {
        public CalendarPart? Calendar { get; init; }
        public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

        /// <summary>
        /// Whether nobody has said yet that the address is theirs: then the name may be any stranger's words, and is left out.
        /// </summary>
        public bool ToUnconfirmed { get; init; }

        /// <summary>Until when it waits because it would arrive at an hour when nobody wants mail; null when it may leave now.</summary>
        public DateTimeOffset? NotBefore { get; init; }

        /// <summary>The same mail, of which a mail program can end the kind in one click, without opening a page (RFC 8058).</summary>
        public Written EndedBy(string link) => this with
        {
            Headers = new Dictionary<string, string>
            {
                ["List-Unsubscribe"] = $"<{link}>",
                ["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click",
            },
        };
    }

    /// <summary>It should not be sent (any more), because of this: the person declined, the dialogue was moved, …</summary>
    public sealed record Skip(string Because) : Writing;
}

/// <summary>
/// Writes the messages of some rules. Each feature brings its own; status and dates are looked at again here, at the moment of sending.
/// </summary>
public interface IMessageWriter
{
    /// <summary>Whether this rule's messages are written here.</summary>
    bool Writes(string rule);

    /// <summary>
    /// Writes the message as things stand now. It is asked again at every try: after a refusal for now the new words are sent; after an
    /// uncertain end the words of the first try, and only a <see cref="Writing.Skip"/> counts.
    /// </summary>
    Task<Writing> WriteAsync(DueMessage message, Contact contact, CancellationToken stop);

    /// <summary>Called once, within the transaction that records that the mail was accepted.</summary>
    Task SentAsync(NpgsqlConnection connection, DueMessage message, CancellationToken stop) => Task.CompletedTask;

    /// <summary>Whether nobody but the receiver may read it, not even an organiser: a sign-in code.</summary>
    bool IsSecret(string rule) => false;

    /// <summary>Whether it never leaves by post where a mail cannot go.</summary>
    bool IsMailOnly(string rule) => IsSecret(rule);
}
