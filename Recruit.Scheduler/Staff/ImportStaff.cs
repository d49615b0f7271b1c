using Recruit.Data.Audit;
using Recruit.Data.Privacy;
using Recruit.Data.Reference;
using Recruit.Data.Spelling;
using Recruit.Data.Staff;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Staff;

/// <summary>
/// Takes those who may sign in from a CSV: <c>name,email,role</c> and, if they are there, <c>municipality,language</c>.
/// Who has a role already keeps it.
/// </summary>
public sealed class ImportStaff(StaffStore staff, AuditStore audit)
{
    private static readonly string[] Needed = ["name", "email", "role"];
    private static readonly string[] Roles = [StaffRole.Organiser, StaffRole.Municipality, StaffRole.Facilitator, StaffRole.Viewer];

    public async Task<ImportOutcome> RunAsync(CsvTable table, string actor, CancellationToken stop)
    {
        if (table.Missing(Needed) is { Count: > 0 } missing)
            return new ImportOutcome.ColumnsMissing(missing, Needed);

        var (added, there, refused) = (0, 0, new List<RefusedRow>());
        foreach (var row in table.Rows)
        {
            var cells = new CellReader(row);
            if (row.Flaw is not null || Read(cells) is not { } person)
                refused.Add(new RefusedRow(row, cells.Reason));
            else if (await IsThereAsync(person, stop))
                there++;
            else
            {
                await staff.AddAsync(person.Contact, person.Role, person.Municipality, person.Language, stop);
                added++;
            }
        }

        await audit.WriteAsync(actor, "import_staff", "staff", $"{added} added, {there} there already, {refused.Count} refused", stop);
        return new ImportOutcome.Done(new ImportReport(added, there, refused));
    }

    private async Task<bool> IsThereAsync(ImportedStaff person, CancellationToken stop) =>
        (await staff.FindAsync(person.Contact.Email!, stop))
            .Any(known => known.Role == person.Role && known.MunicipalityCode == person.Municipality);

    private static ImportedStaff? Read(CellReader cells)
    {
        cells.Needed("email");
        var contact = new Contact(cells.Needed("name")) { Email = cells.Email("email") };
        var role = Spelled.Key(cells.Needed("role"));
        if (role.Length > 0 && !Roles.Contains(role))
            cells.Refuse($"role \"{role}\" is none of {string.Join(", ", Roles)}");
        var municipality = role == StaffRole.Municipality ? MunicipalityOf(cells) : null;
        var language = cells.Text("language")?.ToLowerInvariant() ?? "nl";
        if (language is not ("nl" or "en"))
            cells.Refuse($"language \"{language}\" is neither nl nor en");
        return cells.IsSound ? new ImportedStaff(contact, role, municipality, language) : null;
    }

    private static string? MunicipalityOf(CellReader cells)
    {
        var asked = cells.Needed("municipality");
        var found = Municipalities.Published.Find(asked);
        if (found is null && asked.Length > 0)
            cells.Refuse($"municipality \"{asked}\" does not exist, or is the name of two; a code such as GM0193 is certain");
        return found?.Code;
    }

    private sealed record ImportedStaff(Contact Contact, string Role, string? Municipality, string Language);
}
