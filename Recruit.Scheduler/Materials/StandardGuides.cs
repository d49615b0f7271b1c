using System.Collections.Concurrent;
using Recruit.Data.Dialogues;
using Recruit.Data.Materials;
using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Materials;

/// <summary>
/// The guides that every programme begins with, in <c>Guides</c> beside this class: one per type of dialogue for whoever leads or holds it,
/// and one for those who take part.
/// </summary>
public static class StandardGuides
{
    private static readonly ConcurrentDictionary<string, string> Files = new(StringComparer.Ordinal);

    // Tracks whose talks differ from those of others, whatever their type.
    private static readonly Dictionary<string, string> OfTrack = new(StringComparer.Ordinal)
    {
        ["science"] = "Science",
        ["orientation"] = "Orientation",
    };

    /// <param name="track">The slug of a track.</param>
    /// <param name="language"><c>en</c> for English; anything else is Dutch.</param>
    public static string Of(string track, string type, string audience, string language)
    {
        var name = audience == MaterialAudience.Participant ? "Participant" : OfTrack.GetValueOrDefault(track) ?? NameOf(type);
        return Files.GetOrAdd($"Materials/Guides/{name}.{LetterTemplates.LanguageOf(language)}.md", Read);
    }

    private static string NameOf(string type) => type switch
    {
        DialogueType.Exploratory => "Exploratory",
        DialogueType.Action => "Action",
        DialogueType.Focus => "Focus",
        DialogueType.Design => "Design",
        _ => "Theme",
    };

    private static string Read(string path)
    {
        using var stream = typeof(StandardGuides).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"{path} was not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
