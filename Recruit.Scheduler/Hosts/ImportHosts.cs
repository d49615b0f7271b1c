using Recruit.Data.Audit;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Hosts;

/// <summary>
/// Takes the hosts of a programme from a CSV: <c>municipality,name,job_title,email</c> and, if they are there, <c>id,telephone</c>.
/// A host with an address or id that is known stays as it is.
/// </summary>
public sealed class ImportHosts(HostStore hosts, AuditStore audit)
{
    private static readonly string[] Needed = ["municipality", "name", "job_title", "email"];

    public async Task<ImportOutcome> RunAsync(Programme programme, CsvTable table, string actor, CancellationToken stop)
    {
        if (table.Missing(Needed) is { Count: > 0 } missing)
            return new ImportOutcome.ColumnsMissing(missing, Needed);

        var (ids, addresses) = (new FirstSeen("id"), new FirstSeen("email", MailAddress.Key));
        var (added, there, refused) = (0, 0, new List<RefusedRow>());
        foreach (var row in table.Rows)
        {
            var cells = new CellReader(row);
            ids.Check(row, cells);
            addresses.Check(row, cells);
            if (row.Flaw is not null || Read(cells) is not { } host)
                refused.Add(new RefusedRow(row, cells.Reason));
            else if (await hosts.AddAsync(
                programme.Id, host.Municipality, host.JobTitle, host.Contact, host.ExternalId, stop) is HostOutcome.Registered)
                added++;
            else
                there++;
        }

        await audit.WriteAsync(
            actor, "import_hosts", programme.Slug, $"{added} added, {there} there already, {refused.Count} refused", stop);
        return new ImportOutcome.Done(new ImportReport(added, there, refused));
    }

    private static ImportedHost? Read(CellReader cells)
    {
        var asked = cells.Needed("municipality");
        var municipality = Municipalities.Published.Find(asked);
        if (municipality is null && asked.Length > 0)
            cells.Refuse($"municipality \"{asked}\" does not exist, or is the name of two; a code such as GM0193 is certain");
        cells.Needed("email");
        var contact = new Contact(cells.Needed("name")) { Email = cells.Email("email"), Telephone = cells.Text("telephone") };
        var jobTitle = cells.Needed("job_title");
        return cells.IsSound ? new ImportedHost(municipality!.Code, jobTitle, contact, cells.Text("id")) : null;
    }

    private sealed record ImportedHost(string Municipality, string JobTitle, Contact Contact, string? ExternalId);
}
