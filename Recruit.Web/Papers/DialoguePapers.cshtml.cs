using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Papers;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Papers;
using Recruit.Web.Layout;

namespace Recruit.Web.Papers;

/// <summary>One who comes to a dialogue, as the organiser sees his or her paper.</summary>
/// <param name="Deadline">Until when it is on time.</param>
public sealed record PaperOfPerson(PaperLine Line, string Name, Paper? Paper, DateTimeOffset Deadline)
{
    public bool IsLate => Paper?.Late ?? (Line.PaperAt > Deadline);
}

/// <summary>The papers of a dialogue: who has one in, what everyone reads, who gets more time.</summary>
public sealed class DialoguePapers(
    DialogueStore dialogues, PaperStore papers, PaperShelf shelf, PaperIntake intake, ReadingPack pack, PackDesk desk, Vault vault,
    PaperWords words, TimeProvider clock, IStringLocalizer<DialoguePapers> L) : ProgrammePage
{
    private const int MoreDays = 3;

    public Dialogue Dialogue { get; private set; } = null!;
    public IReadOnlyList<PaperOfPerson> People { get; private set; } = [];

    /// <summary>What the organiser gives everyone to read.</summary>
    public IReadOnlyList<Paper> Inspiration { get; private set; } = [];

    public bool HasPapers => Inspiration.Count > 0 || People.Any(one => one.Paper is not null);
    public bool IsClosed { get; private set; }
    public bool IsToCome => Dialogue.State == DialogueState.Planned && Dialogue.StartsAt > clock.GetUtcNow();

    [BindProperty(Name = "titel")]
    public string? Title { get; set; }

    public string Here => $"{Base}/dialogen/{Dialogue.Number}/papers";

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop) =>
        MayAct && await FindAsync(number, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnGetBestandAsync(long number, Guid paper, CancellationToken stop)
    {
        if (!MayAct || !await FindAsync(number, stop)
            || Inspiration.Concat(People.Select(one => one.Paper).OfType<Paper>()).FirstOrDefault(one => one.Id == paper) is not { } asked)
            return NotFound();
        await desk.NoteAsync(Staff, number, 1, stop);
        return PaperDownload.Of(asked, shelf);
    }

    public async Task<IActionResult> OnGetZipAsync(long number, CancellationToken stop)
    {
        if (!MayAct || !await FindAsync(number, stop) || !HasPapers)
            return NotFound();
        var all = await pack.OfAsync(Dialogue.Id, null, stop);
        await desk.NoteAsync(Staff, number, all.Count, stop);
        return PaperDownload.OfAll(Dialogue.Title, all, pack);
    }

    public async Task<IActionResult> OnPostNoteAsync(long number, Guid invitation, bool binnen, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        return Say(await papers.NoteAsync(invitation, Dialogue.Id, binnen, Staff.Actor, stop)
            ? binnen ? L["De paper is binnen. Deze persoon krijgt er geen bericht meer over."] : L["De paper is nog niet binnen."]
            : L["Er is niets veranderd: het stond al zo."]);
    }

    public async Task<IActionResult> OnPostLongerAsync(long number, Guid? invitation, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        var from = People.Where(one => invitation is null || one.Line.InvitationId == invitation)
            .Select(one => one.Deadline).Append(clock.GetUtcNow()).Max();
        var until = PaperDeadline.EndOfDay(from, MoreDays, Dialogue.TimeZone);
        var last = until < Dialogue.StartsAt ? until : Dialogue.StartsAt;
        return Say(await papers.ExtendAsync(Dialogue, invitation, last, Staff.Actor, stop) > 0
            ? L["Er is tijd tot en met {0}.", PaperWords.Day(last, Dialogue.TimeZone)]
            : L["Er is niets veranderd: het stond al zo."]);
    }

    public async Task<IActionResult> OnPostCloseAsync(long number, bool dicht, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        await papers.CloseAsync(Dialogue, dicht, Staff.Actor, stop);
        return Say(dicht ? L["Na de laatste dag nemen wij geen papers meer aan."] : L["Na de laatste dag nemen wij papers nog aan."]);
    }

    public async Task<IActionResult> OnPostInspireAsync(long number, IFormFile? bestand, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        if (bestand is null)
        {
            ModelState.AddModelError("bestand", L["Kies een bestand."]);
            return Page();
        }
        await using var content = bestand.OpenReadStream();
        var title = string.IsNullOrWhiteSpace(Title) ? Path.GetFileNameWithoutExtension(bestand.FileName) : Title;
        if (await intake.InspireAsync(Dialogue, title, content, Staff.Actor, stop) is not PaperOutcome.Refused(var because))
            return Say(L["De paper staat in de leesmap."]);
        ModelState.AddModelError("bestand", words.Fault(because));
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(long number, Guid paper, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        return Say(await shelf.RemoveInspirationAsync(Dialogue, paper, Staff.Actor, stop)
            ? L["De paper is uit de leesmap."]
            : L["Er is niets veranderd: het stond al zo."]);
    }

    private RedirectResult Say(string done)
    {
        Done = done;
        return Redirect(Here);
    }

    private async Task<bool> FindAsync(long number, CancellationToken stop)
    {
        if (await dialogues.FindAsync(number, stop) is not { } found || found.ProgrammeId != Programme.Id)
            return false;
        Dialogue = found;
        IsClosed = await papers.ClosedAtAsync(found.Id, stop) is not null;
        var all = await shelf.OfDialogueAsync(found.Id, null, stop);
        Inspiration = [.. all.Where(paper => paper.InvitationId is null)];
        if (found.PaperDueAt is { } due)
            await ReadPeopleAsync(all, due, stop);
        return true;
    }

    private async Task ReadPeopleAsync(IReadOnlyList<Paper> all, DateTimeOffset due, CancellationToken stop)
    {
        var lines = await papers.ListAsync(Dialogue.Id, stop);
        var contacts = await vault.ReadAsync([.. lines.Select(line => line.PersonId)], stop);
        People = [.. lines.Where(line => contacts.ContainsKey(line.PersonId))
            .Select(line => new PaperOfPerson(line, contacts[line.PersonId].Name,
                all.FirstOrDefault(paper => paper.Id == line.PaperId), line.Until > due ? line.Until.Value : due))
            .OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}
