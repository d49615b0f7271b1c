using System.Globalization;
using Recruit.Data.Evaluation;
using Recruit.Data.Spelling;
using Recruit.Web.Language;
using Recruit.Web.Layout;

namespace Recruit.Web.Evaluation;

/// <summary>The questions of a form as fields, and what was filled in as answers: an empty field is a question that was skipped.</summary>
public static class AskedQuestions
{
    public const int LongestAnswer = 2000;

    /// <summary>One field per question, with how far one is.</summary>
    public static IEnumerable<Field> Fields(
        IReadOnlyList<EvaluationQuestion> questions, IReadOnlyCollection<GivenAnswer> given, Func<int, int, string> progress) =>
        questions.Select((question, index) => FieldOf(
            question, given.FirstOrDefault(answer => answer.QuestionId == question.Id), progress(index + 1, questions.Count)));

    /// <summary>What was filled in; what cannot be chosen is taken for skipped.</summary>
    public static IReadOnlyList<GivenAnswer> Read(IEnumerable<EvaluationQuestion> questions, IFormCollection form) =>
        [.. questions.Select(question => Read(question, form[NameOf(question)].ToString())).OfType<GivenAnswer>()];

    public static string NameOf(EvaluationQuestion question) => $"v-{question.Id:N}";

    private static Field FieldOf(EvaluationQuestion question, GivenAnswer? given, string progress)
    {
        var language = SiteLanguage.Current;
        return question.IsOpen
            ? new TextField(NameOf(question), question.Words(language), given?.Words) { Hint = progress, Lines = 4 }
            : new ChoiceField(NameOf(question), question.Words(language),
                [.. question.Choices(language).Select((words, index) => new Choice(Number(index + 1), words))],
                given?.Value is { } value ? [Number(value)] : [])
            { Hint = progress };
    }

    private static GivenAnswer? Read(EvaluationQuestion question, string typed)
    {
        if (question.IsOpen)
            return Spelled.Lines(typed) is { Length: > 0 } words
                ? new GivenAnswer(question.Id, null, words[..Math.Min(words.Length, LongestAnswer)])
                : null;
        return int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= 1 && value <= question.Choices(SiteLanguage.Current).Count
                ? new GivenAnswer(question.Id, value, null)
                : null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
