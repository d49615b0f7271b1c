using System.Globalization;
using Recruit.Data.Spelling;

namespace Recruit.Scheduler.Csv;

/// <summary>Reads the cells of one row and gathers, in words, all that is wrong with them.</summary>
public sealed class CellReader
{
    /// <summary>No answer to any of our questions is longer than this many characters.</summary>
    public const int LongestCell = 1000;

    private readonly CsvRow row;
    private readonly List<string> problems = [];

    public CellReader(CsvRow row)
    {
        this.row = row;
        if (row.Flaw is not null)
            Refuse(row.Flaw);
        foreach (var (column, index) in row.Columns)
            if (index < row.Cells.Count && row.Cells[index].Length > LongestCell)
                Refuse($"{column} has {row.Cells[index].Length} characters; at most {LongestCell} are taken");
    }

    /// <summary>Everything that is wrong with the row, or empty when nothing is.</summary>
    public string Reason => string.Join("; ", problems);

    public bool IsSound => problems.Count == 0;

    public void Refuse(string problem) => problems.Add(problem);

    /// <summary>The text of a cell on one line; null when it is empty.</summary>
    public string? Text(string column) => row[column] is { Length: > 0 } text ? text : null;

    public string Needed(string column)
    {
        if (Text(column) is { } text)
            return text;
        Refuse($"{column} is empty");
        return "";
    }

    public string? Email(string column)
    {
        var text = Text(column);
        if (text is null || MailAddress.IsOne(text))
            return text;
        Refuse($"{column} \"{text}\" is no e-mail address");
        return null;
    }

    public int? Number(string column, int least, int most)
    {
        var text = Text(column);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        if (text is not null)
            Refuse($"{column} \"{text}\" is no whole number from {least} to {most}");
        return null;
    }

    /// <summary>A day as 2021-01-25 or 25-1-2021; a day that does not exist is refused.</summary>
    public DateOnly? Day(string column)
    {
        var text = Text(column);
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (text is not null)
            Refuse($"{column} \"{text}\" is no date that exists; write it as 2021-01-25");
        return null;
    }

    /// <summary>Yes, ja, true or 1, and their opposites; empty is no.</summary>
    public bool YesOrNo(string column)
    {
        switch (Spelled.Key(row[column]))
        {
            case "yes" or "ja" or "true" or "1":
                return true;
            case "" or "no" or "nee" or "false" or "0":
                return false;
            default:
                Refuse($"{column} \"{row[column]}\" is neither yes nor no");
                return false;
        }
    }

    /// <summary>Several values separated by |.</summary>
    public string[] Several(string column) =>
        row[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(Spelled.Alike).ToArray();

    /// <inheritdoc cref="Several(string)"/>
    public string[] Several(string column, IReadOnlyCollection<string> allowed)
    {
        var values = Several(column);
        foreach (var unknown in values.Except(allowed, Spelled.Alike))
            Refuse($"{column} \"{unknown}\" is none of {string.Join(", ", allowed)}");
        return [.. allowed.Where(value => values.Contains(value, Spelled.Alike))];
    }
}
