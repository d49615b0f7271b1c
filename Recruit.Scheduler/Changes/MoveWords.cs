using Recruit.Data.Dialogues;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Changes;

/// <summary>What changed about a dialogue, in words for those who know of it.</summary>
public static class MoveWords
{
    /// <summary>"De dialoog is verplaatst. Eerst was hij op …"; or that day and time stay as they were.</summary>
    public static string Change(Dialogue dialogue, string language, string? ownZone = null)
    {
        var words = new DateWords(language, dialogue.TimeZone, ownZone);
        return (dialogue.MovedFrom is { } before && before != dialogue.StartsAt ? words.Moment(before) : null, language) switch
        {
            ({ } was, "en") => $"The dialogue has been moved. It was on {was}. It is now on {words.Moment(dialogue.StartsAt)}.",
            ({ } was, _) => $"De dialoog is verplaatst. Eerst was hij op {was}. Nu is hij op {words.Moment(dialogue.StartsAt)}.",
            (_, "en") => "Something about the dialogue has changed. The day and the time it begins stay the same. "
                + "Please look at the length and the place.",
            _ => "Er is iets veranderd aan de dialoog. De dag en de begintijd blijven hetzelfde. Kijk goed naar de duur en de plaats.",
        };
    }
}
