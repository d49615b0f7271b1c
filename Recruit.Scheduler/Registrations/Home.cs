using Recruit.Data.Dialogues;
using Recruit.Data.Reference;
using Recruit.Data.Registrations;

namespace Recruit.Scheduler.Registrations;

/// <summary>How near to a dialogue that is for its town first somebody lives: who lives nearer goes first.</summary>
public enum Home
{
    Town,
    Province,

    /// <summary>Elsewhere, or nobody knows where; the same for everyone where a dialogue is not for a town first.</summary>
    Elsewhere,
}

/// <summary>Where people live, as far as dialogues ask.</summary>
public static class Homes
{
    public static Home Of(Candidate person, Dialogue dialogue) => dialogue switch
    {
        { TownFirst: false } => Home.Elsewhere,
        _ when person.Municipality is { } town && town == dialogue.MunicipalityCode => Home.Town,
        _ when ProvinceOf(person) is { } province && province == Obstacles.ProvinceOf(dialogue) => Home.Province,
        _ => Home.Elsewhere,
    };

    /// <summary>As a level of the region attribute; null when unknown.</summary>
    public static string? ProvinceOf(Candidate person) =>
        person.Levels.GetValueOrDefault(Obstacles.RegionAttribute)
        ?? (person.Municipality is { } code ? Municipalities.Published.Find(code)?.Province : null);
}
