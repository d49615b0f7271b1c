using System.Globalization;
using System.Text;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Sheets;

/// <summary>
/// Writes a table as CSV in the form that Dutch spreadsheets open by themselves: a byte order mark, semicolons, and nothing
/// that would run as a formula.
/// </summary>
public static class CsvSheet
{
    public static byte[] Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var row in rows.Prepend(columns))
            CsvWriter.WriteRow(text, row.Select(CsvWriter.Defused), ';');
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
