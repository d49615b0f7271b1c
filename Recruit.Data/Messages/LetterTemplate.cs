namespace Recruit.Data.Messages;

/// <summary>Which letter of a programme: of a message's rule, in a language.</summary>
/// <param name="Language"><c>nl</c> or <c>en</c>.</param>
public sealed record LetterPlace(Guid ProgrammeId, string Rule, string Language);

/// <summary>A version of a programme's own words for a letter.</summary>
/// <param name="Number">Counts the versions of one letter in one language, from 1.</param>
/// <param name="Letter">The kind of letter that they were written for, such as <c>InvitationLetter</c>.</param>
/// <param name="Subject">Null, as <paramref name="Markdown"/>, where the standard words count again.</param>
public sealed record LetterTemplate(
    string Rule, string Language, int Number, string Letter, string? Subject, string? Markdown, string SavedBy, DateTimeOffset SavedAt)
{
    /// <summary>Whether this version says to use the standard words.</summary>
    public bool IsStandard => Subject is null;
}

/// <summary>Words that somebody is still writing.</summary>
/// <param name="BasedOn">The newest version when the draft was begun; 0 for the standard words.</param>
public sealed record LetterDraft(int BasedOn, string Subject, string Markdown);
