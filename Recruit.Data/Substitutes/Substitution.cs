using Recruit.Data.Dialogues;

namespace Recruit.Data.Substitutes;

/// <summary>How far the one whom an organisation sends instead has come.</summary>
public static class SubstitutionState
{
    /// <summary>The person has yet to say yes.</summary>
    public const string Asked = "asked";
    public const string Confirmed = "confirmed";
    public const string Declined = "declined";
    public const string Expired = "expired";
}

/// <summary>Somebody whom an organisation sends in the place of another; who that is stands in the vault.</summary>
public sealed record Substitution
{
    public required Guid Id { get; init; }
    public required Guid RegistrationId { get; init; }
    public Guid? OrganisationId { get; init; }

    /// <summary>Who had the seat; null when nobody had confirmed since the one before.</summary>
    public Guid? LeftPersonId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Whether whoever had the seat had said to come, and so has it in a calendar.</summary>
    public bool HadAccepted { get; init; }

    /// <summary>One of <see cref="SubstitutionState"/>.</summary>
    public required string State { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>By when the new person says yes.</summary>
    public required DateTimeOffset AnswerBy { get; init; }
}

/// <summary>What came of naming somebody else for a seat, or of that person's answer.</summary>
public enum SubstituteOutcome
{
    Done,

    /// <summary>It was so already: a second press, or a second person's.</summary>
    Already,

    /// <summary>The last moment has passed.</summary>
    TooLate,

    /// <summary>Who was named is who has the seat.</summary>
    SamePerson,

    /// <summary>Who was named stands in the programme under this address already, with a lot or a seat of his or her own.</summary>
    StandsElsewhere,

    /// <summary>There is no such seat, or it is not this organisation's to give.</summary>
    Gone,
}

/// <summary>Until when an organisation may send somebody else, and how long that person has to answer.</summary>
public static class SubstituteTime
{
    private const int AnswerDays = 3;

    /// <summary>The last second of the day so many days before the start; never later than the start.</summary>
    public static DateTimeOffset Until(DateTimeOffset startsAt, int days, string timeZone) =>
        PaperDeadline.EndOfDay(startsAt, -days, timeZone) is var end && end < startsAt ? end : startsAt;

    /// <summary>Three days, or until the last moment where that is sooner.</summary>
    public static DateTimeOffset AnswerBy(DateTimeOffset now, DateTimeOffset until) =>
        now.AddDays(AnswerDays) is var due && due < until ? due : until;
}
