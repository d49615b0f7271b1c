using Microsoft.AspNetCore.Mvc;
using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Rosters;
using Recruit.Web.Layout;

namespace Recruit.Web.Dialogues;

/// <summary>All dialogues of a programme: planned against achieved, and which ones ask for attention.</summary>
public sealed class DialogueList(DialogueStore dialogues, ProgrammeStore programmes, RosterStore rosters) : ProgrammePage
{
    private const int PerPage = 100;

    [BindProperty(Name = "spoor", SupportsGet = true)]
    public string? TrackSlug { get; set; }

    [BindProperty(Name = "vorm", SupportsGet = true)]
    public string? Format { get; set; }

    /// <summary>The name of a <see cref="FillingState"/>; anything else shows all.</summary>
    [BindProperty(Name = "stand", SupportsGet = true)]
    public string? StateName { get; set; }

    [BindProperty(Name = "pagina", SupportsGet = true)]
    public int PageAsked { get; set; } = 1;

    public IReadOnlyList<Track> Tracks { get; private set; } = [];
    public IReadOnlyList<Filling> All { get; private set; } = [];

    /// <summary>How many there are of what was asked for.</summary>
    public int Total { get; private set; }

    public IReadOnlyList<Filling> Shown { get; private set; } = [];
    public Paging Paging { get; private set; } = null!;

    public Track TrackOf(Filling filling) => Tracks.Single(track => track.Id == filling.Dialogue.TrackId);

    public async Task OnGetAsync(CancellationToken stop)
    {
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
        All = Filling.Of(
            await dialogues.ListAsync(Programme.Id, trackId: null, municipalityCode: null, stop),
            await rosters.OccupancyAsync(Programme.Id, municipalityCode: null, stop));
        List<Filling> asked = [.. All.Where(IsAskedFor)];
        Total = asked.Count;
        (Shown, Paging) = Paging.Cut(asked, PageAsked, PerPage, LinkTo);
    }

    private string LinkTo(int page) => $"{Base}/dialogen?spoor={Uri.EscapeDataString(TrackSlug ?? "")}"
        + $"&vorm={Uri.EscapeDataString(Format ?? "")}&stand={Uri.EscapeDataString(StateName ?? "")}&pagina={page}";

    private bool IsAskedFor(Filling filling) =>
        (string.IsNullOrEmpty(TrackSlug) || TrackOf(filling).Slug == TrackSlug)
        && (string.IsNullOrEmpty(Format) || filling.Dialogue.Format == Format)
        && (!Enum.TryParse<FillingState>(StateName, out var state) || filling.State == state);
}
