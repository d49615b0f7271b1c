using Recruit.Data.Asking;
using Recruit.Data.Interim;
using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Interim;

/// <summary>Reads the interim evaluation; where people were erased, their groups as they were frozen before.</summary>
public sealed class InterimReader(
    StageReader stages, InterimStore counts, ArrivalStore arrivals, ChannelStore channels, TurnoutStore turnout, SettingsStore settings,
    CostStore costs)
{
    public async Task<InterimFigures> ReadAsync(Programme programme, Track track, CancellationToken stop)
    {
        var (groups, frozenAt) = await GroupsAsync(programme, track, stop);
        return new InterimFigures(
            groups, frozenAt, await counts.CountsAsync(programme.Id, stop), await WaysAsync(programme.Id, stop),
            await turnout.CountsAsync(programme.Id, stop), await turnout.CountsByGroupAsync(programme.Id, stop),
            (double)(await settings.GetAsync(programme.Id, stop)).ExpectedShowUp, await costs.ListAsync(programme.Id, stop));
    }

    private async Task<(StageGroups Groups, DateTimeOffset? FrozenAt)> GroupsAsync(Programme programme, Track track, CancellationToken stop)
    {
        var now = await stages.NowAsync(programme, track, stop);
        return now.Stages.Count == 0 && await stages.FrozenAsync(programme, stop) is { } frozen
            ? (frozen.Tracks[track.Id], frozen.Publication.PublishedAt)
            : (now, null);
    }

    private async Task<IReadOnlyList<NamedWay>> WaysAsync(Guid programmeId, CancellationToken stop)
    {
        var names = (await channels.ListAsync(programmeId, stop)).ToDictionary(channel => channel.Id.ToString(), channel => channel.Name);
        return [.. (await arrivals.ReachAsync(programmeId, stop)).Select(reach => new NamedWay(reach, names.GetValueOrDefault(reach.Way)))];
    }
}
