using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Rounds;
using Recruit.Web.Language;

namespace Recruit.Web.Targets;

/// <summary>A change of targets in words.</summary>
/// <param name="Place">Null when it can no longer be named.</param>
public sealed record ChangeInWords(DateTimeOffset At, string Who, TargetPlace? Place, string What, string Reason);

/// <summary>The targets of a place beside the population and who there is; where they come from; and what was changed.</summary>
public sealed class TargetList(
    ProgrammeStore programmes, DialogueStore dialogues, TargetStore targets, TargetChangeStore changes, PeopleOfPlace people,
    StaffNames names, IStringLocalizer<TargetList> L) : TargetPage(programmes, dialogues, targets)
{
    private const int ChangesShown = 50;

    public PeopleThere People { get; private set; } = null!;
    public IReadOnlyList<TargetTable> Tables { get; private set; } = [];
    public IReadOnlyList<MinimumShortage> Short { get; private set; } = [];
    public IReadOnlyList<ChangeInWords> History { get; private set; } = [];

    /// <summary>The minimums per table that hold here, with where each comes from.</summary>
    public IReadOnlyList<(TableMinimum Minimum, TargetPlace Origin)> Minimums => Book.MinimumsAt(Line);

    /// <summary>Every place below the programme that has something of its own.</summary>
    public IEnumerable<TargetPlace> OwnPlaces => Book.Scopes
        .Where(scope => Book.Targets.Any(target => target.ScopeId == scope.Id) || Book.Minimums.Any(one => one.ScopeId == scope.Id))
        .Select(scope => scope.Place())
        .Where(place => place.DialogueId is null || AllDialogues.Any(dialogue => dialogue.Id == place.DialogueId));

    /// <summary>Attributes for which a least number may be set: never special-category data, of which a table would tell.</summary>
    public IEnumerable<ProgrammeAttribute> ForMinimums => Attributes.Where(attribute => !attribute.Special);

    [BindProperty(Name = "groep")]
    public string? Group { get; set; }

    [BindProperty(Name = "aantal")]
    public string? Least { get; set; }

    [BindProperty(Name = "kenmerk")]
    public string? AttributeSlug { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!await ReadPlaceAsync(stop))
            return NotFound();
        await ReadFiguresAsync(stop);
        return Page();
    }

    /// <summary>Takes the place's own shares of an attribute away.</summary>
    public async Task<IActionResult> OnPostInheritAsync(CancellationToken stop)
    {
        if (!await ReadPlaceAsync(stop) || Attributes.FirstOrDefault(one => one.Slug == AttributeSlug) is not { } attribute
            || Book.OriginOf(Line.Skip(1), attribute.Id) is null)
            return NotFound();
        await changes.InheritAsync(Place, attribute.Id, Staff.Actor, stop);
        Done = L["Hier geldt nu weer wat geërfd wordt: {0}.", attribute.Name(SiteLanguage.Current)];
        return Redirect(LinkTo(Place));
    }

    /// <summary>Sets the least number of people of a group at each table of the place; 0 lifts what is inherited.</summary>
    public async Task<IActionResult> OnPostMinimumAsync(CancellationToken stop)
    {
        if (!await ReadPlaceAsync(stop))
            return NotFound();
        var group = LevelOf(Group);
        if (group is null)
            ModelState.AddModelError("groep", L["Kies een groep."]);
        var most = DialoguesHere.Select(dialogue => dialogue.TableMin).DefaultIfEmpty(50).Min();
        if (!int.TryParse(Least, NumberStyles.None, CultureInfo.InvariantCulture, out var least) || least > most)
            ModelState.AddModelError(
                "aantal", L["Vul een heel getal in van 0 tot en met {0}. Zoveel mensen zitten er aan een tafel.", most]);
        if (group?.Attribute.Slug == RoleQuota.Attribute && least > 0 && await AskingRolesAsync(stop) is { } asking)
            ModelState.AddModelError("groep", L["De dialoog \"{0}\" zegt zelf al hoeveel mensen met een rol er nodig zijn.", asking.Title]);
        if (group is not var (attribute, level) || !ModelState.IsValid)
        {
            await ReadFiguresAsync(stop);
            return Page();
        }
        await changes.SetMinimumAsync(Place, attribute.Id, level.Slug, least, Staff.Actor, stop);
        Done = L["Het minimum per tafel is bewaard."];
        return Redirect(LinkTo(Place));
    }

    /// <summary>Takes the place's own minimum of a group away.</summary>
    public async Task<IActionResult> OnPostRemoveMinimumAsync(CancellationToken stop)
    {
        if (!await ReadPlaceAsync(stop) || LevelOf(Group) is not var (attribute, level))
            return NotFound();
        await changes.SetMinimumAsync(Place, attribute.Id, level.Slug, null, Staff.Actor, stop);
        Done = L["Het minimum per tafel is weggehaald."];
        return Redirect(LinkTo(Place));
    }

    /// <summary>Such as <c>Leeftijd: 16–24 jaar</c>.</summary>
    public string NameOf(string attribute, string level) =>
        Attributes.FirstOrDefault(one => one.Slug == attribute) is { } found ? NameOf(found, level) : $"{attribute}: {level}";

    private static string NameOf(ProgrammeAttribute attribute, string level) =>
        $"{attribute.Name(SiteLanguage.Current)}: {LabelOf(attribute, level)}";

    private static string LabelOf(ProgrammeAttribute attribute, string level) =>
        attribute.Levels.FirstOrDefault(one => one.Slug == level)?.Label(SiteLanguage.Current) ?? level;

    private (ProgrammeAttribute Attribute, Level Level)? LevelOf(string? wanted) => (
        from attribute in ForMinimums
        from level in attribute.Levels
        where $"{attribute.Slug}:{level.Slug}" == wanted
        select ((ProgrammeAttribute, Level)?)(attribute, level)).FirstOrDefault();

    private async Task ReadFiguresAsync(CancellationToken stop)
    {
        (People, Tables) = await people.OfAsync(this, stop);
        Short = [.. MinimumShortage.Of(Book, People.Open, People.Able)];
        var places = Book.Scopes.ToDictionary(scope => scope.Id, scope => scope.Place());
        var called = await names.ReadAsync(stop);
        History = [.. (await changes.HistoryAsync(Programme.Id, ChangesShown, stop)).Select(change => new ChangeInWords(
            change.ChangedAt, called.GetValueOrDefault(change.ChangedBy, L["een medewerker"]), places.GetValueOrDefault(change.ScopeId),
            InWords(change), change.Reason))];
    }

    private static string InWords(ProgrammeAttribute attribute, string json)
    {
        var shares = JsonSerializer.Deserialize<Dictionary<string, decimal>>(json)!;
        return string.Join(", ", attribute.Levels.Where(level => shares.ContainsKey(level.Slug))
            .Select(level => $"{level.Label(SiteLanguage.Current)} {Figure.Percent((double)shares[level.Slug])}"));
    }

    private string InWords(TargetChange change)
    {
        if (Attributes.FirstOrDefault(one => one.Id == change.AttributeId) is not { } attribute)
            return L["een ander kenmerk"];
        var name = attribute.Name(SiteLanguage.Current);
        return change switch
        {
            { Shares: { } shares } => L["{0}: {1}", name, InWords(attribute, shares)],
            { Level: { } level, Least: { } least } => L["{0}: ten minste {1} per tafel", NameOf(attribute, level), least],
            { Level: { } level } => L["{0}: geen eigen minimum meer", NameOf(attribute, level)],
            _ => L["{0}: weer geërfd", name],
        };
    }
}
