using Recruit.Data.Audit;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Hosts;

/// <summary>
/// Takes the hosts of a programme from a CSV: <c>municipality,name,job_title,email</c> and, if they are there,
/// <c>id,telephone,organisation,secretary_name,secretary_email</c>. The municipality may be empty where an organisation is named. A host
/// with an address or id that is known stays as it is.
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
            else if (await hosts.AddAsync(host with { ProgrammeId = programme.Id }, stop) is HostOutcome.Registered)
                added++;
            else
                there++;
        }

        await audit.WriteAsync(
            actor, "import_hosts", programme.Slug, $"{added} added, {there} there already, {refused.Count} refused", stop);
        return new ImportOutcome.Done(new ImportReport(added, there, refused));
    }

    private static NewHost? Read(CellReader cells)
    {
        var organisation = cells.Text("organisation") ?? "";
        var asked = organisation.Length > 0 ? cells.Text("municipality") ?? "" : cells.Needed("municipality");
        var municipality = Municipalities.Published.Find(asked);
        if (municipality is null && asked.Length > 0)
            cells.Refuse($"municipality \"{asked}\" does not exist, or is the name of two; a code such as GM0193 is certain");
        cells.Needed("email");
        var contact = new Contact(cells.Needed("name")) { Email = cells.Email("email"), Telephone = cells.Text("telephone") };
        var jobTitle = cells.Needed("job_title");
        var secretary = SecretaryIn(cells);
        return cells.IsSound
            ? new NewHost(Guid.Empty, municipality?.Code, jobTitle, contact, cells.Text("id"))
            {
                Organisation = organisation,
                Secretary = secretary,
            }
            : null;
    }

    private static Contact? SecretaryIn(CellReader cells)
    {
        var (name, address) = (cells.Text("secretary_name"), cells.Email("secretary_email"));
        if (name is null && address is null)
            return null;
        if (name is null || address is null)
            cells.Refuse("a secretary needs both secretary_name and secretary_email");
        return new Contact(name ?? "") { Email = address };
    }
}
