namespace Recruit.Data.Messages;

/// <summary>Which letter of a programme: of a message's rule, in a language, for all or for one track and type of dialogue.</summary>
/// <param name="Language"><c>nl</c> or <c>en</c>.</param>
/// <param name="TrackId">Null for the whole programme.</param>
/// <param name="Type">Null for every type of dialogue of the track.</param>
public sealed record LetterPlace(Guid ProgrammeId, string Rule, string Language, Guid? TrackId = null, string? Type = null)
{
    /// <summary>This place and the wider ones around it, the nearest first; the standard words hold where none has own ones.</summary>
    public IReadOnlyList<LetterPlace> Nearest =>
        [.. new[] { this, this with { Type = null }, this with { TrackId = null, Type = null } }.Distinct()];
}

/// <summary>A version of a programme's own words for a letter.</summary>
/// <param name="Number">Counts the versions of one letter in one language, from 1.</param>
/// <param name="Letter">The kind of letter that they were written for, such as <c>InvitationLetter</c>.</param>
/// <param name="Subject">Null, as <paramref name="Markdown"/>, where the wider words count again.</param>
public sealed record LetterTemplate(
    string Rule, string Language, Guid? TrackId, string? Type, int Number, string Letter, string? Subject, string? Markdown,
    string SavedBy, DateTimeOffset SavedAt)
{
    /// <summary>Whether this version says to use the wider words again, and in the end the standard ones.</summary>
    public bool IsStandard => Subject is null;

    public LetterPlace PlaceIn(Guid programmeId) => new(programmeId, Rule, Language, TrackId, Type);
}

/// <summary>Words that somebody is still writing.</summary>
/// <param name="BasedOn">The newest version when the draft was begun; 0 for the standard words.</param>
public sealed record LetterDraft(int BasedOn, string Subject, string Markdown);
