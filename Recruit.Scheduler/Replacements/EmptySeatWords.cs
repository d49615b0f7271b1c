using Recruit.Data.Programmes;
using Recruit.Data.Replacements;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Replacements;

/// <summary>Why a seat is empty and what is being done about it, in words for organisers.</summary>
public static class EmptySeatWords
{
    /// <param name="replacement">Who decides, one of <see cref="ReplacementMode"/>.</param>
    public static Wording Of(EmptySeat seat, string replacement, DateTimeOffset now) => seat switch
    {
        { CutOff: var cutOff } when cutOff <= now => new(
            "It is too close to the start to ask anybody else.", "Het is te kort voor het begin om nog iemand te vragen."),
        { LeftEmptyAt: not null } =>
            new("An organiser decided to leave this seat empty.", "Een organisator besloot deze plaats leeg te laten."),
        _ when replacement == ReplacementMode.AfterPress => new("It waits for your decision.", "Wacht op uw besluit."),
        { SearchedAt: null } => new("A replacement is being looked for.", "Er wordt een vervanger gezocht."),
        _ => NobodyFits(seat.Unsuitable),
    };

    /// <summary>What keeps how many from a seat.</summary>
    public static Wording NobodyFits(IReadOnlyDictionary<string, int> unsuitable)
    {
        if (unsuitable.Count == 0)
            return new("There are no reserves left.", "Er zijn geen reserves meer.");
        var obstacles = Wording.Joined(", ", [.. unsuitable.OrderByDescending(obstacle => obstacle.Value)
            .ThenBy(obstacle => obstacle.Key, StringComparer.Ordinal).Select(obstacle => Counted(obstacle.Value, Obstacle(obstacle.Key)))]);
        var all = unsuitable.Values.Sum();
        return new($"None of {all} people fits: {obstacles.English}.", $"Van {all} mensen past niemand: {obstacles.Dutch}.");
    }

    private static Wording Counted(int people, Wording obstacle) => new($"{people} {obstacle.English}", $"{people} {obstacle.Dutch}");

    private static Wording Obstacle(string slug) => slug switch
    {
        "part_of_week" => new("not available at that time", "niet beschikbaar op dat moment"),
        "format" => new("rather in another way", "liever op een andere manier"),
        "distance" => new("too far away", "te ver weg"),
        "region" => new("from another province", "uit een andere provincie"),
        "language" => new("with another language", "met een andere taal"),
        ReplacementChoice.Household => new("of a household at the table", "van een huishouden aan de tafel"),
        ReplacementChoice.Role => new("without the role that the table lacks", "zonder de rol die de tafel mist"),
        ReplacementChoice.Apart => new("to sit apart from somebody at the table", "die niet bij iemand aan de tafel mogen zitten"),
        ReplacementChoice.Together => new("to sit with somebody who is not at the table", "die bij iemand horen die hier niet zit"),
        ReplacementChoice.Chairs => new("with a companion for whom there is no chair", "met een begeleider voor wie er geen stoel is"),
        ReplacementChoice.Pinned => new("with a table elsewhere", "met een vaste tafel ergens anders"),
        _ => new(slug, slug),
    };
}
