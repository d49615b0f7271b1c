using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Neighbours;
using Recruit.Data.Programmes;
using Recruit.Web.Layout;

namespace Recruit.Web.Neighbours;

/// <summary>Who sits together at the tables of a track, who must sit apart, and who has a table of his or her own.</summary>
public sealed class WhoWithWhom(
    ProgrammeStore programmes, DialogueStore dialogues, NeighbourStore neighbours, NamedPeople people, TimeProvider clock,
    IStringLocalizer<WhoWithWhom> L) : ProgrammePage
{
    private const int LongestReason = 200;
    private const int MostPeople = 20;
    private const int MostFound = 20;

    /// <summary>A name, or the number of a registration; posted, so that no name stands in an address.</summary>
    [BindProperty(Name = "zoek")]
    public string? Search { get; set; }

    /// <summary>The numbers of those chosen so far.</summary>
    [BindProperty(Name = "mens", SupportsGet = true)]
    public List<long> Chosen { get; set; } = [];

    [BindProperty(Name = "soort")]
    public string? Kind { get; set; }

    /// <summary>A dialogue and a table, such as <c>17.2</c>.</summary>
    [BindProperty(Name = "tafel")]
    public string? Table { get; set; }

    [BindProperty(Name = "reden")]
    public string? Reason { get; set; }

    public Track Track { get; private set; } = null!;
    public NeighbourBook Book { get; private set; } = NeighbourBook.Empty;

    /// <summary>Dialogues that are still to come.</summary>
    public IReadOnlyList<Dialogue> Dialogues { get; private set; } = [];

    /// <summary>Those chosen so far.</summary>
    public IReadOnlyList<NamedPerson> Group { get; private set; } = [];

    /// <summary>Those whom the search found and who are not chosen yet.</summary>
    public IReadOnlyList<NamedPerson> Found { get; private set; } = [];

    /// <summary>The names of those whom rules are about, by number.</summary>
    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    public string Here => $"{Base}/wie-bij-wie/{Track.Slug}";

    /// <summary>The page with these people chosen.</summary>
    public string LinkTo(IEnumerable<long> chosen) =>
        Here + "?" + string.Join('&', chosen.Select(number => string.Create(CultureInfo.InvariantCulture, $"mens={number}")));

    public async Task<IActionResult> OnGetAsync(string track, CancellationToken stop) =>
        MayAct && await ReadAsync(track, stop) ? Page() : NotFound();

    /// <summary>Shows who was found.</summary>
    public async Task<IActionResult> OnPostFindAsync(string track, CancellationToken stop)
    {
        if (!await ReadAsync(track, stop))
            return NotFound();
        if (Found.Count == 0)
            ModelState.AddModelError("zoek", L["Er is niemand anders in dit spoor met deze naam of dit nummer."]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string track, CancellationToken stop)
    {
        if (!await ReadAsync(track, stop))
            return NotFound();
        var (table, reason) = (TableOf(Table), (Reason ?? "").Trim());
        Check(table, reason);
        if (!ModelState.IsValid)
            return Page();
        await neighbours.AddAsync(
            new NewNeighbourRule(Track.Id, Kind!, [.. Group.Select(person => person.Id)], Kind == NeighbourKind.Pin ? table : null, reason),
            Staff.Actor, stop);
        Done = L["Bewaard. De volgende ronde en nieuwe vervangingen houden zich hieraan."];
        return Redirect(Here);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string track, Guid regel, CancellationToken stop)
    {
        if (!await ReadAsync(track, stop) || Book.Rules.FirstOrDefault(rule => rule.Id == regel) is not { } rule)
            return NotFound();
        await neighbours.RemoveAsync(rule, Staff.Actor, stop);
        Done = L["Weggehaald. Wie al een plaats heeft, houdt die."];
        return Redirect(Here);
    }

    private void Check((Guid Dialogue, int Number)? table, string reason)
    {
        if (Kind is null || !NeighbourKind.All.Contains(Kind))
            ModelState.AddModelError("soort", L["Kies wat er moet gebeuren."]);
        if (Group.Count < (Kind == NeighbourKind.Pin ? 1 : 2))
            ModelState.AddModelError("zoek", Kind == NeighbourKind.Pin
                ? L["Zoek eerst wie een vaste plaats krijgt."]
                : L["Zoek eerst ten minste twee mensen, en voeg ze toe."]);
        else if (Group.Count > MostPeople)
            ModelState.AddModelError("zoek", L["Kies hooguit {0} mensen.", MostPeople]);
        if (Kind == NeighbourKind.Pin && table is null)
            ModelState.AddModelError("tafel", L["Kies een tafel uit de lijst."]);
        if (reason.Length is 0 or > LongestReason)
            ModelState.AddModelError("reden", L["Schrijf in hooguit {0} tekens op waarom.", LongestReason]);
        if (ModelState.IsValid && Clash() is { } clash)
            ModelState.AddModelError("soort", clash);
    }

    /// <summary>Why this cannot stand beside what is there already; null when it can.</summary>
    private string? Clash()
    {
        var (ids, opposite) = (Group.Select(person => person.Id).ToHashSet(),
            Kind == NeighbourKind.Apart ? NeighbourKind.Together : NeighbourKind.Apart);
        if (Kind == NeighbourKind.Pin)
            return ids.Any(id => Book.PinOf(id) is not null) ? L["Een van hen heeft al een vaste plaats. Haal die eerst weg."].Value : null;
        return Book.Rules.Any(rule => rule.Kind == opposite && rule.People.Count(ids.Contains) > 1)
            ? L["Twee van hen staan al als bij elkaar of als uit elkaar. Haal dat eerst weg."].Value
            : null;
    }

    private (Guid Dialogue, int Number)? TableOf(string? typed) => (
        from dialogue in Dialogues
        from number in Enumerable.Range(1, dialogue.TableCount)
        where ValueOf(dialogue, number) == typed
        select ((Guid, int)?)(dialogue.Id, number)).FirstOrDefault();

    /// <summary>How the form calls a table.</summary>
    public static string ValueOf(Dialogue dialogue, int table) => string.Create(CultureInfo.InvariantCulture, $"{dialogue.Number}.{table}");

    private async Task<bool> ReadAsync(string slug, CancellationToken stop)
    {
        if ((await programmes.TracksAsync(Programme.Id, stop)).FirstOrDefault(track => track.Slug == slug) is not { } found)
            return false;
        Track = found;
        Book = await neighbours.BookAsync(found.Id, stop);
        Dialogues = [.. (await dialogues.ListAsync(Programme.Id, found.Id, null, stop))
            .Where(dialogue => dialogue.State == DialogueState.Planned && dialogue.StartsAt > clock.GetUtcNow())];
        var known = await people.OfAsync(found, [.. Chosen, .. Book.Rules.SelectMany(rule => rule.Numbers)], Search, stop);
        Names = known.ToDictionary(person => person.Number, person => person.Name);
        Group = [.. known.Where(person => person.IsActive && Chosen.Contains(person.Number))];
        Found = [.. known.Where(person => person.IsActive && person.IsFound && !Chosen.Contains(person.Number)).Take(MostFound)];
        return true;
    }
}
