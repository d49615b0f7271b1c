using Recruit.Data.Reference;

namespace Recruit.Scheduler.Programmes;

/// <summary>A whole programme as its organiser writes it down: one JSON file, and a CSV each for its hosts and its dialogues.</summary>
public sealed record ProgrammeFile
{
    public required string Slug { get; init; }
    public required string Name { get; init; }
    public required string Purpose { get; init; }
    public required int MinimumAge { get; init; }
    public required string TimeZone { get; init; }
    public required string ContactAddress { get; init; }

    /// <summary>Days that an invited person has to answer.</summary>
    public required int AnswerDays { get; init; }

    /// <summary>Hours before the start after which an empty seat stays empty.</summary>
    public required int CutOffHours { get; init; }

    /// <summary>Reserves drawn per seat.</summary>
    public required decimal ReserveShare { get; init; }
    public required string SameHousehold { get; init; }
    public required IReadOnlyList<string> Themes { get; init; }
    public required IReadOnlyList<TrackEntry> Tracks { get; init; }
    public required IReadOnlyList<AttributeEntry> Attributes { get; init; }
    public IReadOnlyList<TargetEntry> Targets { get; init; } = [];
    public IReadOnlyList<RaisedEntry> Raised { get; init; } = [];
    public IReadOnlyList<ReminderEntry> Reminders { get; init; } = [];

    public AttributeEntry Attribute(string slug) => Attributes.Single(attribute => attribute.Slug == slug);

    /// <summary>The attributes that a track asks for, in the order of the programme.</summary>
    public IReadOnlyList<AttributeEntry> AttributesOf(string track)
    {
        var asked = Tracks.Single(entry => entry.Slug == track).Attributes;
        return Attributes.Where(attribute => asked.ContainsKey(attribute.Slug)).ToList();
    }
}

/// <summary>The same words in the two languages of the interface.</summary>
public sealed record LabelEntry(string Nl, string En);

/// <summary>
/// One audience: how many people a dialogue of it has (8-15), at how many tables, and which attributes it balances how heavily.
/// </summary>
public sealed record TrackEntry
{
    public const string Open = "open";
    public const string Invitation = "invitation";

    public required string Slug { get; init; }
    public required LabelEntry Name { get; init; }

    /// <summary><c>open</c> to everyone, or by <c>invitation</c>: then only a link of the track's own lets people sign up for it.</summary>
    public string SignUp { get; init; } = Open;
    public required string People { get; init; }
    public required int Tables { get; init; }

    /// <summary>In how many rounds people talk at its dialogues, changing tables between them.</summary>
    public int TalkRounds { get; init; } = 1;

    /// <summary>A paper is due this many days before the start; null when nobody hands in one.</summary>
    public int? PaperDays { get; init; }

    /// <summary>The role that everyone of it has at action tables, a level of the attribute role; null where people differ.</summary>
    public string? Role { get; init; }
    public required IReadOnlyList<string> Types { get; init; }
    public required IReadOnlyDictionary<string, decimal> Attributes { get; init; }

    /// <summary>Attributes of which no level comes twice at a table while another is missing, such as department.</summary>
    public IReadOnlyList<string> Spread { get; init; } = [];
}

/// <summary>Something in which a group should mirror society, and how a registration yields its level.</summary>
public sealed record AttributeEntry
{
    public required string Slug { get; init; }
    public required LabelEntry Name { get; init; }
    public required LabelEntry Question { get; init; }
    public LabelEntry Hint { get; init; } = new("", "");
    public required string Derivation { get; init; }

    /// <summary>Special-category data: optional, with its own consent, stored apart.</summary>
    public bool Special { get; init; }
    public required IReadOnlyList<LevelEntry> Levels { get; init; }
}

/// <summary>One value of an attribute. A level of age is named by its ages: 16-24, 70+.</summary>
public sealed record LevelEntry(string Slug, LabelEntry Label)
{
    public AgeRange? Ages => AgeRange.TryParse(Slug, out var ages) ? ages : null;
}

/// <summary>
/// The reference figure from which the shares of an attribute start: population, education, origin, household_income or even.
/// </summary>
public sealed record TargetEntry(string Track, string Attribute, string From)
{
    public static IReadOnlyList<string> Sources { get; } = ["population", "education", "origin", "household_income", "even"];
}

/// <summary>A level that gets more than its share on purpose, so many times as much, and why.</summary>
public sealed record RaisedEntry(string Track, string Attribute, string Level, double Times, string Reason);

/// <summary>
/// A reminder: hours before or after its moment, and how late it may still leave; what is left out is as usual for its trigger.
/// </summary>
public sealed record ReminderEntry
{
    public required string Slug { get; init; }
    public required LabelEntry Name { get; init; }
    public required string Trigger { get; init; }
    public required double OffsetHours { get; init; }
    public required double MarginHours { get; init; }
    public string Audience { get; init; } = "";
    public string Side { get; init; } = "";

    /// <summary>The local time of the day that is so many hours, in whole days, away; null for exactly so many hours away.</summary>
    public TimeOnly? At { get; init; }
    public bool Urgent { get; init; }

    /// <summary>False for a rule that waits until an organiser switches it on.</summary>
    public bool Active { get; init; } = true;
    public int? RepeatDays { get; init; }
    public int MaxTimes { get; init; } = 1;
}
