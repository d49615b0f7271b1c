using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Asking;

/// <summary>The columns of an uploaded list, by their Dutch or English names; what it has beyond them is not looked at.</summary>
/// <param name="names">Of each column that we know, what it may be called.</param>
internal sealed class ListColumns(CsvTable table, IReadOnlyDictionary<string, string[]> names)
{
    public static readonly Wording Unreadable = new(
        "This file cannot be read. Save it as XLSX, or as CSV UTF-8, with the names of the columns on the first line.",
        "Dit bestand is niet te lezen. Bewaar het als XLSX of als CSV UTF-8, met op de eerste regel de namen van de kolommen.");

    private readonly Dictionary<string, string> columns = names
        .Select(name => (name.Key, Column: table.Columns.FirstOrDefault(column => name.Value.Contains(column, Spelled.Alike))))
        .Where(name => name.Column is not null)
        .ToDictionary(name => name.Key, name => name.Column!);

    /// <summary>What a cell says; empty when there is no such column.</summary>
    public string Cell(CsvRow row, string name) => columns.TryGetValue(name, out var column) ? row[column] : "";

    /// <summary>Which of these columns the header lacks, and what to do; null when none.</summary>
    public Wording? Missing(params string[] needed)
    {
        string[] missing = [.. needed.Where(name => !columns.ContainsKey(name)).Select(name => string.Join(" / ", names[name].Take(2)))];
        return missing.Length == 0 ? null : new Wording(
            $"The file needs a column for: {string.Join(", ", missing)}. Put its name on the first line.",
            $"Het bestand heeft een kolom nodig voor: {string.Join(", ", missing)}. Zet de naam op de eerste regel.");
    }

    /// <summary>Why a line cannot be read at all; null when it can.</summary>
    public static Wording? FlawOf(CsvRow row)
    {
        if (row.Flaw is not null)
            return new Wording(
                "this line has not as many cells as the first line, or a loose quotation mark; look at it in your spreadsheet",
                "deze regel heeft niet evenveel cellen als de eerste regel, of een los aanhalingsteken; kijk hem na in uw rekenblad");
        return row.Cells.Any(cell => cell.Length > CellReader.LongestCell)
            ? new Wording("a cell is far too long; shorten it", "een cel is veel te lang; maak hem korter")
            : null;
    }
}

/// <summary>A line of a list that takes no part, and what to do about it.</summary>
public sealed record RefusedLine(int Line, Wording Reason);
