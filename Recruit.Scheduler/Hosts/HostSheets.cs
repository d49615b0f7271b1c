using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Sheets;

namespace Recruit.Scheduler.Hosts;

/// <summary>Hosts as a table with the same columns that an import reads.</summary>
public sealed class HostSheets(HostStore hosts, Vault vault)
{
    public async Task<Sheet> ReadAsync(Programme programme, CancellationToken stop)
    {
        var all = await hosts.ListAsync(programme.Id, municipalityCode: null, stop);
        var contacts = await vault.ReadAsync(
            [.. all.Select(host => host.PersonId), .. all.Select(host => host.SecretaryId).OfType<Guid>()], stop);
        return new Sheet("hosts", [],
            ["id", "municipality", "name", "job_title", "email", "organisation", "secretary_name", "secretary_email"],
            [.. all.Where(host => contacts.ContainsKey(host.PersonId)).Select(host => RowOf(
                host, contacts[host.PersonId], host.SecretaryId is { } secretary ? contacts.GetValueOrDefault(secretary) : null))]);
    }

    private static IReadOnlyList<string> RowOf(Host host, Contact contact, Contact? secretary) =>
    [
        host.ExternalId ?? host.Id.ToString(), host.MunicipalityCode is null ? "" : host.SpeaksFor, contact.Name, host.JobTitle,
        contact.Email ?? "", host.Organisation, secretary?.Name ?? "", secretary?.Email ?? "",
    ];
}
