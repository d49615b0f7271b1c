using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Rosters;
using Recruit.Data.Staff;

namespace Recruit.Scheduler.Rosters;

/// <summary>Which part of a roster somebody may see.</summary>
/// <param name="WithContact">Mail addresses and telephone numbers too.</param>
/// <param name="Tables">Only these tables; null for all.</param>
public sealed record RosterView(bool WithContact, IReadOnlySet<int>? Tables)
{
    public static RosterView Everything { get; } = new(WithContact: true, Tables: null);
}

/// <summary>Reads rosters from what the stores and the vault know.</summary>
public sealed class RosterReader(
    DialogueStore dialogues, RosterStore rosters, TableVisitorStore visitors, HostStore hosts, StaffStore staff, Vault vault)
{
    public async Task<Roster> ReadAsync(Dialogue dialogue, RosterView view, CancellationToken stop)
    {
        var tables = (await dialogues.TablesAsync(dialogue.Id, stop)).Where(table => view.Tables?.Contains(table.Number) ?? true).ToList();
        var seats = (await rosters.SeatsAsync(dialogue.Id, stop))
            .Where(seat => view.Tables is not { } seen || seen.Contains(seat.TableNumber) || seat.LaterTables.Any(seen.Contains)).ToList();
        var visiting = await visitors.ListAsync(dialogue.Id, stop);
        var contacts = await vault.ReadAsync([.. seats.Select(seat => seat.PersonId), .. visiting.Select(one => one.PersonId)], stop);
        return Roster.Of(dialogue, await HostOfAsync(dialogue, stop), tables.Select(table => table.Number), seats, contacts,
            await FacilitatorsAsync(tables, stop), view.WithContact, visiting);
    }

    private async Task<string> HostOfAsync(Dialogue dialogue, CancellationToken stop) =>
        dialogue.HostId is { } id && await hosts.GetAsync(id, stop) is { } host && await vault.ReadAsync(host.PersonId, stop) is { } contact
            ? $"{contact.Name}, {host.JobTitle}"
            : "";

    private async Task<Dictionary<int, string>> FacilitatorsAsync(IEnumerable<DialogueTable> tables, CancellationToken stop)
    {
        var members = (await staff.ListAsync(StaffRole.Facilitator, stop)).ToDictionary(member => member.Id, member => member.PersonId);
        var led = tables.Where(table => table.FacilitatorId is { } id && members.ContainsKey(id))
            .ToDictionary(table => table.Number, table => members[table.FacilitatorId!.Value]);
        var contacts = await vault.ReadAsync([.. led.Values.Distinct()], stop);
        return led.Where(pair => contacts.ContainsKey(pair.Value)).ToDictionary(pair => pair.Key, pair => contacts[pair.Value].Name);
    }
}
