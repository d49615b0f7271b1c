using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Results;
using Recruit.Web.Layout;

namespace Recruit.Web.Dialogues;

/// <summary>Where the results of a dialogue are published.</summary>
public sealed class DialogueOutcome(
    DialogueStore dialogues, ResultsNotes results, TimeProvider clock, IStringLocalizer<DialogueOutcome> L) : ProgrammePage
{
    private const int LongestLink = 500;

    [BindProperty(Name = "link")]
    public string? Link { get; set; }

    public Dialogue Dialogue { get; private set; } = null!;

    public ResultsNote? Results { get; private set; }
    public bool IsOver => Dialogue.EndsAt <= clock.GetUtcNow();

    private string Here => $"{Base}/dialogen/{Dialogue.Number}/uitkomst";

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (!MayAct || !await FindAsync(number, stop))
            return NotFound();
        Link = Results?.Link;
        return Page();
    }

    public async Task<IActionResult> OnPostResultsAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        Link = Link?.Trim() ?? "";
        if (!IsOver)
            ModelState.AddModelError("link", L["De dialoog is nog niet geweest. Publiceer de uitkomst daarna."]);
        else if (Link.Length > LongestLink
            || !Uri.TryCreate(Link, UriKind.Absolute, out var address)
            || address.Scheme is not ("https" or "http"))
            ModelState.AddModelError("link", L["Vul een adres in dat begint met https://, en hoogstens {0} tekens heeft.", LongestLink]);
        if (!ModelState.IsValid)
            return Page();
        await results.PublishAsync(Dialogue.Id, Dialogue.Number, Link, Staff.Actor, stop);
        Done = L["De uitkomst is gepubliceerd. Wie een herinnering daarover hoort te krijgen, krijgt hem vanzelf."];
        return Redirect(Here);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        await results.WithdrawAsync(Dialogue.Id, Dialogue.Number, Staff.Actor, stop);
        Done = L["De uitkomst is niet meer gepubliceerd. Wie er al een mail over kreeg, houdt die."];
        return Redirect(Here);
    }

    private async Task<bool> FindAsync(long number, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { } found || found.ProgrammeId != Programme.Id)
            return false;
        Dialogue = found;
        Results = await results.OfAsync(found.Id, stop);
        return true;
    }
}
