namespace Recruit.Data.Interim;

/// <summary>How inviting went so far, in numbers of the whole programme.</summary>
public sealed record InterimCounts
{
    public int Invited { get; init; }
    public int Open { get; init; }
    public int Accepted { get; init; }
    public int Declined { get; init; }
    public int Expired { get; init; }
    public int Cancelled { get; init; }
    public int Attended { get; init; }
    public int NoShows { get; init; }

    /// <summary>Invitations to a seat that somebody else had before.</summary>
    public int Refills { get; init; }

    /// <summary>From the invitation to the answer of those who answered, in hours; null when nobody did.</summary>
    public double? MedianHours { get; init; }

    /// <summary>In which nine of ten who answered had done so.</summary>
    public double? NinetiethHours { get; init; }

    /// <summary>Letters that were printed for people without an e-mail address.</summary>
    public int Letters { get; init; }

    /// <summary>Answers that staff took by telephone.</summary>
    public int AnswersByPhone { get; init; }

    /// <summary>The lowest chance above 0 of anybody in a draw that was confirmed; null before the first.</summary>
    public decimal? LowestChance { get; init; }
    public int Seats { get; init; }
    public int Taken { get; init; }
}
