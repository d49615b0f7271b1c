using Recruit.Data.Programmes;

namespace Recruit.Data.Reminders;

/// <summary>In what part somebody has to do with a dialogue.</summary>
public static class ReminderKind
{
    public const string Invitation = "invitation";
    public const string Host = "host";
    public const string Facilitator = "facilitator";

    /// <summary>Drawn as a reserve and never invited; it speaks about the first dialogue of the round.</summary>
    public const string Reserve = "reserve";

    /// <summary>Took part in a draw and got no seat; it speaks about the first dialogue of the round.</summary>
    public const string NotDrawn = "not_drawn";

    /// <summary>The part that an audience plays: those who are invited, who come and who owe a paper all hold an invitation.</summary>
    public static string Of(string audience) => audience switch
    {
        ReminderAudience.Host => Host,
        ReminderAudience.Facilitator => Facilitator,
        ReminderAudience.Reserve => Reserve,
        ReminderAudience.NotDrawn => NotDrawn,
        _ => Invitation,
    };
}

/// <summary>What reminders to one person about one dialogue depend on, as it is now.</summary>
public sealed record ReminderFacts
{
    /// <summary>One of <see cref="ReminderKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The invitation; of a host or facilitator the dialogue; of a reserve the registration.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>What it happens once for: the invitation, the dialogue, or the round that drew the reserve.</summary>
    public required Guid OccasionId { get; init; }
    public required Guid ProgrammeId { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid DialogueId { get; init; }
    public required string Language { get; init; }

    /// <summary>Of the invitation; empty where there is none.</summary>
    public string State { get; init; } = "";
    public string RegistrationState { get; init; } = Registrations.RegistrationState.Active;
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>
    /// When the invitation was sent: the first of the dialogue for its host and facilitators, the confirmation of the round for a reserve;
    /// for who was not drawn, when no seat can fall to him or her any more.
    /// </summary>
    public DateTimeOffset? SentAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Since when a host, facilitator or reserve has to do with it; null for who is invited.</summary>
    public DateTimeOffset? Since { get; init; }
    public string DialogueState { get; init; } = Dialogues.DialogueState.Planned;
    public required DateTimeOffset StartsAt { get; init; }
    public required DateTimeOffset EndsAt { get; init; }
    public required string TimeZone { get; init; }

    /// <summary>The paper is due so many days before the start; null when nobody needs one.</summary>
    public int? PaperDays { get; init; }
    public DateTimeOffset? PaperAt { get; init; }

    /// <summary>A later last moment for this paper, as an organiser gave it.</summary>
    public DateTimeOffset? PaperUntil { get; init; }
    public DateTimeOffset? MovedAt { get; init; }
    public DateTimeOffset? CancelledAt { get; init; }
    public DateTimeOffset? ResultsAt { get; init; }

    /// <summary>Of a host or facilitator: when the last seat of the dialogue was accepted; null while one is not.</summary>
    public DateTimeOffset? FullAt { get; init; }

    /// <summary>Whether this person gets the host's mail as the host's secretary.</summary>
    public bool Secretary { get; init; }

    /// <summary>The chance of a seat in the draw; null where there was none.</summary>
    public decimal? Chance { get; init; }

    /// <summary>Names the public page of the draw; empty where nothing was published.</summary>
    public string DrawCode { get; init; } = "";

    /// <summary>Whether the form after the evening is in; null where nothing is asked.</summary>
    public bool? Evaluated { get; init; }

    /// <summary>Since when this person knows of the dialogue.</summary>
    public DateTimeOffset? KnownSince => Since ?? AnsweredAt ?? SentAt;

    /// <summary>Until when the paper is on time; null when nobody needs one.</summary>
    public DateTimeOffset? PaperDueAt =>
        PaperDays is { } days ? Dialogues.PaperDeadline.Of(StartsAt, days, TimeZone, PaperUntil) : null;

    /// <summary>The day on which the paper is due, at the hour of the start on the clock of the place: from where rules count.</summary>
    public DateTimeOffset? PaperDayAt
    {
        get
        {
            if (PaperDueAt is not { } due)
                return null;
            var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
            var at = TimeZoneInfo.ConvertTime(due, zone).Date + TimeZoneInfo.ConvertTime(StartsAt, zone).TimeOfDay;
            return new DateTimeOffset(at, zone.GetUtcOffset(at)).ToUniversalTime();
        }
    }
}

/// <summary>Which invitations planning looks at: those that are open, or to which something happens or happened about now.</summary>
public sealed record ReminderWindow(DateTimeOffset StartsFrom, DateTimeOffset StartsBefore, DateTimeOffset ChangedSince);

/// <summary>A reminder that was written down before, and what came of it.</summary>
public sealed record WrittenReminder(
    Guid PersonId, string Rule, string Occasion, string State, DateTimeOffset DueAt, DateTimeOffset? FinishedAt, bool Urgent,
    string Reason);

/// <summary>A reminder that does not leave, and why.</summary>
public sealed record SkippedMessage(Messages.NewMessage Message, string Because);
