using System.Globalization;
using Recruit.Scheduler.Sheets;

namespace Recruit.Scheduler.Rosters;

/// <summary>A roster as one CSV, the table in its first column.</summary>
public static class RosterCsv
{
    public static byte[] Write(Roster roster, string language)
    {
        var rows = new RosterRows(roster, language);
        return CsvSheet.Write(
            [rows.Words.Table, .. rows.Columns],
            roster.Tables.SelectMany(table => table.People.Select(person => (IReadOnlyList<string>)[Number(table), .. rows.Of(person)])));
    }

    private static string Number(RosterTable table) => table.Number.ToString(CultureInfo.InvariantCulture);
}
