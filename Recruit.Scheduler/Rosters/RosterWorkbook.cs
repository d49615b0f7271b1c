using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Sheets;

namespace Recruit.Scheduler.Rosters;

/// <summary>A roster as a workbook with a sheet per table.</summary>
public static class RosterWorkbook
{
    public static byte[] Write(Roster roster, string language)
    {
        var rows = new RosterRows(roster, language);
        var when = new DateWords(language, roster.Dialogue.TimeZone);
        return Workbook.Write(
        [
            .. roster.Tables.Select(table => new Sheet(
                TableName(table, rows.Words), HeadingOf(roster, table, rows.Words, when), rows.Columns, [.. table.People.Select(rows.Of)])),
        ]);
    }

    private static string[] HeadingOf(Roster roster, RosterTable table, RosterWords words, DateWords when) =>
    [
        $"{roster.Dialogue.Title}, {TableName(table, words).ToLower(CultureInfo.InvariantCulture)}",
        $"{when.Day(roster.Dialogue.StartsAt)}, {when.Between(roster.Dialogue.StartsAt, roster.Dialogue.EndsAt)}",
        PlaceOf(roster.Dialogue),
        .. roster.Host.Length > 0 ? new[] { $"{words.Host}: {roster.Host}" } : [],
        .. table.Facilitator.Length > 0 ? new[] { $"{words.Facilitator}: {table.Facilitator}" } : [],
    ];

    private static string TableName(RosterTable table, RosterWords words) =>
        string.Create(CultureInfo.InvariantCulture, $"{words.Table} {table.Number}");

    private static string PlaceOf(Dialogue dialogue) =>
        string.Join(", ", new[] { dialogue.Venue, dialogue.Link }.Where(place => place.Length > 0));
}
