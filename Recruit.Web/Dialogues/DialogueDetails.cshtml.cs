using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Recruit.Data.Audit;
using Recruit.Data.Changes;
using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Invitations;
using Recruit.Data.Privacy;
using Recruit.Data.Rosters;
using Recruit.Data.Seats;
using Recruit.Data.Staff;
using Recruit.Web.Layout;

namespace Recruit.Web.Dialogues;

/// <summary>One dialogue as the organiser sees it: facts, tables with everyone's answer, facilitators, and what was done to it.</summary>
public sealed class DialogueDetails(
    DialogueStore dialogues, DialoguePeople people, RosterStore rosters, StaffStore staff, AuditStore audit, TableLeads leads,
    TimeProvider clock,
    IStringLocalizer<DialogueDetails> text) : ProgrammePage
{
    private const int NewestDeeds = 30;

    public Filling Filling { get; private set; } = null!;
    public Dialogue Dialogue => Filling.Dialogue;
    public string Host { get; private set; } = "";

    /// <summary>Whether it can still be moved or cancelled, and by this user.</summary>
    public bool MayChange => MayAct && IsToCome;

    public bool IsToCome => Dialogue.State == DialogueState.Planned && Dialogue.StartsAt > clock.GetUtcNow();

    public ILookup<int, SeatLine> Seats { get; private set; } = Array.Empty<SeatLine>().ToLookup(_ => 0);
    public IReadOnlyList<DialogueTable> Tables { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Facilitators { get; private set; } = [];
    public IReadOnlyList<AuditEntry> Deeds { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long number, CancellationToken stop)
    {
        if (await FindAsync(number, stop) is not { } dialogue)
            return NotFound();
        Filling = Filling.Of([dialogue], (await rosters.OccupancyAsync(Programme.Id, dialogue.MunicipalityCode, stop)))[0];
        Host = await people.HostAsync(dialogue, stop);
        Seats = (await people.SeatsAsync(dialogue, stop)).ToLookup(line => line.Seat.TableNumber);
        Tables = await dialogues.TablesAsync(dialogue.Id, stop);
        Facilitators = await people.FacilitatorsAsync(stop);
        Deeds = await audit.AboutAsync($"dialogue {number}", NewestDeeds, stop);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long number, int table, Guid? facilitator, CancellationToken stop)
    {
        if (await FindAsync(number, stop) is not { } dialogue
            || (facilitator is { } id && await staff.GetAsync(id, stop) is not { Role: StaffRole.Facilitator })
            || !await leads.AssignAsync(dialogue, table, facilitator, Staff.Actor, stop))
            return NotFound();
        Done = facilitator is null
            ? text["Tafel {0} heeft geen gespreksleider meer.", table]
            : text["Tafel {0} heeft een gespreksleider.", table];
        return Redirect($"{Base}/dialogen/{number}");
    }

    private async Task<Dialogue?> FindAsync(long number, CancellationToken stop) =>
        await dialogues.FindAsync(number, stop) is { } found && found.ProgrammeId == Programme.Id ? found : null;
}

/// <summary>Names of those who have to do with a dialogue.</summary>
public sealed class DialoguePeople(SeatStore seats, InvitationStore invitations, HostStore hosts, StaffStore staff, Vault vault)
{
    public async Task<IReadOnlyList<SeatLine>> SeatsAsync(Dialogue dialogue, CancellationToken stop)
    {
        var invited = await invitations.ListOfDialogueAsync(dialogue.Id, stop);
        var contacts = await vault.ReadAsync([.. invited.Select(invitation => invitation.PersonId).Distinct()], stop);
        return SeatLine.Of(await seats.ListAsync(dialogue.Id, stop), invited, contacts);
    }

    /// <summary>Name and job title; empty when the dialogue has no host yet.</summary>
    public async Task<string> HostAsync(Dialogue dialogue, CancellationToken stop) =>
        dialogue.HostId is { } id && await hosts.GetAsync(id, stop) is { } host && await vault.ReadAsync(host.PersonId, stop) is { } contact
            ? $"{contact.Name}, {host.JobTitle}"
            : "";

    /// <summary>Everyone who may lead a table, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> FacilitatorsAsync(CancellationToken stop)
    {
        var members = await staff.ListAsync(StaffRole.Facilitator, stop);
        var contacts = await vault.ReadAsync([.. members.Select(member => member.PersonId)], stop);
        return [.. members.Where(member => contacts.ContainsKey(member.PersonId))
            .Select(member => (member.Id, contacts[member.PersonId].Name))
            .OrderBy(pair => pair.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}
