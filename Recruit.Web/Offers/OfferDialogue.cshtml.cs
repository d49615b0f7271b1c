using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Dialogues;
using Recruit.Scheduler.Dialogues;
using Recruit.Scheduler.Representativeness;
using Recruit.Web.Language;

namespace Recruit.Web.Offers;

/// <summary>A municipality offers a dialogue.</summary>
public sealed class OfferDialogue(
    OfferSettings settings, DialogueStore dialogues, DateOffers dates, LocalTargets local, AuditStore audit, OfferWords words,
    IStringLocalizer<OfferDialogue> text, TimeProvider clock)
    : OfferPage(words, clock)
{
    [BindProperty(Name = "programma", SupportsGet = true)]
    public string? ProgrammeSlug { get; set; }

    [BindProperty(Name = "spoor", SupportsGet = true)]
    public string? TrackSlug { get; set; }

    public override bool MayOfferDates => true;

    public override string BackPath => $"/gemeente/dialoog?programma={Setting.Programme.Slug}";

    public async Task<IActionResult> OnGetAsync(string? soort, CancellationToken stop)
    {
        if (soort is null || !DialogueType.All.Contains(soort) || !await FindAsync(stop))
            return NotFound();
        var template = (await dialogues.TemplatesAsync(Setting.Programme.Id, stop))
            .FirstOrDefault(template => template.TrackId == Setting.Track.Id && template.Type == soort);
        Id = Guid.CreateVersion7();
        Offer = DialogueOffer.From(template ?? DialogueTemplate.FirstOf(Setting.Track.Id, soort), SiteLanguage.Current);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string? step, DialogueOffer offer, CancellationToken stop)
    {
        if (id == Guid.Empty || !await FindAsync(stop))
            return NotFound();
        Id = id;
        return await AnswerAsync(offer, step, read => SaveAsync(read, stop));
    }

    private async Task<IActionResult> SaveAsync(OfferOutcome.Acceptable read, CancellationToken stop)
    {
        await local.BeginAsync(read.Dialogue, Staff.Actor, stop);
        var isNew = read.Dates.Count > 1
            ? await dates.AddAsync(read.Dialogue, read.Roles, read.Dates, stop)
            : await dialogues.AddAsync(read.Dialogue, read.Roles, stop);
        if (await dialogues.GetAsync(read.Dialogue.Id, stop) is not { } saved || saved.MunicipalityCode != Staff.MunicipalityCode)
            return NotFound();
        if (isNew)
            await audit.WriteAsync(Staff.Actor, "offer_dialogue", $"dialogue {saved.Number}", "", stop);
        TempData["Done"] = saved.State == DialogueState.Offered
            ? text["Uw dialoog is aangeboden. U hoort van ons als de dag gekozen is."].Value
            : text["Uw dialoog staat in het programma. U hoort van ons als er deelnemers zijn."].Value;
        return Redirect($"/gemeente/dialoog/{saved.Number}");
    }

    private async Task<bool> FindAsync(CancellationToken stop)
    {
        if (await settings.FindAsync(ProgrammeSlug, TrackSlug, stop) is not var (programme, track)
            || await settings.ReadAsync(programme, track, Staff.MunicipalityCode!, stop) is not { } setting)
            return false;
        Setting = setting;
        return true;
    }
}
