namespace Recruit.Data.Papers;

/// <summary>What a paper may be written in; also the end of its file's name.</summary>
public static class PaperKind
{
    public const string Pdf = "pdf";
    public const string Word = "docx";
    public const string OpenDocument = "odt";
    public const string Text = "txt";
}

/// <summary>A paper that is about to be kept.</summary>
/// <param name="Kind">One of <see cref="PaperKind"/>, by its content.</param>
/// <param name="Named">Whether the author lets the others read his or her name.</param>
public sealed record NewPaper(string Title, string Kind, long Bytes, bool Named);

/// <summary>A paper that is in, without what it says.</summary>
public sealed record Paper
{
    public required Guid Id { get; init; }

    /// <summary>Null for material of a programme.</summary>
    public Guid? DialogueId { get; init; }

    /// <summary>Whose seat it belongs to; null for an inspiration paper of the organiser.</summary>
    public Guid? InvitationId { get; init; }
    public Guid? PersonId { get; init; }

    /// <summary>One of <see cref="PaperKind"/>.</summary>
    public required string Kind { get; init; }
    public required long Bytes { get; init; }
    public required byte[] SealedTitle { get; init; }
    public bool Named { get; init; }
    public bool Late { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>At which table its author sits.</summary>
    public int? TableNumber { get; init; }

    /// <summary>As its author calls it; empty until it was opened.</summary>
    public string Title { get; init; } = "";
}
