using Recruit.Data.Dialogues;
using Recruit.Data.Materials;
using Recruit.Data.Papers;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Materials;
using Recruit.Web.Letters;

namespace Recruit.Web.Materials;

/// <summary>A file at a place, with everyone who reads it.</summary>
public sealed record FileAtPlace(Paper Paper, string Language, IReadOnlyList<string> Audiences);

/// <summary>The guide that holds at a place, and whether it was written right there.</summary>
/// <param name="Markdown">Empty where nobody reads one.</param>
/// <param name="From">Where it was written; null for the standard one.</param>
public sealed record GuideAtPlace(string Markdown, MaterialPlace? From)
{
    public bool IsOf(MaterialPlace place) => From == place;
}

/// <summary>Finds what an organiser looks at: a place, and what holds there.</summary>
public sealed class MaterialDesk(MaterialStore materials, PaperShelf shelf, DialogueStore dialogues, ProgrammeStore programmes)
{
    /// <summary>Null when there is no such track, type or dialogue in this programme.</summary>
    public async Task<MaterialScope?> FindAsync(Programme programme, string ending, CancellationToken stop)
    {
        var tracks = await programmes.TracksAsync(programme.Id, stop);
        if (MaterialScope.NumberIn(ending) is { } number)
            return await dialogues.FindAsync(number, stop) is { } dialogue && dialogue.ProgrammeId == programme.Id
                ? MaterialScope.Of(dialogue, tracks)
                : null;
        return LetterScope.Find(ending == MaterialScope.Whole ? "" : ending, tracks) is { } scope
            ? MaterialScope.Of(programme, scope)
            : null;
    }

    /// <summary>The whole programme, and each track and type of which it has dialogues.</summary>
    public async Task<IReadOnlyList<MaterialScope>> ScopesAsync(Programme programme, CancellationToken stop)
    {
        var tracks = await programmes.TracksAsync(programme.Id, stop);
        var kinds = (await dialogues.TemplatesAsync(programme.Id, stop)).ToLookup(kind => kind.TrackId, kind => kind.Type);
        return
        [
            MaterialScope.Of(programme, LetterScope.Whole),
            .. tracks.SelectMany(track => kinds[track.Id].Order(StringComparer.Ordinal).Select(type => new LetterScope(track, type))
                .Prepend(new LetterScope(track, null))).Select(scope => MaterialScope.Of(programme, scope)),
        ];
    }

    /// <summary>The guide that holds here; null where it depends on the type of dialogue.</summary>
    public async Task<GuideAtPlace?> GuideAsync(MaterialScope scope, string audience, string language, CancellationToken stop)
    {
        var meant = ConversationMaterials.Meant(await AllAsync(scope, stop), scope.Nearest, audience)
            .Where(one => one.Markdown is not null && one.Language == language).ToList();
        foreach (var place in scope.Nearest)
            if (meant.Find(one => one.Place == place) is { } own)
                return new GuideAtPlace(own.Markdown!, place);
        return scope.Kind is var (track, type)
            ? new GuideAtPlace(StandardGuides.Of(track, type, audience, language), null)
            : audience == MaterialAudience.Participant
                ? new GuideAtPlace(StandardGuides.Of("", "", audience, language), null)
                : null;
    }

    /// <summary>The files that were put right here.</summary>
    public async Task<IReadOnlyList<FileAtPlace>> FilesAsync(MaterialScope scope, CancellationToken stop)
    {
        var here = (await AllAsync(scope, stop)).Where(one => one.PaperId is not null && one.Place == scope.Place)
            .ToLookup(one => one.PaperId!.Value);
        var papers = await shelf.ListAsync([.. here.Select(one => one.Key)], stop);
        return [.. papers.Select(paper => new FileAtPlace(
            paper, here[paper.Id].First().Language, [.. here[paper.Id].Select(one => one.Audience)]))];
    }

    private Task<IReadOnlyList<Material>> AllAsync(MaterialScope scope, CancellationToken stop) =>
        materials.ListAsync(scope.Place.ProgrammeId, scope.Dialogue?.Id, stop);
}
