using Recruit.Scheduler.Language;

namespace Recruit.Web.Commands.Compose;

/// <summary>Says in both languages why the exact engine added nothing; engines speak English only.</summary>
public static class SolverNoteWords
{
    private const string Refused = "The solver does not take such a model: ";

    private static readonly Dictionary<string, string> Dutch = new()
    {
        ["These are too many people and tables for the exact solver; the search goes on without it."] =
            "Dit zijn te veel mensen en tafels voor het exacte rekenprogramma; het zoeken gaat zonder dat door.",
        ["The shares have too many decimals for the exact solver; the search goes on without it."] =
            "De aandelen hebben te veel cijfers achter de komma voor het exacte rekenprogramma; het zoeken gaat zonder dat door.",
        ["The exact solver found nothing in its time."] = "Het exacte rekenprogramma vond in zijn tijd niets.",
        ["The exact solver took too long here; this is what the search found."] =
            "Het exacte rekenprogramma deed er hier te lang over; dit is wat het zoeken vond.",
        ["The solver found nothing within its limits."] = "Het exacte rekenprogramma vond binnen zijn grenzen niets.",
    };

    public static Wording Of(string note) => new(note,
        Dutch.GetValueOrDefault(note)
        ?? (note.StartsWith(Refused, StringComparison.Ordinal)
            ? $"Het exacte rekenprogramma kan met deze vraag niets (de melding in het Engels: {note[Refused.Length..].TrimEnd('.')})."
            : $"Het exacte rekenprogramma voegde niets toe (de melding in het Engels: {note.TrimEnd('.')})."));
}
