using Recruit.Data.Registrations;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Rounds;

/// <summary>Says why a round has no proposal, for the organiser.</summary>
internal static class RoundWords
{
    public static readonly Wording NobodyCanCome = new(
        "Nobody in the pool can come to any of these dialogues: look at their times, formats and places.",
        "Niemand in de loting kan bij een van deze dialogen: kijk naar hun tijd, vorm en plaats.");

    /// <summary>Twice the process ended in mid-round, so nobody tries a third time.</summary>
    public static readonly Wording StoppedTheProgram = new(
        "The program stopped twice in the middle of this round, so the round is not tried again. Start a new one; should that stop too, "
        + "tell whoever looks after the machines.",
        "Het programma is twee keer gestopt tijdens deze ronde. Daarom begint deze ronde niet nog eens. Start een nieuwe ronde. "
        + "Gaat het weer mis? Bel dan wie de machines beheert.");

    /// <summary>The engine gave no lottery; its reason is in English.</summary>
    public static Wording NotComputed(string because) =>
        new($"The draw could not be computed. {because}", $"De loting kon niet worden berekend. {because}");

    /// <summary>What clashes and what would help; people by the number of their registration, as on every page.</summary>
    public static Wording Impossible(CompositionOutcome.Impossible outcome, IReadOnlyList<Candidate> people)
    {
        var all = Wording.Joined(
            " ", [.. outcome.Clashes.Select(clash => new Wording($"{clash.English}.", $"{clash.Dutch}.")), outcome.Remedy]);
        var named = people.Where(person => all.English.Contains(RoundPool.IdOf(person), StringComparison.Ordinal));
        return named.Aggregate(all, (text, person) => new(
            text.English.Replace(RoundPool.IdOf(person), $"registration {person.Number}", StringComparison.Ordinal),
            text.Dutch.Replace(RoundPool.IdOf(person), $"aanmelding {person.Number}", StringComparison.Ordinal)));
    }
}
