using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Web.Representativeness;

/// <summary>How representative a programme is, as everyone may see it: it reads what is published and no person.</summary>
public sealed class PublicFigures(ProgrammeStore programmes, StageReader stages) : PageModel
{
    [BindProperty(Name = "spoor", SupportsGet = true)]
    public string? TrackSlug { get; set; }

    [BindProperty(Name = "fase", SupportsGet = true)]
    public string? StageAsked { get; set; }

    public Programme Programme { get; private set; } = null!;

    /// <summary>Null before the first publication.</summary>
    public PublishedView? View { get; private set; }

    public string Path => $"/programma/{Programme.Slug}/representativiteit";

    public async Task<IActionResult> OnGetAsync(string programme, CancellationToken stop)
    {
        if (await programmes.FindAsync(programme, stop) is not { } found)
            return NotFound();
        Programme = found;
        var tracks = await programmes.TracksAsync(found.Id, stop);
        var track = tracks.FirstOrDefault(one => one.Slug == TrackSlug);
        if (TrackSlug is not null && track is null)
            return NotFound();
        View = PublishedView.Of(await stages.FrozenAsync(found, stop), tracks, track, StageAsked, Path);
        return Page();
    }
}
