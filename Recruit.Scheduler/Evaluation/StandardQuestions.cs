using Recruit.Data.Evaluation;

namespace Recruit.Scheduler.Evaluation;

/// <summary>
/// The questions that a form begins with: was I heard, was it fair, could everyone speak, did I meet others, did it change how I see it,
/// do I trust that something is done with it. Why to ask participants, of all of them, in confidence and with every question free to skip:
/// OECD, Evaluation Guidelines for Representative Deliberative Processes (2021), annex C, doi 10.1787/10ccbfcb-en. That one is for
/// assemblies of many days; words, steps and number of ours are our own, so results cannot be set beside those of others.
/// </summary>
public static class StandardQuestions
{
    private static readonly string[] HeardNl = ["Helemaal niet", "Een beetje", "Gaat wel", "Goed", "Heel goed"];
    private static readonly string[] HeardEn = ["Not at all", "A little", "So-so", "Well", "Very well"];
    private static readonly string[] WhollyNl = ["Helemaal niet", "Een beetje", "Ongeveer half", "Grotendeels", "Helemaal"];
    private static readonly string[] WhollyEn = ["Not at all", "A little", "About half", "Mostly", "Entirely"];
    private static readonly string[] TrustNl = ["Geen vertrouwen", "Weinig", "Gaat wel", "Veel", "Heel veel vertrouwen"];
    private static readonly string[] TrustEn = ["No trust", "Little", "Some", "Much", "Very much trust"];
    private static readonly string[] MetNl = ["Ja, veel", "Ja, een paar", "Nee"];
    private static readonly string[] MetEn = ["Yes, many", "Yes, a few", "No"];

    /// <summary>New rows for one programme, in their order.</summary>
    public static IReadOnlyList<EvaluationQuestion> Of(TimeProvider clock) =>
    [
        .. new[]
        {
            Ask(QuestionKind.Scale, "Werd er naar u geluisterd?", "Were you listened to?", HeardNl, HeardEn),
            Ask(QuestionKind.Scale, "Was het gesprek eerlijk?", "Was the conversation fair?", WhollyNl, WhollyEn),
            Ask(QuestionKind.Scale, "Kon iedereen aan tafel iets zeggen?", "Could everyone at the table say something?",
                WhollyNl, WhollyEn),
            Ask(QuestionKind.Choice, "Sprak u mensen die u anders niet ontmoet?", "Did you talk with people you would not meet otherwise?",
                MetNl, MetEn),
            Ask(QuestionKind.YesNo, "Denkt u door het gesprek anders over iets?",
                "Do you see something differently after the conversation?"),
            Ask(QuestionKind.Scale, "Vertrouwt u erop dat er iets met het gesprek gebeurt?",
                "Do you trust that something is done with the conversation?", TrustNl, TrustEn),
            Ask(QuestionKind.YesNo, "Zou u nog een keer komen?", "Would you come again?"),
            Ask(QuestionKind.Open, "Wat kan beter?", "What can be better?"),
        }.Select((question, index) =>
        {
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            return question with { Id = id, RootId = id, Position = index + 1 };
        }),
    ];

    private static EvaluationQuestion Ask(
        string kind, string dutch, string english, string[]? choicesNl = null, string[]? choicesEn = null) =>
        new() { Kind = kind, WordsNl = dutch, WordsEn = english, ChoicesNl = choicesNl ?? [], ChoicesEn = choicesEn ?? [] };
}
