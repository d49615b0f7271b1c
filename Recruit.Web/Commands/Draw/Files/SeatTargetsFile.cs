using System.Globalization;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Draw.Files;

/// <summary>Reads targets: attribute, level and limits, under our names for the columns or those of the sortition community.</summary>
public sealed class SeatTargetsFile
{
    private static readonly (string Attribute, string Level)[] NamesOfColumns =
        [("attribute", "level"), ("category", "feature"), ("feature", "value"), ("category", "name")];

    private readonly InputSheet sheet;
    private readonly List<FileFault> faults;
    private readonly FirstSpellings words = new();

    private SeatTargetsFile(InputSheet sheet, List<FileFault> faults) => (this.sheet, this.faults) = (sheet, faults);

    public string File => sheet.File;

    public string AttributeColumn { get; private init; } = "";

    public string LevelColumn { get; private init; } = "";

    public IReadOnlyList<TargetLine> Lines { get; private set; } = [];

    /// <summary>Whether a header is that of targets, so that two files may have been swapped.</summary>
    public static bool LooksLikeTargets(InputSheet sheet) =>
        NamesOfColumns.Any(names => sheet.Has(names.Attribute) && sheet.Has(names.Level))
        && (sheet.Has("share") || (sheet.Has("min") && sheet.Has("max")));

    /// <summary>Reads the file, or says in <paramref name="faults"/> what is wrong on which lines and returns null.</summary>
    public static SeatTargetsFile? Read(string path, List<FileFault> faults)
    {
        if (InputSheet.Read(path, faults) is not { } sheet) return null;
        if (!LooksLikeTargets(sheet))
        {
            faults.Add(new(sheet.File, 1, null, $"these are no targets: the columns are {string.Join(", ", sheet.Columns.Take(8))}",
                PoolFile.IdColumns.Any(sheet.Has)
                    ? "It looks like a file of people; were --people and --targets swapped?"
                    : "The header needs attribute, level and either min and max or share."));
            return null;
        }

        var names = NamesOfColumns.First(names => sheet.Has(names.Attribute) && sheet.Has(names.Level));
        var file = new SeatTargetsFile(sheet, faults) { AttributeColumn = names.Attribute, LevelColumn = names.Level };
        file.Lines = [.. sheet.Rows.Select(file.LineOf)];
        file.RefuseTwice();
        return file;
    }

    public FileFault Fault(TargetLine line, string column, string problem, string remedy) => sheet.Fault(line.Row, column, problem, remedy);

    private TargetLine LineOf(CsvRow row)
    {
        foreach (var column in new[] { AttributeColumn, LevelColumn }.Where(column => row[column] == ""))
            faults.Add(sheet.Fault(row, column, "the cell is empty",
                $"Name the {(column == AttributeColumn ? "attribute" : "level")}, as in the columns of the people."));
        var attribute = words.In("attribute", row[AttributeColumn]);
        return new TargetLine(row, attribute, words.In(attribute, row[LevelColumn]), words.In("dialogue", row["dialogue"]),
            sheet.Has("share") ? ShareIn(row) : CountIn(row));
    }

    private SeatLimits.Count CountIn(CsvRow row)
    {
        var (min, max) = (Whole(row, "min") ?? 0, Whole(row, "max") ?? 0);
        if (min > max)
            faults.Add(sheet.Fault(row, "min", $"the least number {min} is more than the most {max}", "Swap them, or correct one."));
        var (minFlex, maxFlex) = (OptionalWhole(row, "min_flex"), OptionalWhole(row, "max_flex"));
        if (minFlex > min)
            faults.Add(sheet.Fault(
                row, "min_flex", $"{minFlex} is more than min, which is {min}", "It says how far min may fall; write min or less."));
        if (maxFlex < max)
            faults.Add(sheet.Fault(
                row, "max_flex", $"{maxFlex} is less than max, which is {max}", "It says how far max may rise; write max or more."));
        return new SeatLimits.Count(min, max, minFlex, maxFlex);
    }

    private SeatLimits.Share ShareIn(CsvRow row) => new(
        Part(row, "share", most: 1, "Write a number from 0 to 1, such as 0.25."),
        row["slack"] == ""
            ? 0
            : Part(row, "slack", most: 100_000, "Write how far it may be off, as a share such as 0.05 or as seats such as 2."));

    private decimal Part(CsvRow row, string column, decimal most, string remedy)
    {
        if (decimal.TryParse(row[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) && part <= most)
            return part;
        faults.Add(sheet.Fault(row, column, $"\"{row[column]}\" is not a {(column == "share" ? "share" : "number")}", remedy));
        return 0;
    }

    private int? OptionalWhole(CsvRow row, string column) => row[column] == "" ? null : Whole(row, column);

    private int? Whole(CsvRow row, string column)
    {
        if (int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        faults.Add(sheet.Fault(row, column, $"\"{row[column]}\" is not a whole number", "Write a number of seats such as 8."));
        return null;
    }

    private void RefuseTwice()
    {
        foreach (var twice in Lines.GroupBy(line => (line.Dialogue, line.Attribute, line.Level)).Where(lines => lines.Count() > 1))
            faults.Add(Fault(twice.ElementAt(1), LevelColumn,
                $"{twice.Key.Attribute} {twice.Key.Level} already stands on line {twice.First().Row.Line}", "Remove one of the lines."));
    }
}
