namespace Recruit.Scheduler.Messages;

/// <summary>Why words cannot be saved as a letter.</summary>
/// <param name="Line">In the text, from 1; <see cref="Subject"/> and <see cref="Whole"/> are none of its lines.</param>
public abstract record TemplateFault(int Line)
{
    public const int Subject = 0;

    /// <summary>It is about the text as a whole.</summary>
    public const int Whole = int.MaxValue;

    public sealed record NoSubject() : TemplateFault(Subject);

    /// <summary>A subject is one line, without signs that cannot be seen.</summary>
    public sealed record SubjectOfMoreLines() : TemplateFault(Subject);

    public sealed record SubjectTooLong(int Most) : TemplateFault(Subject);

    public sealed record NoText() : TemplateFault(Whole);

    public sealed record TextTooLong(int Most) : TemplateFault(Whole);

    /// <param name="Meant">A name that looks like it; null when none does.</param>
    public sealed record UnknownPlaceholder(int Line, string Name, string? Meant) : TemplateFault(Line);

    /// <summary>Braces that do not belong together, or one where two should stand.</summary>
    public sealed record LooseBraces(int Line, string Found) : TemplateFault(Line);

    /// <summary>The standard words carry a link without which the letter is of no use.</summary>
    public sealed record LinkMissing(string Name) : TemplateFault(Whole);

    /// <summary>A link that no mail of ours may carry, because it leads neither to the web nor to a mailbox or a telephone.</summary>
    public sealed record UnsafeLink(int Line, string Target) : TemplateFault(Line);

    /// <summary>Mails carry no pictures.</summary>
    public sealed record Picture(int Line) : TemplateFault(Line);
}
