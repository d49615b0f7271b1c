using Recruit.Data.Spelling;

namespace Recruit.Scheduler.Csv;

/// <summary>Remembers on which line a value of a column was seen first, and refuses it on a later one.</summary>
/// <param name="keyOf">The form in which two values are the same.</param>
public sealed class FirstSeen(string column, Func<string, string> keyOf)
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    /// <summary>A column in which capitals count for nothing.</summary>
    public FirstSeen(string column) : this(column, Spelled.Key)
    {
    }

    public void Check(CsvRow row, CellReader cells)
    {
        var value = row[column];
        if (value.Length > 0 && !lines.TryAdd(keyOf(value), row.Line) && lines[keyOf(value)] != row.Line)
            cells.Refuse($"{column} \"{value}\" stands on line {lines[keyOf(value)]} already");
    }
}
