using System.Globalization;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Compose;

/// <summary>Reads the shares that tables should mirror: attribute, level, share, adding up to one per attribute.</summary>
public static class TargetsFile
{
    // Published shares are rounded, so that they seldom add up to exactly one.
    private const decimal Rounding = 0.005m;

    public static Dictionary<string, IReadOnlyDictionary<string, decimal>> Read(string path, FirstSpellings words, List<FileFault> faults)
    {
        var shares = new Dictionary<string, IReadOnlyDictionary<string, decimal>>();
        if (InputSheet.Read(path, faults) is not { } sheet) return shares;
        var missing = new[] { "attribute", "level", "share" }.Where(column => !sheet.Has(column)).ToList();
        foreach (var column in missing)
            faults.Add(new(sheet.File, 1, column, "the column is missing", "The header needs attribute, level and share."));
        if (missing.Count > 0) return shares;

        foreach (var attribute in sheet.Rows.GroupBy(row => words.In("attribute", row["attribute"])))
            shares[attribute.Key] = SharesOf(sheet, attribute, words, faults);
        return shares;
    }

    private static Dictionary<string, decimal> SharesOf(
        InputSheet sheet, IGrouping<string, CsvRow> rows, FirstSpellings words, List<FileFault> faults)
    {
        var shares = new Dictionary<string, decimal>();
        foreach (var row in rows)
        {
            var text = row["share"];
            if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) || share > 1)
                faults.Add(sheet.Fault(row, "share", $"\"{text}\" is not a share", "Write a number from 0 to 1, such as 0.25."));
            else if (!shares.TryAdd(words.In(rows.Key, row["level"]), share))
                faults.Add(sheet.Fault(row, "level", $"{rows.Key}={row["level"]} stands there twice", "Remove one of the lines."));
        }

        if (Math.Abs(shares.Values.Sum() - 1) > Rounding && faults.Count == 0)
            faults.Add(sheet.Fault(rows.First(), "share",
                string.Create(CultureInfo.InvariantCulture, $"the shares of {rows.Key} add up to {shares.Values.Sum()}"),
                "They must add up to 1."));
        return shares;
    }
}
