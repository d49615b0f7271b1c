using System.Globalization;
using Recruit.Data.Dialogues;

namespace Recruit.Scheduler.Dialogues;

/// <summary>A dialogue as somebody fills it in: words and figures that may still be wrong.</summary>
public sealed record DialogueOffer
{
    public string? Type { get; init; }
    public string? Theme { get; init; }

    /// <summary>Empty lets type and theme make one.</summary>
    public string? Title { get; init; }
    public Guid? HostId { get; init; }
    public string? Format { get; init; }
    public string? Venue { get; init; }
    public string? Link { get; init; }

    /// <summary>The day on the calendar of the place, such as 9-3-2027 or 2027-03-09.</summary>
    public string? Date { get; init; }

    /// <summary>The time on the clock of the place, such as 19.30 or 19:30.</summary>
    public string? Time { get; init; }

    /// <summary>Other days on which it may be, one a line, such as 10-3-2027 19.30; empty where there is one date only.</summary>
    public string? OtherDates { get; init; }
    public string? Minutes { get; init; }
    public string? SizeMin { get; init; }
    public string? SizeMax { get; init; }
    public string? TableCount { get; init; }

    /// <summary>Empty for one.</summary>
    public string? TalkRounds { get; init; }
    public bool OwnRegionOnly { get; init; }
    public bool OwnTownFirst { get; init; }
    public string? Language { get; init; }

    /// <summary>The least number of people with a role at every table, by role; only action dialogues ask it.</summary>
    public Dictionary<string, string?> Roles { get; init; } = [];

    /// <summary>An offer that says what a dialogue is now, to change it from there.</summary>
    public static DialogueOffer Of(Dialogue dialogue, IEnumerable<RoleQuota>? quotas = null) => new()
    {
        Roles = (quotas ?? []).ToDictionary(quota => quota.Role, quota => (string?)Text(quota.Least)),
        Type = dialogue.Type,
        Theme = dialogue.Theme,
        Title = dialogue.Title,
        HostId = dialogue.HostId,
        Format = dialogue.Format,
        Venue = dialogue.Venue,
        Link = dialogue.Link,
        Date = dialogue.LocalStart.ToString("d-M-yyyy", CultureInfo.InvariantCulture),
        Time = dialogue.LocalStart.ToString("HH.mm", CultureInfo.InvariantCulture),
        Minutes = Text(dialogue.Minutes),
        SizeMin = Text(dialogue.SizeMin),
        SizeMax = Text(dialogue.SizeMax),
        TableCount = Text(dialogue.TableCount),
        TalkRounds = Text(dialogue.TalkRounds),
        OwnRegionOnly = dialogue.Region is not null,
        OwnTownFirst = dialogue.TownFirst,
        Language = dialogue.Language,
    };

    /// <summary>An offer that starts from how dialogues of its kind are usually set up.</summary>
    public static DialogueOffer From(DialogueTemplate template, string language) => new()
    {
        Type = template.Type,
        Minutes = Text(template.Minutes),
        SizeMin = Text(template.SizeMin),
        SizeMax = Text(template.SizeMax),
        TableCount = Text(template.TableCount),
        TalkRounds = Text(template.TalkRounds),
        Language = language,
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Why an offer cannot be taken as it is.</summary>
public enum OfferFlaw
{
    Missing,
    TooLong,
    NotInList,
    NoSuchDate,
    NoSuchTime,

    /// <summary>A line of the other days is no day and time to come, or there are too many of them.</summary>
    OtherDatesWrong,

    /// <summary>The clock of the place skips this time, because summer time begins.</summary>
    ClockSkips,
    InThePast,
    NotANumber,
    OutOfRange,
    UpsideDown,

    /// <summary>No whole number of people per table keeps within the size.</summary>
    TablesDoNotFit,
    NoWebAddress,

    /// <summary>A table has fewer seats than people with a role.</summary>
    RolesDoNotFit,
}

/// <summary>What is wrong at which field.</summary>
/// <param name="Field">The name of a property of <see cref="DialogueOffer"/>.</param>
public sealed record OfferProblem(string Field, OfferFlaw Flaw);

/// <summary>What can come of an offer.</summary>
public abstract record OfferOutcome
{
    public sealed record Acceptable(Dialogue Dialogue, IReadOnlyList<RoleQuota> Roles) : OfferOutcome
    {
        /// <summary>Every date that it may be on, by time; empty where one is offered.</summary>
        public IReadOnlyList<DateTimeOffset> Dates { get; init; } = [];
    }

    public sealed record Refused(IReadOnlyList<OfferProblem> Problems) : OfferOutcome;
}
