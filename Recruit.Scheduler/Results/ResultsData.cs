using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Recruit.Data.Results;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Results;

/// <summary>All that is published of a programme, as data that anybody may use.</summary>
/// <param name="Page">The address of its pages of results.</param>
public sealed record ResultsData(
    string Programme, string Page, IReadOnlyList<ReportedDialogue> Dialogues, IReadOnlyList<PublishedLine> Lines)
{
    public const string Licence = "CC BY 4.0";
    public const string LicenceAddress = "https://creativecommons.org/licenses/by/4.0/";

    private static readonly string[] Columns =
    [
        "dialogue", "title", "type", "date", "municipality", "province", "table", "kind", "theme", "words", "role", "due_on", "state",
        "state_because", "page", "licence",
    ];

    private static readonly JsonSerializerOptions Readable = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>One row per line of a report, in UTF-8; a spreadsheet runs none of it.</summary>
    public byte[] Csv()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CsvWriter.WriteRow(text, Columns);
        var dialogues = Dialogues.ToDictionary(dialogue => dialogue.Number);
        foreach (var line in Lines)
            CsvWriter.WriteRow(text, RowOf(dialogues[line.Dialogue], line).Select(CsvWriter.Defused));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A list of dialogues, each with its lines.</summary>
    public byte[] Json()
    {
        var lines = Lines.ToLookup(line => line.Dialogue);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            Programme,
            Page,
            Licence = new { Name = Licence, Address = LicenceAddress },
            Dialogues = Dialogues.Select(dialogue => new
            {
                dialogue.Number,
                dialogue.Title,
                dialogue.Type,
                dialogue.Theme,
                Date = ResultsQuestion.DayOf(dialogue),
                Municipality = ResultsQuestion.MunicipalityOf(dialogue)?.Name,
                Province = ResultsQuestion.ProvinceOf(dialogue)?.Name,
                Page = PageOf(dialogue),
                Lines = lines[dialogue.Number].Select(line => new
                {
                    line.Table,
                    line.Kind,
                    line.Theme,
                    line.Words,
                    line.Role,
                    line.DueOn,
                    line.State,
                    line.StateBecause,
                }),
            }),
        }, Readable);
    }

    private IEnumerable<string> RowOf(ReportedDialogue dialogue, PublishedLine line) =>
    [
        Number(dialogue.Number), dialogue.Title, dialogue.Type, Day(ResultsQuestion.DayOf(dialogue)),
        ResultsQuestion.MunicipalityOf(dialogue)?.Name ?? "", ResultsQuestion.ProvinceOf(dialogue)?.Name ?? "",
        Number(line.Table), line.Kind, line.Theme, line.Words,
        line.Role, line.DueOn is { } due ? Day(due) : "", line.State, line.StateBecause, PageOf(dialogue), Licence,
    ];

    private string PageOf(ReportedDialogue dialogue) => dialogue.Link.Length > 0 ? dialogue.Link : $"{Page}/{Number(dialogue.Number)}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
