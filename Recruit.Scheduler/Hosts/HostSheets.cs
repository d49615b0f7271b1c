using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Scheduler.Sheets;

namespace Recruit.Scheduler.Hosts;

/// <summary>Hosts as a table with the same columns that an import reads.</summary>
public sealed class HostSheets(HostStore hosts, Vault vault)
{
    public async Task<Sheet> ReadAsync(Programme programme, CancellationToken stop)
    {
        var all = await hosts.ListAsync(programme.Id, municipalityCode: null, stop);
        var contacts = await vault.ReadAsync([.. all.Select(host => host.PersonId)], stop);
        return new Sheet("hosts", [], ["id", "municipality", "name", "job_title", "email"],
            [.. all.Where(host => contacts.ContainsKey(host.PersonId)).Select(host => RowOf(host, contacts[host.PersonId]))]);
    }

    private static IReadOnlyList<string> RowOf(Host host, Contact contact) =>
    [
        host.ExternalId ?? host.Id.ToString(), Municipalities.Published.Find(host.MunicipalityCode)?.Name ?? host.MunicipalityCode,
        contact.Name, host.JobTitle, contact.Email ?? "",
    ];
}
