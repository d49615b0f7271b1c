using Recruit.Data.Asking;

namespace Recruit.Scheduler.Rounds;

/// <summary>A partner with those of some people who came by its link.</summary>
/// <param name="Seats">How many it has in each exploratory dialogue.</param>
public sealed record PartnerGroup(string Name, int Seats, IReadOnlySet<Guid> People);

/// <summary>Finds the partners that have seats of their own: channels that have not ended, with some of these people.</summary>
public sealed class PartnerGroups(ChannelStore channels)
{
    public async Task<IReadOnlyList<PartnerGroup>> OfAsync(Guid programmeId, IReadOnlyCollection<Guid> people, CancellationToken stop)
    {
        var brought = (await channels.PeopleAsync(people, stop)).ToLookup(person => person.ChannelId, person => person.RegistrationId);
        if (brought.Count == 0)
            return [];
        return [.. (await channels.ListAsync(programmeId, stop))
            .Where(channel => channel is { EndedAt: null, Seats: > 0 } && brought.Contains(channel.Id))
            .Select(channel => new PartnerGroup(channel.Name, channel.Seats, brought[channel.Id].ToHashSet()))];
    }
}
