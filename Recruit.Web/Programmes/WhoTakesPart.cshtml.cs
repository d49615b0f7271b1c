using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Web.Layout;

namespace Recruit.Web.Programmes;

/// <summary>Which tracks anybody may sign up for, the links of the others, and how long people rest after a dialogue elsewhere.</summary>
public sealed class WhoTakesPart(
    ProgrammeStore programmes, SettingsStore settings, EligiblePeople eligible, ChannelStore channels, IStringLocalizer<WhoTakesPart> L)
    : ProgrammePage
{
    private const int MostDays = 3_650;

    /// <summary>The slugs of the tracks that are open.</summary>
    [BindProperty(Name = "open")]
    public string[] Open { get; set; } = [];

    /// <summary>In days, as typed.</summary>
    [BindProperty(Name = "pauze")]
    public string? Pause { get; set; }

    public IReadOnlyList<Track> Tracks { get; private set; } = [];

    /// <summary>The tracks that are by invitation, each with its link; null where it has none now.</summary>
    public IReadOnlyList<(Track Track, Channel? Link)> ByInvitation { get; private set; } = [];

    /// <summary>How many people rest now.</summary>
    public int Resting { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!MayAct)
            return NotFound();
        await ReadAsync(stop);
        Open = [.. Tracks.Where(track => track.Open).Select(track => track.Slug)];
        Pause = (await settings.PauseDaysAsync(Programme.Id, stop)).ToString(CultureInfo.InvariantCulture);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        await ReadAsync(stop);
        if (!int.TryParse(Pause?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days > MostDays)
        {
            ModelState.AddModelError("pauze", L["Vul een heel getal van 0 tot en met 3650 in."]);
            return Page();
        }
        var open = Tracks.Where(track => Open.Contains(track.Slug)).Select(track => track.Id).ToList();
        Done = await settings.ChangeParticipationAsync(Programme.Id, open, days, Staff.Actor, stop)
            ? L["Bewaard. Wie al is aangemeld of uitgenodigd, houdt zijn aanmelding en zijn plaats."]
            : L["Er is niets veranderd: het was al zo."];
        return Redirect($"{Base}/aanmeldingen");
    }

    /// <summary>Makes the link of a track that is by invitation, instead of the one that it had, and shows it.</summary>
    public async Task<IActionResult> OnPostLinkAsync([FromForm] string? spoor, CancellationToken stop)
    {
        await ReadAsync(stop);
        if (ByInvitation.FirstOrDefault(one => one.Track.Slug == spoor).Track is not { } track)
            return Redirect($"{Base}/meedoen");
        return Redirect($"{Base}/werving/kanalen/{await channels.RenewAsync(Programme.Id, track.Id, track.NameNl, Staff.Actor, stop)}");
    }

    /// <summary>Ends the link of a track; who signed up by it stays.</summary>
    public async Task<IActionResult> OnPostEndLinkAsync([FromForm] string? spoor, CancellationToken stop)
    {
        await ReadAsync(stop);
        if (ByInvitation.FirstOrDefault(one => one.Track.Slug == spoor).Link is { } link
            && await channels.EndAsync(Programme.Id, link.Id, Staff.Actor, stop))
            Done = L["De link werkt niet meer. Wie zich al aanmeldde, doet nog mee."];
        return Redirect($"{Base}/meedoen");
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        Tracks = await programmes.TracksAsync(Programme.Id, stop);
        var links = (await channels.ListAsync(Programme.Id, stop)).Where(channel => channel.EndedAt is null).ToList();
        ByInvitation = [.. Tracks.Where(track => !track.Open)
            .Select(track => (track, links.FirstOrDefault(channel => channel.TrackId == track.Id)))];
        Resting = await eligible.RestingAsync(Programme.Id, stop);
    }
}
