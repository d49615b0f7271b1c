namespace Recruit.Data.Dialogues;

/// <summary>How people meet.</summary>
public static class DialogueFormat
{
    public const string Online = "online";
    public const string Hall = "hall";
    public const string Hybrid = "hybrid";

    public static readonly IReadOnlyList<string> All = [Online, Hall, Hybrid];
}

/// <summary>What people come together for.</summary>
public static class DialogueType
{
    public const string Exploratory = "exploratory";
    public const string Theme = "theme";
    public const string Action = "action";
    public const string Focus = "focus";
    public const string Design = "design";

    public static readonly IReadOnlyList<string> All = [Exploratory, Theme, Action, Focus, Design];
}

/// <summary>Whether a dialogue takes place.</summary>
public static class DialogueState
{
    public const string Planned = "planned";
    public const string Cancelled = "cancelled";
}

/// <summary>One meeting: type, theme, host, place or link, time, and the tables at which people talk.</summary>
/// <param name="StartsAt">An instant; shown in <paramref name="TimeZone"/>.</param>
/// <param name="SizeMin">Fewest people in the whole dialogue, all its tables together.</param>
/// <param name="Region">The province that a local dialogue is for; null when everyone is welcome.</param>
/// <param name="CalendarSequence">Rises with every change that calendars must follow (RFC 5545, SEQUENCE).</param>
/// <param name="MovedAt">When its date, length, place or link last changed after people were told of it.</param>
/// <param name="MovedFrom">When it would have started before it was last moved.</param>
/// <param name="MovedSequence">The calendar sequence of that change.</param>
/// <param name="CancelledBecause">The reason, in the words of the organiser, for the people who were to come.</param>
public sealed record Dialogue(
    Guid Id, long Number, Guid ProgrammeId, Guid TrackId, string? ExternalId, string Type, string Theme, string Title, Guid? HostId,
    string? MunicipalityCode, string Format, string Venue, string Link, string? Region, DateTimeOffset StartsAt, int Minutes, string TimeZone,
    int SizeMin, int SizeMax, int TableCount, string Language, string State, int CalendarSequence, DateTimeOffset? MovedAt = null,
    DateTimeOffset? MovedFrom = null, int? MovedSequence = null, DateTimeOffset? CancelledAt = null, string CancelledBecause = "")
{
    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes);

    /// <summary>The start on the clock of the place, for people to read.</summary>
    public DateTimeOffset LocalStart => TimeZoneInfo.ConvertTime(StartsAt, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    /// <summary>Fewest people at one table, rounded up so that all tables together reach the dialogue's least.</summary>
    public int TableMin => (SizeMin + TableCount - 1) / TableCount;

    /// <summary>Most people at one table.</summary>
    public int TableMax => SizeMax / TableCount;

    /// <summary>The part of the week it falls in, as people give their availability.</summary>
    public string PartOfWeek => LocalStart switch
    {
        { DayOfWeek: DayOfWeek.Saturday or DayOfWeek.Sunday } => "weekend",
        { Hour: < 12 } => "weekday_morning",
        { Hour: < 17 } => "weekday_afternoon",
        _ => "weekday_evening",
    };
}

/// <summary>A table of a dialogue, and who leads it.</summary>
public sealed record DialogueTable(Guid DialogueId, int Number, Guid? FacilitatorId);

/// <summary>The least number of people with a role at every table of a dialogue.</summary>
public sealed record RoleQuota(Guid DialogueId, string Role, int Least);

/// <summary>How dialogues of one track and type are usually set up.</summary>
/// <param name="SizeMin">Fewest people in the whole dialogue, all its tables together.</param>
public sealed record DialogueTemplate(Guid TrackId, string Type, int Minutes, int SizeMin, int SizeMax, int TableCount)
{
    /// <summary>Where a programme has no dialogue of this kind yet.</summary>
    public static DialogueTemplate FirstOf(Guid trackId, string type) => new(trackId, type, 120, 8, 15, 1);
}
