using System.Globalization;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Draws;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Draw.Files;

/// <summary>Reads one person of the pool.</summary>
internal sealed class PoolRow(InputSheet sheet, string idColumn, PoolColumns columns, List<FileFault> faults)
{
    private const double MostBoost = 100;

    private static readonly string[] Yes = ["yes", "ja", "true", "1"];
    private static readonly string[] No = ["", "no", "nee", "false", "0"];

    private readonly IReadOnlyList<string> households = columns.HouseholdColumnsIn(sheet);
    private readonly Dictionary<string, Dictionary<string, string>> known = columns.Levels.ToDictionary(
        attribute => attribute.Key, attribute => attribute.Value.DistinctBy(Spelled.Key).ToDictionary(level => level, Spelled.Alike));

    public PoolMember MemberOf(CsvRow row)
    {
        var (must, excluded) = (IsYes(row, "must"), IsYes(row, "exclude"));
        if (must && excluded)
            faults.Add(sheet.Fault(row, "must", $"{row[idColumn]} must have a seat and is excluded", "Take one of the two away."));
        return new PoolMember(row[idColumn])
        {
            Levels = columns.Levels.ToDictionary(attribute => attribute.Key, attribute => LevelIn(row, attribute.Key, attribute.Value)),
            Household = HouseholdIn(row),
            Dialogues = DialoguesIn(row),
            MustHave = must,
            Boost = BoostIn(row),
        };
    }

    public bool IsExcluded(CsvRow row) => Yes.Contains(Spelled.Key(row["exclude"]));

    private string LevelIn(CsvRow row, string attribute, IReadOnlyList<string> levels)
    {
        var text = row[attribute];
        if (known[attribute].TryGetValue(text, out var level)) return level;
        // Whoever takes no part needs no level, and a row without an id is told of already.
        if (IsExcluded(row) || row[idColumn] == "") return text;

        var those = string.Join(", ", levels.Take(8)) + (levels.Count > 8 ? ", …" : "");
        faults.Add(text == ""
            ? sheet.Fault(
                row, attribute, $"{row[idColumn]} has no level", $"Write one of {those}, or take the person out with a column exclude.")
            : sheet.Fault(row, attribute, $"no target names the level \"{text}\"",
                $"The targets name {those}; add a line for it, or correct the value."));
        return text;
    }

    /// <summary>Equal for people who live together; an address counts when all of it is known.</summary>
    private string? HouseholdIn(CsvRow row) =>
        households.Count == 0 || households.Any(column => row[column] == "")
            ? null
            : HomeAddress.Household(string.Join(", ", households.Select(column => row[column])));

    private int[]? DialoguesIn(CsvRow row)
    {
        if (columns.Dialogues.Count == 0) return null;
        var names = row["available"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var name in names.Where(name => !columns.Dialogues.Contains(name, Spelled.Alike)))
            faults.Add(sheet.Fault(row, "available", $"there is no dialogue {name}",
                $"The dialogues are {string.Join(", ", columns.Dialogues.Take(8))}, separated by |."));
        return names.Length == 0 ? null : [.. names
            .Select(name => columns.Dialogues.Index().FirstOrDefault(dialogue => Spelled.Alike.Equals(dialogue.Item, name)).Index)
            .Distinct()
            .Order()];
    }

    private double BoostIn(CsvRow row)
    {
        var text = row["boost"];
        if (text == "") return 1;
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var boost)
            || boost is <= 0 or > MostBoost)
        {
            faults.Add(sheet.Fault(
                row, "boost", $"\"{text}\" is not a boost", "Write how many times the chance of others, such as 2, or leave it empty."));
            return 1;
        }

        if (boost != 1 && row["boost_reason"] == "")
            faults.Add(sheet.Fault(row, "boost_reason", "another chance than others have needs its reason",
                "Write it in a column boost_reason; it is published with the draw."));
        return boost;
    }

    private bool IsYes(CsvRow row, string column)
    {
        var text = Spelled.Key(row[column]);
        if (!Yes.Contains(text) && !No.Contains(text))
            faults.Add(sheet.Fault(row, column, $"\"{row[column]}\" is neither yes nor no", "Write yes, or leave it empty."));
        return Yes.Contains(text);
    }
}
