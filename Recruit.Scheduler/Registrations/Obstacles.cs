using Recruit.Data.Dialogues;
using Recruit.Data.Reference;
using Recruit.Data.Registrations;

namespace Recruit.Scheduler.Registrations;

/// <summary>What keeps a person from a dialogue.</summary>
public enum Obstacle
{
    /// <summary>It falls in a part of the week that the person does not have.</summary>
    PartOfWeek,

    /// <summary>The person wants to meet online only and it is in a hall, or the reverse.</summary>
    Format,

    /// <summary>The hall is outside the own province, and the person does not travel.</summary>
    Distance,

    /// <summary>It is for the people of another province.</summary>
    Region,

    /// <summary>People speak another language there.</summary>
    Language,
}

/// <summary>Whether a person can come to a dialogue; draws, tables and replacements all ask it here.</summary>
public static class Obstacles
{
    /// <summary>The attribute whose level is the province that a person lives in.</summary>
    public const string RegionAttribute = "region";

    /// <param name="province">Where the dialogue is held, as a level of the region attribute; null when unknown, so that nobody
    /// is too far away.</param>
    public static bool CanAttend(Candidate candidate, Dialogue dialogue, string? province) =>
        ObstacleFor(candidate, dialogue, province) is null;

    /// <summary>The first thing that keeps this person from this dialogue; null when nothing does.</summary>
    /// <inheritdoc cref="CanAttend"/>
    public static Obstacle? ObstacleFor(Candidate candidate, Dialogue dialogue, string? province)
    {
        var home = candidate.Levels.GetValueOrDefault(RegionAttribute);
        if (dialogue.Language != candidate.Language)
            return Obstacle.Language;
        if (dialogue.Region is { } region && home != region)
            return Obstacle.Region;
        if (candidate.Availability.Length > 0 && !candidate.Availability.Contains(dialogue.PartOfWeek))
            return Obstacle.PartOfWeek;
        return ObstacleToMeeting(
            candidate, dialogue.Format, tooFar: !candidate.Travels && home is not null && province is not null && home != province);
    }

    /// <summary>Where a dialogue is held: the province that it is for, or that of its municipality; null when neither is known.</summary>
    public static string? ProvinceOf(Dialogue dialogue) =>
        dialogue.Region ?? (dialogue.MunicipalityCode is { } code ? Municipalities.Published.Find(code)?.Province : null);

    private static Obstacle? ObstacleToMeeting(Candidate candidate, string format, bool tooFar)
    {
        var online = format != DialogueFormat.Hall && candidate.Formats.Contains("online");
        var hall = format != DialogueFormat.Online && candidate.Formats.Contains("hall");
        if (online || (hall && !tooFar))
            return null;
        return hall ? Obstacle.Distance : Obstacle.Format;
    }
}
