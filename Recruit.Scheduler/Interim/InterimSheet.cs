using System.Globalization;
using System.Text;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Interim;

/// <summary>The interim evaluation as a file: a row per figure.</summary>
public static class InterimSheet
{
    private static readonly string[] Columns = ["part", "track", "subject", "stage", "measure", "value"];

    /// <summary>UTF-8; a figure that is hidden or cannot be had is left out.</summary>
    /// <param name="track">Whose groups these are, by its slug.</param>
    public static byte[] Csv(InterimFigures figures, string track)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CsvWriter.WriteRow(text, Columns);
        var rows = Reach(figures).Concat(Groups(figures, track)).Concat(Steps(figures, track)).Concat(Answers(figures))
            .Concat(Costs(figures));
        foreach (var (part, ofTrack, subject, stage, measure, value) in rows)
            if (value is { } known && double.IsFinite(known))
                CsvWriter.WriteRow(text, new[] { part, ofTrack, subject, stage, measure, Number(known) }.Select(CsvWriter.Defused));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static IEnumerable<Row> Reach(InterimFigures figures) =>
        from way in figures.Ways
        let reach = way.Reach
        from figure in new (string Measure, double? Value)[]
        {
            ("asked", reach.Asked), ("begun", reach.Begun), ("signed_up", reach.SignedUp), ("confirmed", reach.Confirmed),
            ("drawn", reach.Drawn), ("seated", reach.Seated), ("opted_out", reach.OptedOut),
        }
        select new Row("reach", "", way.Channel ?? reach.Way, "", figure.Measure, figure.Value);

    private static IEnumerable<Row> Groups(InterimFigures figures, string track) =>
        from attribute in figures.Groups.Attributes
        from stage in figures.Groups.Stages
        let mirror = figures.Groups.MirrorAt(attribute, stage)
        let even = figures.Groups.ParticipationAt(attribute, stage)
        from figure in attribute.Levels
            .Select(level => (Subject: $"{attribute.Slug}: {level.Slug}", Measure: "people",
                Value: (double?)figures.Groups.PeopleOf(attribute, stage, level.Slug)))
            .Concat(new (string Subject, string Measure, double? Value)[]
            {
                (attribute.Slug, "D", mirror?.Dissimilarity), (attribute.Slug, "w", mirror?.CohensW),
                (attribute.Slug, "R", even?.RIndicator), (attribute.Slug, "CV", even?.CoefficientOfVariation),
            })
        select new Row("groups", track, figure.Subject, stage, figure.Measure, figure.Value);

    private static IEnumerable<Row> Steps(InterimFigures figures, string track) =>
        from stage in InterimFigures.Steps
        select new Row("steps", track, "mean of attributes", stage, "D", figures.Groups.MeanDissimilarityAt(stage));

    private static IEnumerable<Row> Answers(InterimFigures figures) =>
        from figure in new (string Measure, double? Value)[]
        {
            ("invited", figures.Counts.Invited), ("open", figures.Counts.Open), ("accepted", figures.Counts.Accepted),
            ("declined", figures.Counts.Declined), ("expired", figures.Counts.Expired), ("cancelled", figures.Counts.Cancelled),
            ("attended", figures.Counts.Attended), ("no_show", figures.Counts.NoShows), ("refills", figures.Counts.Refills),
            ("median_hours_to_answer", figures.Counts.MedianHours), ("hours_to_answer_90_percent", figures.Counts.NinetiethHours),
            ("letters", figures.Counts.Letters), ("answers_by_telephone", figures.Counts.AnswersByPhone),
            ("lowest_chance", (double?)figures.Counts.LowestChance), ("seats", figures.Counts.Seats), ("taken", figures.Counts.Taken),
        }
        select new Row("answers", "", "", "", figure.Measure, figure.Value);

    private static IEnumerable<Row> Costs(InterimFigures figures) =>
        figures.Costs.Select(cost => new Row("costs", "", cost.What, "", "cents", cost.Cents))
            .Append(new Row("costs", "", "", "", "cents_per_seat", figures.CentsPerSeat))
            .Append(new Row("costs", "", "", "", "cents_per_guest", figures.CentsPerGuest));

    private static string Number(double figure) => Math.Round(figure, 4).ToString(CultureInfo.InvariantCulture);

    private sealed record Row(string Part, string Track, string Subject, string Stage, string Measure, double? Value);
}
