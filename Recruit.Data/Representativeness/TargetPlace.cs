using Recruit.Data.Dialogues;
using Recruit.Data.Programmes;

namespace Recruit.Data.Representativeness;

/// <summary>
/// Where targets hold: a whole programme, a track, a type of dialogue, the dialogues for a province or for a municipality, one dialogue,
/// or one table of it.
/// </summary>
public sealed record TargetPlace(
    Guid ProgrammeId, Guid? TrackId = null, string? Type = null, string? Region = null, Guid? DialogueId = null, int? TableNumber = null,
    string? Municipality = null)
{
    /// <summary>A place and all that it inherits from, the nearest first.</summary>
    public static IReadOnlyList<TargetPlace> LineOf(Track track) => [new(track.ProgrammeId, track.Id), new(track.ProgrammeId)];

    /// <inheritdoc cref="LineOf(Track)"/>
    public static IReadOnlyList<TargetPlace> LineOfType(Track track, string type) =>
        [new(track.ProgrammeId, track.Id, Type: type), .. LineOf(track)];

    /// <inheritdoc cref="LineOf(Track)"/>
    public static IReadOnlyList<TargetPlace> LineOfRegion(Track track, string region) =>
        [new(track.ProgrammeId, track.Id, Region: region), .. LineOf(track)];

    /// <inheritdoc cref="LineOf(Track)"/>
    public static IReadOnlyList<TargetPlace> LineOfMunicipality(Track track, string code) =>
        [new(track.ProgrammeId, track.Id, Municipality: code), .. LineOf(track)];

    /// <summary>
    /// A dialogue for a town first takes that town's targets before those of its province, and these before those of its type.
    /// </summary>
    /// <param name="table">One table of it; null for the dialogue.</param>
    /// <inheritdoc cref="LineOf(Track)"/>
    public static IReadOnlyList<TargetPlace> LineOf(Dialogue dialogue, int? table = null)
    {
        var track = new TargetPlace(dialogue.ProgrammeId, dialogue.TrackId);
        var itself = track with { DialogueId = dialogue.Id };
        return
        [
            .. table is null ? Array.Empty<TargetPlace>() : [itself with { TableNumber = table }],
            itself,
            .. dialogue.TownFirst ? [track with { Municipality = dialogue.MunicipalityCode }] : Array.Empty<TargetPlace>(),
            .. dialogue.Region is null ? Array.Empty<TargetPlace>() : [track with { Region = dialogue.Region }],
            track with { Type = dialogue.Type },
            track,
            new TargetPlace(dialogue.ProgrammeId),
        ];
    }
}
