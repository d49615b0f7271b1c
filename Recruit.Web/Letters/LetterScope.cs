using Recruit.Data.Dialogues;
using Recruit.Data.Messages;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Dialogues;
using Recruit.Web.Language;

namespace Recruit.Web.Letters;

/// <summary>For whom a programme writes words: for everyone, for a track, or for one type of dialogue in it.</summary>
public sealed record LetterScope(Track? Track, string? Type)
{
    public static readonly LetterScope Whole = new(null, null);

    public bool IsWhole => Track is null;

    /// <summary>As it stands at the end of an address: <c>/science.theme</c>; nothing for the whole programme.</summary>
    public string Ending => Track is null ? "" : Type is null ? $"/{Track.Slug}" : $"/{Track.Slug}.{Type}";

    /// <summary>The track and the type in words; empty for the whole programme.</summary>
    public string Name => string.Join(": ", new[]
    {
        Track?.Name(SiteLanguage.Current), Type is null ? null : DialogueWords.Type(Type, SiteLanguage.Current),
    }.OfType<string>());

    /// <summary>What an address names; null when there is no such track or type.</summary>
    public static LetterScope? Find(string? ending, IEnumerable<Track> tracks)
    {
        if (string.IsNullOrEmpty(ending))
            return Whole;
        var parts = ending.Split('.');
        return parts.Length <= 2
            && tracks.FirstOrDefault(track => track.Slug == parts[0]) is { } track
            && (parts.Length == 1 || DialogueType.All.Contains(parts[1]))
                ? new LetterScope(track, parts.ElementAtOrDefault(1))
                : null;
    }

    /// <summary>For whom these words were written.</summary>
    public static LetterScope Of(LetterTemplate words, IEnumerable<Track> tracks) =>
        new(tracks.FirstOrDefault(track => track.Id == words.TrackId), words.Type);
}
