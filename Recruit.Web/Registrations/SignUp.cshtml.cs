using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Recruit.Data.Asking;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Asking;
using Recruit.Scheduler.Language;
using Recruit.Web.Registrations.Questions;

namespace Recruit.Web.Registrations;

/// <summary>Where a sign-up starts: what it is for, what one agrees to, and by which letter or link one comes.</summary>
[EnableRateLimiting(SignUpLimit.Name)]
public sealed class SignUp(
    ProgrammeStore programmes, SignUpCases cases, AnswersCookie cookie, SignUpCodes codes, LetterLotteryStore lotteries,
    ChannelStore channels, CodeWords words, TimeProvider clock) : PageModel
{
    private const string Citizens = "citizens";

    public Programme Programme { get; private set; } = null!;

    /// <summary>The track to sign up for; null when none is open.</summary>
    public Track? Track { get; private set; }

    public IReadOnlyList<Track> OtherTracks { get; private set; } = [];

    /// <summary>The code of a letter, as it was typed or scanned.</summary>
    [BindProperty(SupportsGet = true, Name = "code")]
    public string? Code { get; set; }

    /// <summary>The last part of a channel's link, or of a personal one.</summary>
    [BindProperty(SupportsGet = true, Name = "via")]
    public string? Via { get; set; }

    /// <summary>By whose link one comes; null when it is nobody's (any more).</summary>
    public Channel? Channel { get; private set; }

    /// <summary>Whether there are letters with a code in this programme.</summary>
    public bool AsksForCode { get; private set; }

    public bool ForOrganisations => Track is { Slug: not Citizens };

    public async Task<IActionResult> OnGetAsync(string programme, string? spoor, CancellationToken stop) =>
        await OpenAsync(programme, spoor, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string programme, [FromForm] string? spoor, CancellationToken stop)
    {
        if (!await OpenAsync(programme, spoor, stop))
            return NotFound();
        if (Track is null)
            return Page();
        var code = ReadableCode.Tidied(Code ?? "");
        if (code.Length > 0 && words.Of(await codes.StandingAsync(Programme.Id, code, stop), Programme) is { } wrong)
        {
            ModelState.AddModelError("code", wrong);
            return Page();
        }

        // Who starts again keeps what was answered, unless it was for another track.
        var answers = cookie.Read(HttpContext, programme) is { } before && before.Track == Track.Slug
            ? before
            : new Answers { Id = Guid.CreateVersion7(clock.GetUtcNow()), Track = Track.Slug };
        if (Channel is not null && answers.Channel != Channel.Id)
            await channels.BegunAsync(Channel.Id, stop);
        cookie.Write(HttpContext, programme, answers with
        {
            StartedAt = clock.GetUtcNow(),
            LetterCode = code.Length > 0 ? code : null,
            Channel = Channel?.Id,
        });
        return Redirect($"/aanmelden/{programme}/vragen");
    }

    private async Task<bool> OpenAsync(string slug, string? trackSlug, CancellationToken stop)
    {
        if (await programmes.FindAsync(slug, stop) is not { } programme)
            return false;
        Programme = programme;
        Channel = string.IsNullOrEmpty(Via) ? null : await channels.FindAsync(programme.Id, Via, stop);
        AsksForCode = (await lotteries.ListAsync(programme.Id, stop)).Any(lottery => lottery.DrawnAt is not null);
        if (Channel is { TrackId: not null })
        {
            Track = await cases.InvitedToAsync(programme, Channel, stop);
            return true;
        }
        var open = await cases.OpenTracksAsync(programme, stop);
        Track = open.FirstOrDefault(track => track.Slug == trackSlug)
            ?? open.FirstOrDefault(track => track.Slug == Citizens)
            ?? open.FirstOrDefault();
        OtherTracks = [.. open.Where(track => track != Track)];
        return true;
    }
}
