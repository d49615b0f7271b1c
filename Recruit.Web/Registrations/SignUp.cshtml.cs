using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Recruit.Data.Programmes;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations;

/// <summary>Where a sign-up starts: what it is for and what one agrees to.</summary>
[EnableRateLimiting(SignUpLimit.Name)]
public sealed class SignUp(ProgrammeStore programmes, SignUpCases cases, AnswersCookie cookie, TimeProvider clock) : PageModel
{
    private const string Citizens = "citizens";

    public Programme Programme { get; private set; } = null!;

    /// <summary>The track to sign up for; null when none is open.</summary>
    public Track? Track { get; private set; }

    public IReadOnlyList<Track> OtherTracks { get; private set; } = [];

    public bool ForOrganisations => Track is { Slug: not Citizens };

    public async Task<IActionResult> OnGetAsync(string programme, string? spoor, CancellationToken stop) =>
        await OpenAsync(programme, spoor, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string programme, [FromForm] string? spoor, CancellationToken stop)
    {
        if (!await OpenAsync(programme, spoor, stop))
            return NotFound();
        if (Track is null)
            return Page();

        // Who starts again keeps what was answered, unless it was for another track.
        var answers = cookie.Read(HttpContext, programme) is { } before && before.Track == Track.Slug
            ? before
            : new Answers { Id = Guid.CreateVersion7(clock.GetUtcNow()), Track = Track.Slug };
        cookie.Write(HttpContext, programme, answers with { StartedAt = clock.GetUtcNow() });
        return Redirect($"/aanmelden/{programme}/vragen");
    }

    private async Task<bool> OpenAsync(string slug, string? trackSlug, CancellationToken stop)
    {
        if (await programmes.FindAsync(slug, stop) is not { } programme)
            return false;
        Programme = programme;
        var open = await cases.OpenTracksAsync(programme, stop);
        Track = open.FirstOrDefault(track => track.Slug == trackSlug)
            ?? open.FirstOrDefault(track => track.Slug == Citizens)
            ?? open.FirstOrDefault();
        OtherTracks = [.. open.Where(track => track != Track)];
        return true;
    }
}
