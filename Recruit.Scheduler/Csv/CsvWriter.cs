using System.Text.RegularExpressions;

namespace Recruit.Scheduler.Csv;

/// <summary>Writes rows as RFC 4180 has it, one line each, with LF as line end.</summary>
public static partial class CsvWriter
{
    public static void WriteRow(TextWriter to, IEnumerable<string> cells, char separator = ',')
    {
        to.Write(string.Join(separator, cells.Select(cell => Quoted(cell, separator))));
        to.Write('\n');
    }

    /// <summary>
    /// Puts an apostrophe before what a spreadsheet would run as a formula. For files that people open; never for data that
    /// comes back to us.
    /// </summary>
    public static string Defused(string cell) =>
        cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' && !Telephone().IsMatch(cell) ? $"'{cell}" : cell;

    // Digits and their signs are at most a number to a spreadsheet.
    [GeneratedRegex(@"\A\+[0-9 ().\-]+\z")]
    private static partial Regex Telephone();

    private static string Quoted(string cell, char separator) =>
        cell.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) >= 0 || cell.StartsWith(' ') || cell.EndsWith(' ')
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
