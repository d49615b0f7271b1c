using Recruit.Data.Replacements;

namespace Recruit.Scheduler.Replacements;

/// <summary>Why a seat is empty and what is being done about it, in words for organisers.</summary>
public static class EmptySeatWords
{
    public static string Of(EmptySeat seat, DateTimeOffset now, string language)
    {
        var english = language == "en";
        if (seat.CutOff <= now)
            return english ? "It is too close to the start to ask anybody else." : "Het is te kort voor het begin om nog iemand te vragen.";
        if (seat.SearchedAt is null)
            return english ? "A replacement is being looked for." : "Er wordt een vervanger gezocht.";
        if (seat.Unsuitable.Count == 0)
            return english ? "There are no reserves left." : "Er zijn geen reserves meer.";
        var obstacles = seat.Unsuitable.OrderByDescending(obstacle => obstacle.Value).ThenBy(obstacle => obstacle.Key, StringComparer.Ordinal)
            .Select(obstacle => $"{obstacle.Value} {Obstacle(obstacle.Key, english)}");
        var all = seat.Unsuitable.Values.Sum();
        return (english ? $"None of {all} people fits: " : $"Van {all} mensen past niemand: ") + string.Join(", ", obstacles) + ".";
    }

    private static string Obstacle(string slug, bool english) => slug switch
    {
        "part_of_week" => english ? "not available at that time" : "niet beschikbaar op dat moment",
        "format" => english ? "want to meet in another way" : "wil op een andere manier meedoen",
        "distance" => english ? "too far away" : "te ver weg",
        "region" => english ? "from another province" : "uit een andere provincie",
        "language" => english ? "speak another language" : "spreekt een andere taal",
        ReplacementChoice.Household => english ? "of a household at the table" : "van een huishouden aan de tafel",
        ReplacementChoice.Role => english ? "without the role that the table lacks" : "zonder de rol die de tafel mist",
        _ => slug,
    };
}
