namespace Recruit.Data.Results;

/// <summary>What a line of a report tells.</summary>
public static class ReportKind
{
    /// <summary>What was said about a theme.</summary>
    public const string Said = "said";
    public const string Wish = "wish";

    /// <summary>Somebody's own words, with a role and never a name.</summary>
    public const string Quote = "quote";
    public const string Agreement = "agreement";

    /// <summary>In the order in which a report tells them.</summary>
    public static readonly IReadOnlyList<string> All = [Said, Wish, Quote, Agreement];

    /// <summary>A table agrees on what matters most to it.</summary>
    public const int MostWishes = 5;
}

/// <summary>How an agreement stands.</summary>
public static class AgreementState
{
    public const string Open = "open";
    public const string Done = "done";
    public const string Dropped = "dropped";

    public static readonly IReadOnlyList<string> All = [Open, Done, Dropped];
}

/// <summary>One line of a report, as it is written.</summary>
/// <param name="Id">Made where the line is first offered, so that saving twice makes no second line.</param>
/// <param name="Kind">One of <see cref="ReportKind"/>.</param>
/// <param name="Theme">Of what was said; empty for the rest.</param>
/// <param name="Role">Who said it, or who does it.</param>
/// <param name="DueOn">By when, of an agreement.</param>
public sealed record ReportLine(Guid Id, string Kind, string Theme, string Words, string Role, DateOnly? DueOn);

/// <summary>One line of a report with all that became of it.</summary>
public sealed record ReportItem
{
    public Guid Id { get; init; }
    public Guid ReportId { get; init; }
    public string Kind { get; init; } = "";
    public int Position { get; init; }
    public string Theme { get; init; } = "";
    public string Words { get; init; } = "";
    public string Role { get; init; } = "";
    public DateOnly? DueOn { get; init; }
    public DateTimeOffset? HiddenAt { get; init; }
    public string HiddenBecause { get; init; } = "";

    /// <summary>One of <see cref="AgreementState"/>.</summary>
    public string State { get; init; } = AgreementState.Open;
    public string StateBecause { get; init; } = "";
    public DateTimeOffset? StateAt { get; init; }

    /// <summary>Whose address staff noted to ask how it goes.</summary>
    public Guid? OwnerId { get; init; }

    public ReportLine Line => new(Id, Kind, Theme, Words, Role, DueOn);
}

/// <summary>What was said at one table.</summary>
public sealed record TableReport
{
    public Guid Id { get; init; }
    public Guid DialogueId { get; init; }
    public int TableNumber { get; init; }

    /// <summary>Rises with every saving.</summary>
    public int Version { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public string ChangedBy { get; init; } = "";
    public DateTimeOffset? HandedInAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public IReadOnlyList<ReportItem> Items { get; init; } = [];

    public bool IsPublished => PublishedAt is not null;
    public bool IsHandedIn => HandedInAt is not null;
}

/// <summary>A report as somebody wants it to be from now on.</summary>
/// <param name="Version">Which version was written in; 0 for the first words.</param>
/// <param name="EvenPublished">Whether the writer may also change what everyone can read already.</param>
public sealed record ReportDraft(
    Guid DialogueId, long DialogueNumber, int Table, int Version, IReadOnlyList<ReportLine> Lines, bool HandIn, bool EvenPublished);

/// <summary>What can come of saving a report.</summary>
public abstract record SaveOutcome
{
    public sealed record Saved(int Version) : SaveOutcome;

    /// <summary>Somebody else saved meanwhile; nothing was written.</summary>
    public sealed record Clash(TableReport Theirs) : SaveOutcome;

    /// <summary>It is published, and only an organiser changes it now.</summary>
    public sealed record Closed : SaveOutcome;
}
