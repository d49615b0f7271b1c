using Recruit.Data.Programmes;
using Recruit.Data.Replacements;

namespace Recruit.Scheduler.Replacements;

/// <summary>Why a seat is empty and what is being done about it, in words for organisers.</summary>
public static class EmptySeatWords
{
    /// <param name="replacement">Who decides, one of <see cref="ReplacementMode"/>.</param>
    public static string Of(EmptySeat seat, string replacement, DateTimeOffset now, string language) => (seat, language) switch
    {
        ({ CutOff: var cutOff }, "en") when cutOff <= now => "It is too close to the start to ask anybody else.",
        ({ CutOff: var cutOff }, _) when cutOff <= now => "Het is te kort voor het begin om nog iemand te vragen.",
        ({ LeftEmptyAt: not null }, "en") => "An organiser decided to leave this seat empty.",
        ({ LeftEmptyAt: not null }, _) => "Een organisator besloot deze plaats leeg te laten.",
        (_, "en") when replacement == ReplacementMode.AfterPress => "It waits for your decision.",
        (_, _) when replacement == ReplacementMode.AfterPress => "Wacht op uw besluit.",
        ({ SearchedAt: null }, "en") => "A replacement is being looked for.",
        ({ SearchedAt: null }, _) => "Er wordt een vervanger gezocht.",
        _ => NobodyFits(seat.Unsuitable, language),
    };

    /// <summary>What keeps how many from a seat.</summary>
    public static string NobodyFits(IReadOnlyDictionary<string, int> unsuitable, string language)
    {
        var english = language == "en";
        if (unsuitable.Count == 0)
            return english ? "There are no reserves left." : "Er zijn geen reserves meer.";
        var obstacles = unsuitable.OrderByDescending(obstacle => obstacle.Value).ThenBy(obstacle => obstacle.Key, StringComparer.Ordinal)
            .Select(obstacle => $"{obstacle.Value} {Obstacle(obstacle.Key, english)}");
        var all = unsuitable.Values.Sum();
        return (english ? $"None of {all} people fits: " : $"Van {all} mensen past niemand: ") + string.Join(", ", obstacles) + ".";
    }

    private static string Obstacle(string slug, bool english) => slug switch
    {
        "part_of_week" => english ? "not available at that time" : "niet beschikbaar op dat moment",
        "format" => english ? "rather in another way" : "liever op een andere manier",
        "distance" => english ? "too far away" : "te ver weg",
        "region" => english ? "from another province" : "uit een andere provincie",
        "language" => english ? "with another language" : "met een andere taal",
        ReplacementChoice.Household => english ? "of a household at the table" : "van een huishouden aan de tafel",
        ReplacementChoice.Role => english ? "without the role that the table lacks" : "zonder de rol die de tafel mist",
        _ => slug,
    };
}
