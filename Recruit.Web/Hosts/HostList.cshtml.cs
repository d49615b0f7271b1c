using Recruit.Data.Dialogues;
using Recruit.Data.Hosts;
using Recruit.Data.Privacy;
using Recruit.Web.Layout;

namespace Recruit.Web.Hosts;

/// <summary>All hosts of a programme, with what each of them hosts.</summary>
public sealed class HostList(HostStore hosts, DialogueStore dialogues, Vault vault) : ProgrammePage
{
    public IReadOnlyList<(NamedHost Host, string Municipality, IReadOnlyList<Dialogue> Dialogues)> Hosts { get; private set; } = [];
    public IReadOnlyList<Dialogue> WithoutHost { get; private set; } = [];
    public IReadOnlyDictionary<Guid, Contact> Contacts { get; private set; } = new Dictionary<Guid, Contact>();

    public async Task OnGetAsync(CancellationToken stop)
    {
        var all = await hosts.ListAsync(Programme.Id, municipalityCode: null, stop);
        Contacts = await vault.ReadAsync(
            [.. all.Select(host => host.PersonId), .. all.Select(host => host.SecretaryId).OfType<Guid>()], stop);
        var meetings = await dialogues.ListAsync(Programme.Id, trackId: null, municipalityCode: null, stop);
        var byHost = meetings.ToLookup(dialogue => dialogue.HostId);
        WithoutHost = [.. byHost[null]];
        Hosts = [.. all
            .Select(host => (new NamedHost(host, Contacts.GetValueOrDefault(host.PersonId)), host.SpeaksFor,
                (IReadOnlyList<Dialogue>)[.. byHost[host.Id]]))
            .OrderBy(line => line.Item2, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(line => line.Item1.Name, StringComparer.CurrentCultureIgnoreCase)];
    }
}
