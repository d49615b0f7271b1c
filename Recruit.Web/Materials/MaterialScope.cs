using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Data.Materials;
using Recruit.Data.Programmes;
using Recruit.Web.Letters;

namespace Recruit.Web.Materials;

/// <summary>For whom materials are kept: as for words of letters, and also for one dialogue.</summary>
/// <param name="Ending">As it stands in an address: <c>alles</c>, <c>science.theme</c>, <c>dialoog-12</c>.</param>
/// <param name="Nearest">The place itself, and the wider ones around it.</param>
public sealed record MaterialScope(string Ending, string Name, IReadOnlyList<MaterialPlace> Nearest, Dialogue? Dialogue)
{
    public const string Whole = "alles";
    private const string OfDialogue = "dialoog-";

    public MaterialPlace Place => Nearest[0];

    /// <summary>The track and type by which the standard guide is chosen; null for a whole programme or track.</summary>
    public (string Track, string Type)? Kind { get; init; }

    public static MaterialScope Of(Programme programme, LetterScope scope) => new(
        scope.IsWhole ? Whole : scope.Ending.TrimStart('/'), scope.Name,
        new MaterialPlace(programme.Id, scope.Track?.Id, scope.Type).Nearest, null)
    {
        Kind = scope is { Track: { } track, Type: { } type } ? (track.Slug, type) : null,
    };

    public static MaterialScope Of(Dialogue dialogue, IEnumerable<Track> tracks) => new(
        string.Create(CultureInfo.InvariantCulture, $"{OfDialogue}{dialogue.Number}"), dialogue.Title,
        MaterialPlace.Around(dialogue), dialogue)
    {
        Kind = (tracks.Single(track => track.Id == dialogue.TrackId).Slug, dialogue.Type),
    };

    /// <summary>The number of the dialogue that an address names; null where it names none.</summary>
    public static long? NumberIn(string ending) =>
        ending.StartsWith(OfDialogue, StringComparison.Ordinal)
        && long.TryParse(ending.AsSpan(OfDialogue.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
