using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Web.Layout;

namespace Recruit.Web.Registrations.Office;

/// <summary>The registrations of a programme for the office: how many there are, and the way to one of them.</summary>
public sealed class OrganiserList(
    ProgrammeStore programmes, RegistrationStore registrations, RegistrationSearch search, IStringLocalizer<OrganiserList> L)
    : ProgrammePage
{
    private const int PerPage = 50;

    [BindProperty(Name = "spoor", SupportsGet = true)]
    public string? TrackSlug { get; set; }

    [BindProperty(Name = "staat", SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Track> Tracks { get; private set; } = [];
    public IReadOnlyList<RegistrationEntry> Shown { get; private set; } = [];
    public bool More { get; private set; }
    public int Total => counts.Values.Sum();

    private Dictionary<(Guid Track, string State), int> counts = [];

    public int Count(Track track, string state) => counts.GetValueOrDefault((track.Id, state));

    public Track TrackOf(RegistrationEntry line) => Tracks.Single(track => track.Id == line.TrackId);

    public async Task OnGetAsync(CancellationToken stop) => await LoadAsync(stop);

    public async Task<IActionResult> OnPostFindAsync([FromForm(Name = "zoek")] string? asked, CancellationToken stop)
    {
        var wanted = asked?.Trim() ?? "";
        if (wanted.Length == 0)
            return await RefuseAsync(L["Vul een e-mailadres of een nummer in."], stop);
        var found = long.TryParse(wanted, out var number)
            ? await search.ByNumberAsync(Programme.Id, number, stop)
            : (await search.ByAddressAsync(Programme.Id, wanted, stop)).FirstOrDefault();
        return found is null
            ? await RefuseAsync(L["Er is geen aanmelding met dit adres of nummer. Let op: het hele adres moet kloppen."], stop)
            : Redirect($"{Base}/aanmeldingen/{found.Number}");
    }

    public string LinkTo(int page) => $"{Base}/aanmeldingen?spoor={TrackSlug}&staat={State}&pagina={page}";

    private async Task<IActionResult> RefuseAsync(string error, CancellationToken stop)
    {
        ModelState.AddModelError("zoek", error);
        await LoadAsync(stop);
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
        counts = (await registrations.CountsAsync(Programme.Id, stop)).ToDictionary(row => (row.TrackId, row.State), row => row.Count);
        PageNumber = Math.Max(1, PageNumber);
        var track = Tracks.FirstOrDefault(track => track.Slug == TrackSlug);
        var found = await search.NewestAsync(
            Programme.Id, track?.Id, string.IsNullOrEmpty(State) ? null : State, (PageNumber - 1) * PerPage, PerPage + 1, stop);
        (Shown, More) = ([.. found.Take(PerPage)], found.Count > PerPage);
    }
}
