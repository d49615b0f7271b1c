using Recruit.Data.Asking;

namespace Recruit.Scheduler.Rounds;

/// <summary>A partner with those of some people who came by its link.</summary>
/// <param name="Seats">How many it has in each exploratory dialogue.</param>
public sealed record PartnerGroup(string Name, int Seats, IReadOnlySet<Guid> People);

/// <summary>Finds the partners that have seats of their own: channels that have not ended, with people who came by their links.</summary>
public sealed class PartnerGroups(ChannelStore channels)
{
    /// <summary>With those of these people who came by their links.</summary>
    public async Task<IReadOnlyList<PartnerGroup>> OfAsync(Guid programmeId, IReadOnlyCollection<Guid> people, CancellationToken stop)
    {
        var asked = people.ToHashSet();
        return [.. from partner in await OfAsync(programmeId, stop)
                   let brought = partner.People.Where(asked.Contains).ToHashSet()
                   where brought.Count > 0
                   select partner with { People = brought }];
    }

    /// <summary>With everyone who ever came by their links.</summary>
    public async Task<IReadOnlyList<PartnerGroup>> OfAsync(Guid programmeId, CancellationToken stop)
    {
        var partners = (await channels.ListAsync(programmeId, stop)).Where(channel => channel is { EndedAt: null, Seats: > 0 }).ToList();
        if (partners.Count == 0)
            return [];
        var brought = (await channels.BroughtAsync([.. partners.Select(partner => partner.Id)], stop))
            .ToLookup(person => person.ChannelId, person => person.RegistrationId);
        return [.. partners.Where(partner => brought.Contains(partner.Id))
            .Select(partner => new PartnerGroup(partner.Name, partner.Seats, brought[partner.Id].ToHashSet()))];
    }
}
