using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Asking;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Site;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Asking.Channels;

/// <summary>The link of a channel and its square, to be printed, handed out or put into a newsletter.</summary>
public sealed class ChannelSheet(ChannelStore channels, ProgrammeStore programmes, SiteOptions site, IStringLocalizer<ChannelSheet> L)
    : ProgrammePage
{
    public Channel Channel { get; private set; } = null!;

    /// <summary>The track that the link opens; null for any open one.</summary>
    public Track? Track { get; private set; }

    public string Name => Track?.Name(SiteLanguage.Current) ?? Channel.Name;

    public string Link => $"{site.BaseAddress}/aanmelden/{Programme.Slug}?via={channels.TokenOf(Channel.Id)}";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken stop)
    {
        if (!MayAct || await channels.GetAsync(Programme.Id, id, stop) is not { } found)
            return NotFound();
        Channel = found;
        Track = (await programmes.TracksAsync(Programme.Id, stop)).FirstOrDefault(track => track.Id == found.TrackId);
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken stop)
    {
        Done = await channels.EndAsync(Programme.Id, id, Staff.Actor, stop)
            ? L["De link werkt niet meer. Wie zich al aanmeldde, doet nog mee."]
            : L["Deze link was al gestopt."];
        return Redirect($"{Base}/werving");
    }
}
