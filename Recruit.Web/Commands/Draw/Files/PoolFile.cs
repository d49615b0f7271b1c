using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Draws.Publishing;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Draw.Files;

/// <summary>Reads who may be drawn: an id, a level for every attribute that has targets, and columns with a meaning of their own.</summary>
public sealed class PoolFile
{
    /// <summary>How the column of ids may be called; where none is, the first column has them.</summary>
    public static readonly IReadOnlyList<string> IdColumns = ["id", "nationbuilder_id"];

    /// <summary>Columns that say something else than a level.</summary>
    public static readonly IReadOnlySet<string> OwnMeaning =
        new HashSet<string>(Spelled.Alike) { "household", "must", "exclude", "boost", "boost_reason", "available" };

    private PoolFile(InputSheet sheet) => Sheet = sheet;

    public InputSheet Sheet { get; }

    /// <summary>Everyone who takes part, in the order of the file.</summary>
    public IReadOnlyList<PoolMember> Members { get; private init; } = [];

    /// <summary>The row of each of them.</summary>
    public IReadOnlyList<CsvRow> Rows { get; private init; } = [];

    /// <summary>Those who take no part, because the file says so.</summary>
    public IReadOnlyList<string> Excluded { get; private init; } = [];

    /// <summary>Why people have another chance than others on purpose.</summary>
    public IReadOnlyList<PublishedBoost> Boosts { get; private init; } = [];

    /// <summary>Reads the file, or says in <paramref name="faults"/> what is wrong on which lines and returns null.</summary>
    public static PoolFile? Read(string path, PoolColumns columns, List<FileFault> faults)
    {
        if (InputSheet.Read(path, faults) is not { } sheet) return null;
        if (!columns.AreIn(sheet, faults)) return null;

        var idColumn = IdColumns.FirstOrDefault(sheet.Has) ?? sheet.Columns[0];
        CheckIds(sheet, idColumn, sheet.Rows, faults);
        var reader = new PoolRow(sheet, idColumn, columns, faults);
        var members = sheet.Rows.Select(row => (Row: row, Member: reader.MemberOf(row), Excluded: reader.IsExcluded(row))).ToList();
        var taking = members.Where(person => !person.Excluded).ToList();
        return new PoolFile(sheet)
        {
            Members = [.. taking.Select(person => person.Member)],
            Rows = [.. taking.Select(person => person.Row)],
            Excluded = [.. members.Where(person => person.Excluded).Select(person => person.Member.Id)],
            Boosts = [.. taking.Where(person => person.Member.Boost != 1)
                .CountBy(person => (person.Member.Boost, person.Row["boost_reason"]))
                .Select(group => new PublishedBoost(group.Key.Boost, group.Key.Item2, group.Value))],
        };
    }

    private static void CheckIds(InputSheet sheet, string column, IReadOnlyList<CsvRow> rows, List<FileFault> faults)
    {
        foreach (var row in rows.Where(row => row[column] == ""))
            faults.Add(sheet.Fault(row, column, "the id is empty", "Give every person an id."));
        foreach (var twice in rows.GroupBy(row => row[column]).Where(same => same.Key != "" && same.Count() > 1))
            faults.Add(sheet.Fault(twice.ElementAt(1), column, $"{twice.Key} already stands on line {twice.First().Line}",
                "Remove one of the rows, or give it another id."));
    }
}
