using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Rosters;
using Recruit.Web.Dialogues;
using Recruit.Web.Security;

namespace Recruit.Web.Hosts;

/// <summary>What a municipality has in one programme.</summary>
public sealed record MunicipalityProgramme(Programme Programme, IReadOnlyList<NamedHost> Hosts, IReadOnlyList<Filling> Dialogues);

/// <summary>A host with the name from the vault; null when the person was erased.</summary>
public sealed record NamedHost(Recruit.Data.Hosts.Host Host, Contact? Contact)
{
    public string Name => Contact?.Name ?? "–";
}

/// <summary>An official's start page: the hosts and dialogues of the own municipality.</summary>
[Authorize(Policies.Municipality)]
public sealed class OwnMunicipality(
    ProgrammeStore programmes, HostStore hosts, DialogueStore dialogues, RosterStore rosters, Vault vault, TimeProvider clock) : PageModel
{
    public string Name { get; private set; } = "";
    public IReadOnlyList<MunicipalityProgramme> Programmes { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task OnGetAsync(CancellationToken stop)
    {
        var code = StaffUser.Of(User)!.MunicipalityCode!;
        Name = Municipalities.Published.Find(code)?.Name ?? code;
        var all = new List<MunicipalityProgramme>();
        foreach (var programme in await programmes.ListAsync(stop))
            all.Add(await ReadAsync(programme, code, stop));
        Programmes = all;
    }

    private async Task<MunicipalityProgramme> ReadAsync(Programme programme, string code, CancellationToken stop)
    {
        var own = await hosts.ListAsync(programme.Id, code, stop);
        var contacts = await vault.ReadAsync([.. own.Select(host => host.PersonId)], stop);
        var meetings = await dialogues.ListAsync(programme.Id, trackId: null, code, stop);
        return new MunicipalityProgramme(programme,
            [.. own.Select(host => new NamedHost(host, contacts.GetValueOrDefault(host.PersonId)))],
            Filling.Of(meetings, await rosters.OccupancyAsync(programme.Id, code, stop)));
    }
}
