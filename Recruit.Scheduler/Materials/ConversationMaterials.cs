using Recruit.Data.Dialogues;
using Recruit.Data.Materials;
using Recruit.Data.Papers;
using Recruit.Data.Programmes;

namespace Recruit.Scheduler.Materials;

/// <summary>A file that somebody may read, and in which language it is.</summary>
public sealed record MaterialFile(Paper Paper, string Language);

/// <summary>What somebody reads before a dialogue.</summary>
/// <param name="Guide">Markdown; empty where there is none.</param>
public sealed record ReadyMaterials(string Guide, IReadOnlyList<MaterialFile> Files)
{
    public bool IsEmpty => Guide.Length == 0 && Files.Count == 0;
}

/// <summary>
/// Chooses what somebody reads before a dialogue: the nearest guide (dialogue, type, track, programme, standard), and all files around it,
/// of two with one title the nearest.
/// </summary>
public sealed class ConversationMaterials(MaterialStore materials, PaperShelf shelf, ProgrammeStore programmes)
{
    /// <param name="audience">One of <see cref="MaterialAudience"/>.</param>
    public async Task<ReadyMaterials> OfAsync(Dialogue dialogue, string audience, string language, CancellationToken stop)
    {
        var places = MaterialPlace.Around(dialogue);
        var meant = Meant(await materials.ListAsync(dialogue.ProgrammeId, dialogue.Id, stop), places, audience);
        var files = meant.Any(one => one.PaperId is not null)
            ? await shelf.ListAsync([.. meant.Select(one => one.PaperId).OfType<Guid>()], stop)
            : [];
        return new ReadyMaterials(
            OwnGuide(meant, places, language) ?? await StandardAsync(dialogue, audience, language, stop),
            FilesOf(meant, places, files, language));
    }

    /// <summary>Whether there is anything to read for this audience.</summary>
    public async Task<bool> AnyAsync(Dialogue dialogue, string audience, string language, CancellationToken stop)
    {
        var places = MaterialPlace.Around(dialogue);
        var meant = Meant(await materials.ListAsync(dialogue.ProgrammeId, dialogue.Id, stop), places, audience);
        return OwnGuide(meant, places, language) is not "" || meant.Any(one => one.PaperId is not null);
    }

    /// <summary>The own guide nearest to the first of these places; null for the standard one, empty where none is wanted.</summary>
    public static string? OwnGuide(IEnumerable<Material> meant, IReadOnlyList<MaterialPlace> places, string language) => meant
        .Where(one => one.Markdown is not null && one.Language == language)
        .OrderBy(one => PlaceIn(places, one)).FirstOrDefault()?.Markdown;

    /// <summary>What is meant for an audience at these places.</summary>
    public static IReadOnlyList<Material> Meant(IEnumerable<Material> all, IReadOnlyList<MaterialPlace> places, string audience) =>
        [.. all.Where(one => one.Audience == audience && places.Contains(one.Place))];

    // A map in Dutch is better than no map: who reads English gets it behind what is in English.
    private static List<MaterialFile> FilesOf(
        IReadOnlyList<Material> meant, IReadOnlyList<MaterialPlace> places, IReadOnlyList<Paper> papers, string language) =>
        [.. from one in meant
            join paper in papers on one.PaperId equals paper.Id
            group (Paper: paper, one.Language, Place: PlaceIn(places, one)) by paper.Title.ToUpperInvariant() into same
            let nearest = same.OrderBy(file => file.Place).ThenBy(file => file.Language != language).First()
            orderby nearest.Language != language, nearest.Place, nearest.Paper.Title
            select new MaterialFile(nearest.Paper, nearest.Language)];

    private static int PlaceIn(IReadOnlyList<MaterialPlace> places, Material one) =>
        places.Index().First(place => place.Item == one.Place).Index;

    private async Task<string> StandardAsync(Dialogue dialogue, string audience, string language, CancellationToken stop)
    {
        var track = (await programmes.TracksAsync(dialogue.ProgrammeId, stop)).Single(one => one.Id == dialogue.TrackId);
        return StandardGuides.Of(track.Slug, dialogue.Type, audience, language);
    }
}
