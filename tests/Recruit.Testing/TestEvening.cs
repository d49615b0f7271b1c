using Recruit.Data.Dialogues;

namespace Recruit.Testing;

/// <summary>A dialogue that stands in no database, for tests of pure decisions.</summary>
public static class TestEvening
{
    /// <summary>Tuesday 9 March 2027, 19.30 in Amsterdam, in a hall in Utrecht; each time another dialogue.</summary>
    public static Dialogue InHall => new()
    {
        Id = Guid.NewGuid(),
        Number = 1,
        ProgrammeId = Guid.NewGuid(),
        TrackId = Guid.NewGuid(),
        Type = DialogueType.Theme,
        Theme = "wonen",
        Title = "Wonen",
        MunicipalityCode = "GM0344",
        Format = DialogueFormat.Hall,
        Venue = "Stadhuis",
        StartsAt = new DateTimeOffset(2027, 3, 9, 18, 30, 0, TimeSpan.Zero),
        Minutes = 120,
        TimeZone = "Europe/Amsterdam",
        SizeMin = 8,
        SizeMax = 15,
    };

    /// <summary>The same evening, online.</summary>
    public static Dialogue Online => InHall with { Format = DialogueFormat.Online, Venue = "", Link = "https://meet.example/1" };
}
