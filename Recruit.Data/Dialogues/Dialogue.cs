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

    /// <summary>Several dates are offered and none is chosen: nobody is drawn, asked or told yet.</summary>
    public const string Offered = "offered";
    public const string Cancelled = "cancelled";
}

/// <summary>One meeting: type, theme, host, place or link, time, and the tables at which people talk.</summary>
public sealed record Dialogue
{
    // Which one.
    public required Guid Id { get; init; }

    /// <summary>As pages and rosters call it; given by the database.</summary>
    public long Number { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required Guid TrackId { get; init; }
    public string? ExternalId { get; init; }

    // What it is about, and who holds it.
    public required string Type { get; init; }
    public required string Theme { get; init; }
    public required string Title { get; init; }
    public string Language { get; init; } = "nl";
    public Guid? HostId { get; init; }
    public string? MunicipalityCode { get; init; }

    // Where.
    public required string Format { get; init; }
    public string Venue { get; init; } = "";
    public string Link { get; init; } = "";

    /// <summary>The province that a local dialogue is for; null when everyone is welcome.</summary>
    public string? Region { get; init; }

    /// <summary>Whether the people of its municipality are drawn first, and then those of the province.</summary>
    public bool TownFirst { get; init; }

    /// <summary>The municipality or else the province whose people it should mirror; null for the whole country.</summary>
    public string? Area => TownFirst ? MunicipalityCode : Region;

    /// <summary>Whether it is not for the whole country alike, so that shares of provinces say nothing of it.</summary>
    public bool IsLocal => Area is not null;

    // When.
    /// <summary>An instant; shown in <see cref="TimeZone"/>.</summary>
    public required DateTimeOffset StartsAt { get; init; }
    public required int Minutes { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>Whoever comes hands in a paper, so many days before the start, as the track says; null when nobody does.</summary>
    public int? PaperDays { get; init; }

    /// <summary>Until when a paper is on time; null when nobody hands in one.</summary>
    public DateTimeOffset? PaperDueAt => PaperDays is { } days ? PaperDeadline.Of(StartsAt, days, TimeZone) : null;

    // How many.
    /// <summary>Fewest people in the whole dialogue, all its tables together.</summary>
    public required int SizeMin { get; init; }
    public required int SizeMax { get; init; }
    public int TableCount { get; init; } = 1;

    /// <summary>In how many rounds people talk; between them they change tables.</summary>
    public int TalkRounds { get; init; } = 1;

    // What became of it.
    /// <summary>One of <see cref="DialogueState"/>.</summary>
    public string State { get; init; } = DialogueState.Planned;

    /// <summary>Rises with every change that calendars must follow (RFC 5545, SEQUENCE).</summary>
    public int CalendarSequence { get; init; }

    /// <summary>When its date, length, place or link last changed after people were told of it.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    /// <summary>When it would have started before it was last moved.</summary>
    public DateTimeOffset? MovedFrom { get; init; }

    /// <summary>The calendar sequence of that change.</summary>
    public int? MovedSequence { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>The reason, in the words of the organiser, for the people who were to come.</summary>
    public string CancelledBecause { get; init; } = "";

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
public sealed record RoleQuota(Guid DialogueId, string Role, int Least)
{
    /// <summary>The slug of the attribute whose levels are the roles.</summary>
    public const string Attribute = "role";
}

/// <summary>How dialogues of one track and type are usually set up.</summary>
/// <param name="SizeMin">Fewest people in the whole dialogue, all its tables together.</param>
public sealed record DialogueTemplate(Guid TrackId, string Type, int Minutes, int SizeMin, int SizeMax, int TableCount, int TalkRounds = 1)
{
    /// <summary>Where a programme has no dialogue of this kind yet.</summary>
    public static DialogueTemplate FirstOf(Guid trackId, string type) => new(trackId, type, 120, 8, 15, 1);
}
