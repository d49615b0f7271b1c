using Recruit.Data.Results;
using Recruit.Testing;

namespace Recruit.Web.Tests.Results;

/// <summary>What a table wrote in these tests, and the form fields of it.</summary>
internal static class WrittenReport
{
    public static readonly Guid Said = Guid.Parse("11111111-0000-7000-8000-000000000001");
    public static readonly Guid Quote = Guid.Parse("11111111-0000-7000-8000-000000000002");
    public static readonly Guid Agreement = Guid.Parse("11111111-0000-7000-8000-000000000003");

    /// <summary>Somebody's fields of one line.</summary>
    public static Dictionary<string, string?> Fields(
        int version, string kind, string words, Guid id, string? role = null, string? due = null, string? theme = null) => new()
        {
            ["versie"] = $"{version}",
            ["regels[0].Id"] = id.ToString(),
            ["regels[0].Kind"] = kind,
            ["regels[0].Words"] = words,
            ["regels[0].Role"] = role,
            ["regels[0].Due"] = due,
            ["regels[0].Theme"] = theme,
        };

    /// <summary>The report of table 1, handed in: what was said, a wish, a quote and an agreement.</summary>
    public static async Task HandInAsync(TestDatabase database, FilledEvening evening, int table = 1, params ReportLine[] more)
    {
        ReportLine[] lines = table == 1
            ?
            [
                new(Said, ReportKind.Said, "wonen", "Jongeren vinden geen woning in de buurt.", "", null),
                new(Guid.NewGuid(), ReportKind.Wish, "", "Bouw woningen voor jongeren.", "", null),
                new(Quote, ReportKind.Quote, "", "Mijn zoon woont op zijn dertigste nog thuis.", "moeder", null),
                new(Agreement, ReportKind.Agreement, "", "Een avond over het plein.", "wethouder", new DateOnly(2027, 3, 1)),
            ]
            : [];
        await database.Get<ReportStore>().SaveAsync(
            new ReportDraft(
                evening.Dialogue.Id, evening.Dialogue.Number, table, 0, [.. lines, .. more], HandIn: true, EvenPublished: false),
            $"staff:{evening.Fenna.Id:N}", CancellationToken.None);
    }

    /// <summary>The same, published.</summary>
    public static async Task PublishAsync(TestDatabase database, FilledEvening evening)
    {
        await HandInAsync(database, evening);
        await database.Get<ResultsNotes>().PublishReportsAsync(
            evening.Dialogue.Id, evening.Dialogue.Number, "olga", CancellationToken.None);
    }
}
