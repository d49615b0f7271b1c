using System.Globalization;
using System.Text;
using Recruit.Data.Evaluation;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Evaluation;

/// <summary>The results of an evaluation as a file: counts under the rule of small cells, and the own words that others may read.</summary>
public static class EvaluationFile
{
    private static readonly string[] Columns = ["question", "kind", "answer", "people", "mean", "asked_until"];

    /// <summary>In UTF-8; a spreadsheet runs none of it, and what is hidden stands as <c>hidden</c>.</summary>
    public static byte[] Csv(IEnumerable<QuestionSummary> summaries, ILookup<Guid, OpenAnswer> shown, string language)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CsvWriter.WriteRow(text, Columns);
        foreach (var summary in summaries)
            foreach (var (answer, people) in RowsOf(summary, shown, language))
                CsvWriter.WriteRow(text, new[]
                {
                    summary.Question.Words(language), summary.Question.Kind, answer, people,
                    summary.Mean?.ToString("0.0", CultureInfo.InvariantCulture) ?? "",
                    summary.Question.EndedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                }.Select(CsvWriter.Defused));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<(string Answer, string People)> RowsOf(
        QuestionSummary summary, ILookup<Guid, OpenAnswer> shown, string language) =>
        !summary.Question.IsOpen
            ? summary.Question.Choices(language).Zip(
                summary.Cells, (choice, people) => (choice, people?.ToString(CultureInfo.InvariantCulture) ?? "hidden"))
            : summary.Answers is null ? []
            : shown[summary.Question.Id].Select(answer => (answer.Readable, ""));
}
