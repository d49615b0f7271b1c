namespace Recruit.Scheduler.Csv;

/// <summary>Remembers on which line a value of a column was seen first, and refuses it on a later one.</summary>
public sealed class FirstSeen(string column)
{
    private readonly Dictionary<string, int> lines = new(StringComparer.OrdinalIgnoreCase);

    public void Check(CsvRow row, CellReader cells)
    {
        var value = row[column];
        if (value.Length > 0 && !lines.TryAdd(value, row.Line) && lines[value] != row.Line)
            cells.Refuse($"{column} \"{value}\" stands on line {lines[value]} already");
    }
}
