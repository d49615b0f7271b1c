using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;
using Recruit.Data.Reference;
using Recruit.Data.Representativeness;

namespace Recruit.Scheduler.Representativeness;

/// <summary>The targets of a town: its own population, with every group raised as much as the track raises it.</summary>
public sealed class LocalTargets(ProgrammeStore programmes, TargetStore targets, TargetChangeStore changes)
{
    /// <summary>
    /// Gives the town of a dialogue that is for its people first targets from its own population, unless it has targets already: what an
    /// organiser changed stays.
    /// </summary>
    public async Task BeginAsync(Dialogue dialogue, string actor, CancellationToken stop)
    {
        if (dialogue is not { TownFirst: true, MunicipalityCode: { } code }
            || await programmes.GetAsync(dialogue.ProgrammeId, stop) is not { } programme
            || Municipalities.Published.Find(code) is not { } municipality)
            return;
        var track = (await programmes.TracksAsync(programme.Id, stop)).Single(track => track.Id == dialogue.TrackId);
        var place = TargetPlace.LineOfMunicipality(track, municipality.Code);
        var book = await targets.BookAsync(programme.Id, stop);
        var ofTrack = book.At(TargetPlace.LineOf(track));
        var population = new InvitedPopulation(AgeRange.AtLeast(programme.MinimumAge), municipality.Code);
        foreach (var attribute in await programmes.AttributesAsync(track.Id, stop))
            if (book.OriginOf(place, attribute.Id) != place[0]
                && Of(attribute, [.. ofTrack.Where(target => target.AttributeId == attribute.Id)], population) is { Count: > 0 } own)
                await changes.SetAsync(place[0], own, $"Bevolking van {municipality.ShortName}: {own[0].Source}", actor, stop);
    }

    /// <summary>
    /// The shares that people of a town should have. A group that the track raised to twice its share of the country is raised to twice
    /// its share of the town as well, and all shares together remain 1.
    /// </summary>
    /// <returns>Nothing where the track has no targets for the attribute, or no source knows the town.</returns>
    public static IReadOnlyList<Target> Of(ProgrammeAttribute attribute, IReadOnlyList<Target> ofTrack, InvitedPopulation town)
    {
        if (ofTrack.Count == 0 || town.SharesOf(attribute, ofTrack) is null)
            return [];
        var aims = town.AsAims([attribute], ofTrack);
        var raised = ofTrack.ToDictionary(
            target => target.Level, target => target.Population is { } share and > 0 ? target.Share / share : 1);
        var sum = aims.Sum(aim => aim.Share * raised.GetValueOrDefault(aim.Level, 1));
        return
        [
            .. aims.Select(aim => aim with
            {
                Share = Math.Round(aim.Share * raised.GetValueOrDefault(aim.Level, 1) / sum, 6),
                Reason = ofTrack.FirstOrDefault(target => target.Level == aim.Level)?.Reason ?? "",
            }),
        ];
    }
}
