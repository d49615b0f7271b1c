namespace Recruit.Data.Programmes;

/// <summary>The moment from which a reminder counts.</summary>
public static class ReminderTrigger
{
    /// <summary>
    /// The invitation was sent; to hosts and facilitators: the first of their dialogue; to reserves: the draw was confirmed.
    /// </summary>
    public const string Invited = "invited";
    public const string Unanswered = "unanswered";
    public const string Accepted = "accepted";
    public const string BeforeStart = "before_start";
    public const string AfterEnd = "after_end";

    /// <summary>The day on which a paper is due.</summary>
    public const string PaperMissing = "paper_missing";

    /// <summary>The start of a dialogue for which people read papers.</summary>
    public const string ReadingPack = "reading_pack";
    public const string Cancelled = "cancelled";
    public const string Moved = "moved";
    public const string ResultsPublished = "results_published";

    /// <summary>To a host: the dialogue stands in the programme; to a facilitator: he or she leads a table of it.</summary>
    public const string Planned = "planned";

    /// <summary>Whoever holds a seat said yes.</summary>
    public const string Full = "full";

    /// <summary>A round was confirmed without a seat for this person; to a reserve: no seat is refilled any more.</summary>
    public const string NotDrawn = "not_drawn";

    public static readonly IReadOnlyList<string> All =
    [
        Invited, Unanswered, Accepted, BeforeStart, AfterEnd, PaperMissing, ReadingPack, Cancelled, Moved, ResultsPublished, Planned, Full,
        NotDrawn,
    ];

    /// <summary>On which sides of its moment a rule may speak: what nobody knows beforehand cannot be preceded.</summary>
    public static IReadOnlyList<string> SidesOf(string trigger) => trigger switch
    {
        BeforeStart or ReadingPack => [ReminderSide.Before],
        PaperMissing => [ReminderSide.Before, ReminderSide.After],
        _ => [ReminderSide.After],
    };

    /// <summary>Whether it makes sense to ask more than once.</summary>
    public static bool MayRepeat(string trigger) => trigger is Unanswered or PaperMissing;
}

/// <summary>Before or after the moment that the trigger names.</summary>
public static class ReminderSide
{
    public const string Before = "before";
    public const string After = "after";
}

/// <summary>Whom a reminder speaks to.</summary>
public static class ReminderAudience
{
    /// <summary>Who was invited and has not answered.</summary>
    public const string Invited = "invited";
    public const string Accepted = "accepted";
    public const string Reserve = "reserve";
    public const string Host = "host";
    public const string Facilitator = "facilitator";

    /// <summary>Who comes and has not handed in the paper.</summary>
    public const string WithoutPaper = "without_paper";

    /// <summary>Who took part in a draw and got no seat.</summary>
    public const string NotDrawn = "not_drawn";

    /// <summary>Who was there and has not handed in the form after the evening.</summary>
    public const string WithoutEvaluation = "without_evaluation";

    public static readonly IReadOnlyList<string> All =
        [Invited, Accepted, Reserve, Host, Facilitator, WithoutPaper, NotDrawn, WithoutEvaluation];

    /// <summary>Whom a rule with this trigger may speak to; the first is the usual one.</summary>
    public static IReadOnlyList<string> Of(string trigger) => trigger switch
    {
        ReminderTrigger.Invited => [Invited, Accepted, WithoutPaper, Reserve, Host, Facilitator],
        ReminderTrigger.Unanswered => [Invited],
        ReminderTrigger.Accepted => [Accepted, WithoutPaper],
        ReminderTrigger.PaperMissing => [WithoutPaper],
        ReminderTrigger.ReadingPack => [Accepted, Facilitator],
        ReminderTrigger.Planned or ReminderTrigger.Full => [Host, Facilitator],
        ReminderTrigger.NotDrawn => [NotDrawn],
        ReminderTrigger.BeforeStart => [Accepted, Invited, WithoutPaper, Reserve, Host, Facilitator],
        ReminderTrigger.AfterEnd => [Accepted, WithoutEvaluation, Reserve, Host, Facilitator],
        ReminderTrigger.Cancelled or ReminderTrigger.Moved => [Accepted, Invited, Reserve, Host, Facilitator],
        _ => [Accepted, Reserve, Host, Facilitator],
    };
}

/// <summary>A rule by which people are reminded.</summary>
public sealed record ReminderRule
{
    // Which one.
    public required Guid Id { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required string Slug { get; init; }
    public string NameNl { get; init; } = "";
    public string NameEn { get; init; } = "";
    public bool Active { get; init; } = true;
    public int Position { get; init; }

    /// <summary>When it was last switched on: earlier moments are passed over; null knows no beginning.</summary>
    public DateTimeOffset? Since { get; init; }

    // To whom.
    /// <summary>One of <see cref="ReminderAudience"/>; where none is named, the usual one of the trigger.</summary>
    public string Audience { get => field.Length > 0 ? field : ReminderAudience.Of(Trigger)[0]; init; } = "";

    // When.
    /// <summary>One of <see cref="ReminderTrigger"/>.</summary>
    public required string Trigger { get; init; }

    /// <summary>One of <see cref="ReminderSide"/>; where none is named, the usual one of the trigger.</summary>
    public string Side { get => field.Length > 0 ? field : ReminderTrigger.SidesOf(Trigger)[0]; init; } = "";

    /// <summary>Minutes before or after the moment of the trigger; whole days when <see cref="LocalMinutes"/> is given.</summary>
    public required int OffsetMinutes { get; init; }

    /// <summary>Minutes since local midnight at which it speaks, so many days away; null speaks exactly so many minutes away.</summary>
    public int? LocalMinutes { get; init; }

    /// <summary>Minutes that it may be late; after that it is missed.</summary>
    public required int MarginMinutes { get; init; }

    /// <summary>Waits for no morning and does not count for the most reminders of a day.</summary>
    public bool Urgent { get; init; }

    // How often.
    /// <summary>Days between one time and the next; null speaks once.</summary>
    public int? RepeatDays { get; init; }

    /// <summary>How often it speaks at most about one occasion.</summary>
    public int MaxTimes { get; init; } = 1;

    public string Name(string language) => language switch { "en" => NameEn, _ => NameNl };

    /// <summary>
    /// What a programme with papers starts with: a week before the start whoever comes and whoever leads a table gets the reading pack.
    /// </summary>
    public static IReadOnlyList<ReminderRule> OfReadingPack(Guid programmeId, int position, TimeProvider clock) =>
    [
        PackRule(programmeId, "reading_pack", "Leesmap", "Reading pack", ReminderAudience.Accepted, position, clock),
        PackRule(programmeId, "reading_pack_team", "Leesmap gespreksleiders", "Reading pack facilitators", ReminderAudience.Facilitator,
            position + 1, clock),
    ];

    private static ReminderRule PackRule(
        Guid programmeId, string slug, string dutch, string english, string audience, int position, TimeProvider clock) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            ProgrammeId = programmeId,
            Slug = slug,
            NameNl = dutch,
            NameEn = english,
            Trigger = ReminderTrigger.ReadingPack,
            Audience = audience,
            OffsetMinutes = 7 * 24 * 60,
            // The reminder of a week before takes the same day.
            MarginMinutes = 2 * 24 * 60,
            Position = position,
        };

    /// <summary>A slug for a rule that an organiser adds: letters only, and never one that was used before.</summary>
    public static string SlugOf(Guid id) =>
        "rule_" + string.Concat(id.ToString("N").Select(digit => (char)('a' + Convert.ToInt32(digit.ToString(), 16))));

    /// <summary>Whether it speaks at the same moments to the same people as another.</summary>
    public bool SpeaksLike(ReminderRule other) =>
        (Trigger, Side, OffsetMinutes, LocalMinutes, Audience, RepeatDays, MaxTimes) ==
        (other.Trigger, other.Side, other.OffsetMinutes, other.LocalMinutes, other.Audience, other.RepeatDays, other.MaxTimes);
}

/// <summary>When a programme leaves people in peace; times are minutes since local midnight.</summary>
/// <param name="QuietFrom">From when nothing is sent.</param>
/// <param name="QuietUntil">Until when nothing is sent; the same as <paramref name="QuietFrom"/> for no quiet hours.</param>
/// <param name="Morning">When that leaves which would have left in the quiet hours.</param>
/// <param name="MostADay">Most reminders that a person gets in a day; urgent ones do not count.</param>
public sealed record ReminderSettings(int QuietFrom, int QuietUntil, int Morning, int MostADay)
{
    /// <summary>Quiet from nine to eight, sent at nine, one a day: what a programme starts with.</summary>
    public static readonly ReminderSettings Usual = new(21 * 60, 8 * 60, 9 * 60, 1);

    public bool IsQuiet(int minutes) =>
        QuietFrom <= QuietUntil ? minutes >= QuietFrom && minutes < QuietUntil : minutes >= QuietFrom || minutes < QuietUntil;
}
