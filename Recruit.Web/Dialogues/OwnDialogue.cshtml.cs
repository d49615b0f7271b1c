using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Rosters;
using Recruit.Web.Security;

namespace Recruit.Web.Dialogues;

/// <summary>One dialogue of the own municipality: what was planned, how many people come, and what can still be changed.</summary>
[Authorize(Policies.Municipality)]
public sealed class OwnDialogue(
    DialogueStore dialogues, DateOffers dates, FreeDialogues free, RosterStore rosters, ProgrammeStore programmes, HostStore hosts,
    Vault vault) : PageModel
{
    public Filling Filling { get; private set; } = null!;
    public Dialogue Dialogue => Filling.Dialogue;
    public Programme Programme { get; private set; } = null!;
    public string? HostName { get; private set; }

    /// <summary>Whether the municipality may still change it by itself.</summary>
    public bool IsFree { get; private set; }

    /// <summary>The dates that it may be on, while none is chosen.</summary>
    public IReadOnlyList<DateTimeOffset> Dates { get; private set; } = [];

    /// <summary>Whether the municipality may choose among them itself.</summary>
    public bool TownPicks { get; private set; }

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        var code = StaffUser.Of(User)!.MunicipalityCode;
        if (await dialogues.FindAsync(number, stop) is not { } dialogue || dialogue.MunicipalityCode != code)
            return NotFound();
        Filling = Filling.Of([dialogue], await rosters.OccupancyAsync(dialogue.ProgrammeId, code, stop))[0];
        Programme = (await programmes.GetAsync(dialogue.ProgrammeId, stop))!;
        HostName = dialogue.HostId is { } id && await hosts.GetAsync(id, stop) is { } host
            ? (await vault.ReadAsync(host.PersonId, stop))?.Name
            : null;
        if (dialogue.State == DialogueState.Offered)
        {
            Dates = await dates.ListAsync(dialogue.Id, stop);
            TownPicks = await dates.TownChoosesAsync(dialogue.ProgrammeId, stop);
        }
        IsFree = await free.IsFreeAsync(dialogue.Id, stop);
        return Page();
    }
}
