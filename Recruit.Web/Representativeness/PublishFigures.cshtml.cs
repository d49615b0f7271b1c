using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Representativeness;
using Recruit.Web.Layout;

namespace Recruit.Web.Representativeness;

/// <summary>What everyone may see of a programme, and the press that freezes it.</summary>
public sealed class PublishFigures(
    ProgrammeStore programmes, StageReader stages, FreezeFigures figures, IStringLocalizer<PublishFigures> L) : ProgrammePage
{
    [BindProperty(Name = "spoor", SupportsGet = true)]
    public string? TrackSlug { get; set; }

    [BindProperty(Name = "fase", SupportsGet = true)]
    public string? StageAsked { get; set; }

    /// <summary>What stands there now; null before the first publication.</summary>
    public PublishedView? View { get; private set; }

    private string Here => $"{Base}/representativiteit/publiceren";

    public async Task OnGetAsync(CancellationToken stop)
    {
        var tracks = await programmes.TracksAsync(Programme.Id, stop);
        View = PublishedView.Of(await stages.FrozenAsync(Programme, stop), tracks,
            tracks.FirstOrDefault(track => track.Slug == TrackSlug), StageAsked, Here);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        Done = await figures.PublishAsync(Programme.Id, Staff.Actor, stop) switch
        {
            PublishingOutcome.Published => L["De cijfers staan op de openbare pagina."],
            PublishingOutcome.TooSoon soon => L["Dat kan eens per week. Het kan weer vanaf {0}.", Moment(soon.From)],
            _ => L["Het programma is voorbij. Deze cijfers blijven zo staan."],
        };
        return Redirect(Here);
    }
}
