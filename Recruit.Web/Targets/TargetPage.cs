using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Registrations;
using Recruit.Web.Layout;
using Recruit.Web.Representativeness;

namespace Recruit.Web.Targets;

/// <summary>
/// A page about the targets of one place: the programme, a track, a type of dialogue, a province, a municipality, a dialogue or a table, as
/// its query says.
/// </summary>
public abstract class TargetPage(ProgrammeStore programmes, DialogueStore dialogues, TargetStore targets) : ProgrammePage
{
    [BindProperty(Name = "spoor", SupportsGet = true)]
    public string? TrackSlug { get; set; }

    [BindProperty(Name = "soort", SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(Name = "provincie", SupportsGet = true)]
    public string? Region { get; set; }

    [BindProperty(Name = "gemeente", SupportsGet = true)]
    public string? Municipality { get; set; }

    [BindProperty(Name = "dialoog", SupportsGet = true)]
    public long? DialogueNumber { get; set; }

    [BindProperty(Name = "tafel", SupportsGet = true)]
    public int? Table { get; set; }

    public IReadOnlyList<Track> Tracks { get; private set; } = [];

    /// <summary>Null for the whole programme.</summary>
    public Track? Track { get; private set; }

    /// <summary>All dialogues of the programme that are not cancelled.</summary>
    public IReadOnlyList<Dialogue> AllDialogues { get; private set; } = [];

    /// <summary>The dialogue that the page is about, or whose table.</summary>
    public Dialogue? Dialogue { get; private set; }

    public IReadOnlyList<Level> Regions { get; private set; } = [];

    /// <summary>The place and all that it inherits from, the nearest first.</summary>
    public IReadOnlyList<TargetPlace> Line { get; private set; } = [];

    public TargetPlace Place => Line[0];
    public TargetBook Book { get; private set; } = TargetBook.Empty;

    /// <summary>
    /// Special-category data asks nothing of one dialogue, and shares of provinces say nothing of a local one.
    /// </summary>
    public IReadOnlyList<ProgrammeAttribute> Attributes { get; private set; } = [];

    /// <summary>The municipalities that a dialogue of the track is for first, by name.</summary>
    public IEnumerable<Municipality> Municipalities =>
        AllDialogues.Where(dialogue => dialogue.TownFirst && dialogue.TrackId == Track?.Id)
            .Select(dialogue => Data.Reference.Municipalities.Published.Find(dialogue.MunicipalityCode!))
            .OfType<Municipality>().Distinct().OrderBy(municipality => municipality.Name, StringComparer.Ordinal);

    /// <summary>The province or municipality whose population the place has; null for the whole country.</summary>
    public string? Area => Dialogue?.Area ?? Place.Municipality ?? Place.Region;

    public PlaceWords Words => new(Tracks, AllDialogues, Regions);

    /// <summary>The dialogues that the place is about.</summary>
    public IEnumerable<Dialogue> DialoguesHere => AllDialogues.Where(IsHere);

    /// <summary>The page of a place.</summary>
    public string LinkTo(TargetPlace place) => $"{Base}/streefcijfers{QueryOf(place)}";

    /// <summary>The page on which the shares of an attribute are changed.</summary>
    public string LinkToEdit(ProgrammeAttribute attribute) => $"{Base}/streefcijfers/{attribute.Slug}{QueryOf(Place)}";

    /// <summary>The first dialogue here that says itself which roles its tables need; null when none does.</summary>
    protected async Task<Dialogue?> AskingRolesAsync(CancellationToken stop)
    {
        var asking = (await dialogues.RoleQuotasAsync([.. DialoguesHere.Select(one => one.Id)], stop)).Select(quota => quota.DialogueId);
        return DialoguesHere.FirstOrDefault(one => asking.Contains(one.Id));
    }

    /// <summary>Reads the place of the query; false when there is none such.</summary>
    protected async Task<bool> ReadPlaceAsync(CancellationToken stop)
    {
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
        AllDialogues = [.. (await dialogues.ListAsync(Programme.Id, null, null, stop))
            .Where(dialogue => dialogue.State == DialogueState.Planned)];
        Track = TrackSlug is null ? Tracks[0] : Tracks.FirstOrDefault(track => track.Slug == TrackSlug);
        if (Track is null && TrackSlug != Figures.AllTracks)
            return false;
        var all = await ReadAttributesAsync(Track is null ? Tracks : [Track], stop);
        Regions = all.FirstOrDefault(attribute => attribute.Slug == Obstacles.RegionAttribute)?.Levels ?? [];
        if (FindLine() is not { } line)
            return false;
        Line = line;
        Book = await targets.BookAsync(Programme.Id, stop);
        Attributes = [.. all.Where(attribute => (!attribute.Special || Dialogue is null)
            && (Area is null || attribute.Slug != Obstacles.RegionAttribute))];
        return true;
    }

    private IReadOnlyList<TargetPlace>? FindLine()
    {
        if (Track is null)
            return [new TargetPlace(Programme.Id)];
        if (DialogueNumber is { } number)
        {
            Dialogue = AllDialogues.FirstOrDefault(dialogue => dialogue.Number == number && dialogue.TrackId == Track.Id);
            Table = Dialogue?.TableCount > 1 && Table >= 1 && Table <= Dialogue.TableCount ? Table : null;
            return Dialogue is null ? null : TargetPlace.LineOf(Dialogue, Table);
        }
        if (!string.IsNullOrEmpty(Municipality))
            return Municipalities.Any(one => one.Code == Municipality) ? TargetPlace.LineOfMunicipality(Track, Municipality) : null;
        if (!string.IsNullOrEmpty(Region))
            return Regions.Any(region => region.Slug == Region) ? TargetPlace.LineOfRegion(Track, Region) : null;
        if (!string.IsNullOrEmpty(Type))
            return DialogueType.All.Contains(Type) ? TargetPlace.LineOfType(Track, Type) : null;
        return TargetPlace.LineOf(Track);
    }

    private async Task<IReadOnlyList<ProgrammeAttribute>> ReadAttributesAsync(IReadOnlyList<Track> read, CancellationToken stop)
    {
        List<ProgrammeAttribute> all = [];
        foreach (var track in read)
            all.AddRange(await programmes.AttributesAsync(track.Id, stop));
        return [.. all.DistinctBy(attribute => attribute.Id)];
    }

    private bool IsHere(Dialogue dialogue) =>
        TargetPlace.LineOf(dialogue).Contains(Place with { TableNumber = null });

    private string QueryOf(TargetPlace place) => QueryHelpers.AddQueryString("", new Dictionary<string, string?>
    {
        ["spoor"] = Tracks.FirstOrDefault(track => track.Id == place.TrackId)?.Slug ?? Figures.AllTracks,
        ["soort"] = place.Type,
        ["provincie"] = place.Region,
        ["gemeente"] = place.Municipality,
        ["dialoog"] = AllDialogues.FirstOrDefault(dialogue => dialogue.Id == place.DialogueId)?.Number.ToString(
            System.Globalization.CultureInfo.InvariantCulture),
        ["tafel"] = place.TableNumber?.ToString(System.Globalization.CultureInfo.InvariantCulture),
    }.Where(one => one.Value is not null));
}
