using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Papers;
using Recruit.Data.Privacy;
using Recruit.Data.Results;
using Recruit.Web.Layout;

namespace Recruit.Web.Dialogues;

/// <summary>Which papers of a dialogue are in, and where its results are published.</summary>
public sealed class DialogueOutcome(
    DialogueStore dialogues, PaperStore papers, ResultsNotes results, Vault vault, TimeProvider clock, IStringLocalizer<DialogueOutcome> L)
    : ProgrammePage
{
    private const int LongestLink = 500;

    [BindProperty(Name = "link")]
    public string? Link { get; set; }

    public Dialogue Dialogue { get; private set; } = null!;

    /// <summary>A paper is due this many days before the start; null when nobody hands in one.</summary>
    public int? PaperDays { get; private set; }

    public IReadOnlyList<(PaperLine Line, string Name)> Papers { get; private set; } = [];
    public ResultsNote? Results { get; private set; }
    public bool IsOver => Dialogue.EndsAt <= clock.GetUtcNow();

    private string Here => $"{Base}/dialogen/{Dialogue.Number}/papers-en-uitkomst";

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (!MayAct || !await FindAsync(number, stop))
            return NotFound();
        Link = Results?.Link;
        return Page();
    }

    public async Task<IActionResult> OnPostPaperAsync(long number, Guid invitation, bool binnen, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        Done = await papers.NoteAsync(invitation, Dialogue.Id, binnen, Staff.Actor, stop)
            ? binnen ? L["De paper is binnen. Deze persoon krijgt er geen bericht meer over."] : L["De paper is nog niet binnen."]
            : L["Er is niets veranderd: het stond al zo."];
        return Redirect(Here);
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
        PaperDays = await papers.DaysAsync(found.TrackId, stop);
        Results = await results.OfAsync(found.Id, stop);
        if (PaperDays is not null)
            await ReadPapersAsync(stop);
        return true;
    }

    private async Task ReadPapersAsync(CancellationToken stop)
    {
        var lines = await papers.ListAsync(Dialogue.Id, stop);
        var contacts = await vault.ReadAsync([.. lines.Select(line => line.PersonId)], stop);
        Papers = [.. lines.Where(line => contacts.ContainsKey(line.PersonId))
            .Select(line => (line, contacts[line.PersonId].Name))
            .OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}
