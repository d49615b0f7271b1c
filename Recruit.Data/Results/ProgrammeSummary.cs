namespace Recruit.Data.Results;

/// <summary>How many of something there are, by the name of their kind or state.</summary>
public sealed record KindCount(string Kind, int Count);

/// <summary>Dialogues of one type in one track.</summary>
public sealed record DialogueCount(string Track, string Type, int Count);

/// <summary>A programme in figures, as the database has them at one moment.</summary>
/// <param name="Seated">Seats that somebody holds, invited or accepted.</param>
/// <param name="Tables">Tables with at least one seat.</param>
/// <param name="SmallestTable">People at the smallest citizen table.</param>
/// <param name="Replaced">Seats that fell empty and were offered to a reserve.</param>
/// <param name="MailsToHosts">Mails and letters that left to hosts and their secretaries.</param>
/// <param name="NotDrawnMails">Mails and letters that left to people who were not drawn.</param>
/// <param name="CitizenProof">The report of the citizens' newest confirmed round, as JSON; null before there is one.</param>
public sealed record ProgrammeSummary(
    IReadOnlyList<DialogueCount> Dialogues, int Hosts, int Registrations, int Seated, int Tables, int SmallestTable, int LargestTable,
    int Replaced, int MailsToHosts, int NotDrawnMails, string? CitizenProof, IReadOnlyList<KindCount> Messages,
    IReadOnlyList<KindCount> Invitations);
