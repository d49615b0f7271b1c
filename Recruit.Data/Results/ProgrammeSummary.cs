using System.Text.Json.Serialization;

namespace Recruit.Data.Results;

/// <summary>How many of something there are, by the name of their kind or state.</summary>
public sealed record KindCount(string Kind, int Count);

/// <summary>Dialogues of one type in one track.</summary>
public sealed record DialogueCount(string Track, string Type, int Count);

/// <summary>What became of one track.</summary>
public sealed record TrackCount
{
    [JsonIgnore]
    public string Track { get; init; } = "";

    /// <summary>Seats that somebody holds, invited or accepted.</summary>
    public int Seated { get; init; }
    public int PapersIn { get; init; }

    /// <summary>People who come, and whose paper is not in; 0 where nobody hands in a paper.</summary>
    public int PapersMissing { get; init; }
    public int ReportsPublished { get; init; }

    /// <summary>What people took upon themselves, in reports that are published.</summary>
    public int Agreements { get; init; }

    /// <summary>Mails and letters that left to hosts and their secretaries.</summary>
    public int MailsToHosts { get; init; }

    /// <summary>Mails and letters that left to people who were not drawn.</summary>
    public int NotDrawnMails { get; init; }

    /// <summary>People who came, or will, in the place of another of their organisation.</summary>
    public int Substitutes { get; init; }

    /// <summary>People who handed in the form after the evening.</summary>
    public int EvaluationAnswers { get; init; }
}

/// <summary>A programme in figures, as the database has them at one moment.</summary>
/// <param name="Seated">Seats that somebody holds, invited or accepted.</param>
/// <param name="Tables">Tables with at least one seat.</param>
/// <param name="SmallestTable">People at the smallest citizen table.</param>
/// <param name="Replaced">Seats that fell empty and were offered to a reserve.</param>
/// <param name="Tracks">In the programme's order.</param>
/// <param name="CitizenProof">The report of the citizens' newest confirmed round, as JSON; null before there is one.</param>
public sealed record ProgrammeSummary(
    IReadOnlyList<DialogueCount> Dialogues, IReadOnlyList<TrackCount> Tracks, int Hosts, int Registrations, int Seated, int Tables,
    int SmallestTable, int LargestTable, int Replaced, string? CitizenProof, IReadOnlyList<KindCount> Messages,
    IReadOnlyList<KindCount> Invitations);
