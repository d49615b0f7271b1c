using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Dialogues;
using Recruit.Scheduler.Language;
using Recruit.Web.Language;

namespace Recruit.Web.Targets;

/// <summary>How pages call a place that has targets.</summary>
public sealed class PlaceWords(IReadOnlyList<Track> tracks, IReadOnlyList<Dialogue> dialogues, IReadOnlyList<Level> regions)
{
    /// <summary>Such as <c>spoor Inwoners, themadialogen</c>.</summary>
    public string Of(TargetPlace place)
    {
        var language = SiteLanguage.Current;
        var track = tracks.FirstOrDefault(one => one.Id == place.TrackId)?.Name(language) ?? "";
        var dialogue = dialogues.FirstOrDefault(one => one.Id == place.DialogueId);
        var title = dialogue is null ? "" : $"{dialogue.Title}, {Moment.Short(dialogue.StartsAt, dialogue.TimeZone)}";
        var words = place switch
        {
            { TableNumber: { } table } => new Wording($"table {table} of “{title}”", $"tafel {table} van “{title}”"),
            { DialogueId: not null } => new Wording($"dialogue “{title}”", $"dialoog “{title}”"),
            { Region: { } region } =>
                new Wording($"{track}, dialogues for {RegionOf(region)}", $"{track}, dialogen voor {RegionOf(region)}"),
            { Municipality: { } code } =>
                new Wording($"{track}, dialogues for {TownOf(code)} first", $"{track}, dialogen eerst voor {TownOf(code)}"),
            { Type: { } type } =>
                new Wording($"{track}, type: {DialogueWords.Type(type, "en")}", $"{track}, soort: {DialogueWords.Type(type, "nl")}"),
            { TrackId: not null } => new Wording($"track {track}", $"spoor {track}"),
            _ => new Wording("the whole programme", "het hele programma"),
        };
        return words.In(language);
    }

    private static string TownOf(string code) => Municipalities.Published.Find(code)?.ShortName ?? code;

    private string RegionOf(string slug) => regions.FirstOrDefault(region => region.Slug == slug)?.Label(SiteLanguage.Current) ?? slug;
}
