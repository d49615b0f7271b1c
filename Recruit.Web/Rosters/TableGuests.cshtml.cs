using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Dialogues;
using Recruit.Data.Privacy;
using Recruit.Data.Rosters;
using Recruit.Scheduler.Rosters;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Rosters;

/// <summary>A guest at a table, with the name out of the vault.</summary>
public sealed record NamedGuest(TableVisitor Visitor, string Name);

/// <summary>Guests at the tables of a dialogue, such as a minister: on the roster, in no figure.</summary>
public sealed class TableGuests(
    DialogueStore dialogues, TableVisitorStore visitors, Vault vault, TimeProvider clock, IStringLocalizer<TableGuests> L) : ProgrammePage
{
    private const int LongestName = 100;

    public Dialogue Dialogue { get; private set; } = null!;
    public IReadOnlyList<NamedGuest> Guests { get; private set; } = [];
    public RosterWords Words { get; } = new(SiteLanguage.Current);

    [BindProperty(Name = "naam")]
    public string? Name { get; set; }

    [BindProperty(Name = "rol")]
    public string? Role { get; set; }

    [BindProperty(Name = "tafel")]
    public int Table { get; set; } = 1;

    public string Here => $"{Base}/dialogen/{Dialogue.Number}/gasten";

    /// <summary>After the dialogue nobody is put anywhere any more; a name can still be taken away.</summary>
    public bool IsToCome => Dialogue.State == DialogueState.Planned && Dialogue.EndsAt > clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop) =>
        MayAct && await FindAsync(number, stop) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAddAsync(long number, CancellationToken stop)
    {
        if (!await FindAsync(number, stop) || !IsToCome)
            return NotFound();
        var name = Name?.Trim() ?? "";
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            ModelState.AddModelError("naam", L["Vul een naam in van hoogstens {0} letters.", LongestName]);
        if (Role is null || !VisitorRole.All.Contains(Role))
            ModelState.AddModelError("rol", L["Kies waarvoor deze gast komt."]);
        if (!HasTable(Table))
            ModelState.AddModelError("tafel", L["Kies een tafel van deze dialoog."]);
        if (!ModelState.IsValid)
            return Page();
        await visitors.AddAsync(Dialogue, Table, Role!, new Contact(name), Staff.Actor, stop);
        return Say(L["De gast zit aan tafel {0}, en telt nergens mee.", Table]);
    }

    public async Task<IActionResult> OnPostMoveAsync(long number, Guid gast, CancellationToken stop)
    {
        if (!await FindAsync(number, stop) || !IsToCome || !HasTable(Table))
            return NotFound();
        return Say(await visitors.MoveAsync(Dialogue, gast, Table, Staff.Actor, stop)
            ? L["De gast zit nu aan tafel {0}.", Table]
            : L["Er is niets veranderd: het stond al zo."]);
    }

    public async Task<IActionResult> OnPostRemoveAsync(long number, Guid gast, CancellationToken stop)
    {
        if (!await FindAsync(number, stop))
            return NotFound();
        return Say(await visitors.RemoveAsync(Dialogue, gast, Staff.Actor, stop)
            ? L["De gast is weg, en de naam is gewist."]
            : L["Er is niets veranderd: het stond al zo."]);
    }

    private bool HasTable(int table) => table >= 1 && table <= Dialogue.TableCount;

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
        var there = await visitors.ListAsync(found.Id, stop);
        var contacts = await vault.ReadAsync([.. there.Select(one => one.PersonId)], stop);
        Guests =
        [
            .. there.Where(one => contacts.ContainsKey(one.PersonId)).Select(one => new NamedGuest(one, contacts[one.PersonId].Name)),
        ];
        return true;
    }
}
