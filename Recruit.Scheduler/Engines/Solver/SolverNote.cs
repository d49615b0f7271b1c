using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Engines.Solver;

/// <summary>Why a solver has no answer, or adds nothing to one that was found without it.</summary>
public abstract record SolverNote
{
    /// <summary>Nothing within its limits of work and time.</summary>
    public sealed record NothingFound : SolverNote;

    /// <summary>It does not take such a model.</summary>
    /// <param name="Fault">What is wrong with the model, in English, as engines say it.</param>
    public sealed record NotTaken(string Fault) : SolverNote;

    public sealed record TooManyPeople : SolverNote;

    public sealed record TooManyDecimals : SolverNote;

    /// <summary>It could not say, and did not say why.</summary>
    public sealed record NoAnswer : SolverNote;

    public sealed record TookTooLong : SolverNote;
}

/// <summary>Says why a solver has no answer.</summary>
public static class SolverNoteWords
{
    public static Wording Of(SolverNote note) => note switch
    {
        SolverNote.NothingFound =>
            new("The solver found nothing within its limits.", "Het exacte rekenprogramma vond binnen zijn grenzen niets."),
        SolverNote.NotTaken(var fault) => new(
            $"The solver does not take such a model: {fault}",
            $"Het exacte rekenprogramma kan met deze vraag niets (de melding in het Engels: {fault.TrimEnd('.')})."),
        SolverNote.TooManyPeople => new(
            "These are too many people and tables for the exact solver; the search goes on without it.",
            "Dit zijn te veel mensen en tafels voor het exacte rekenprogramma; het zoeken gaat zonder dat door."),
        SolverNote.TooManyDecimals => new(
            "The shares have too many decimals for the exact solver; the search goes on without it.",
            "De aandelen hebben te veel cijfers achter de komma voor het exacte rekenprogramma; het zoeken gaat zonder dat door."),
        SolverNote.NoAnswer => new("The exact solver found nothing in its time.", "Het exacte rekenprogramma vond in zijn tijd niets."),
        SolverNote.TookTooLong => new(
            "The exact solver took too long here; this is what the search found.",
            "Het exacte rekenprogramma deed er hier te lang over; dit is wat het zoeken vond."),
        _ => throw new InvalidOperationException($"No words for {note}."),
    };
}
