using System.Globalization;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Rules;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Compose;

/// <summary>Everything that <c>compose</c> reads before it starts, with all that is wrong in it at once.</summary>
public sealed class ComposeFiles
{
    private const long MostSeatsRemembered = 200_000_000;

    private readonly ComposeOrder order;
    private readonly List<FileFault> faults = [];
    private readonly FirstSpellings words = new();

    public ComposeFiles(ComposeOrder order)
    {
        this.order = order;
        CheckNumbers();
        Tables = ReadTables();
        var tables = Tables.Tables;
        if (faults.Count > 0 || PeopleFile.Read(order.People, tables, words, faults) is not { } people) return;

        People = people;
        CheckTablesAgainst(people, tables);
        var choice = new AttributeChoice(people, words, faults);
        Problem = Crossings.With(
            new CompositionProblem(people.Guests, tables, choice.Choose(order.Attributes, order.Weights, order.Targets)),
            new Crossings(people, words, faults).Read(order.Cross));
        CheckRounds(people, tables);
        Current = ReadCurrent(people, tables);
        Notes = [.. choice.NotBalanced.Concat(choice.LoneLevels(Problem.Attributes)).Select(note => note.ToString())];
    }

    public IReadOnlyList<FileFault> Faults => faults;

    /// <summary>What is worth a look and no fault.</summary>
    public IReadOnlyList<string> Notes { get; } = [];

    public TablesFile Tables { get; }

    public PeopleFile People { get; } = null!;

    public CompositionProblem Problem { get; } = null!;

    /// <summary>The roster to mend; null when tables are composed anew.</summary>
    public RepairOrder? Current { get; }

    private RepairOrder? ReadCurrent(PeopleFile people, IReadOnlyList<TableSpec> tables)
    {
        if (order.Current is null) return null;
        var tableOf = CurrentRoster.Read(order.Current, tables, words, faults);
        var present = people.Guests.Select(guest => guest.Id).ToHashSet();
        var left = tableOf.Keys.Count(id => !present.Contains(id));
        var came = people.Guests.Count(guest => !guest.Reserve && !tableOf.ContainsKey(guest.Id));
        var pinned =
            people.Guests.Count(guest => guest.PinnedTo is { } pin && tableOf.TryGetValue(guest.Id, out var table) && table != pin);
        return new RepairOrder(tableOf, order.Changes ?? 2 * (left + came + pinned));
    }

    // Who knows whom at which table is kept ready for the search, two bytes for each pair of person and table.
    private void CheckRounds(PeopleFile people, IReadOnlyList<TableSpec> tables)
    {
        if (order.Rounds > 1 && (long)people.Guests.Count * tables.Count > MostSeatsRemembered)
            faults.Add(new("--rounds", null, null, $"{people.Guests.Count} people at {tables.Count} tables are too many for several rounds",
                "Split the group, or compose one round."));
    }

    private void CheckNumbers()
    {
        if (order.Rounds is < 1 or > 50)
            faults.Add(new("--rounds", null, null, $"{order.Rounds} is not a number of rounds", "Give 1 to 50."));
        if (order.Changes is not null && order.Current is null)
            faults.Add(new("--changes", null, null, "there is no roster to mend", "Give it with --current."));
        if (order is { Current: not null, Rounds: > 1 })
            faults.Add(new("--rounds", null, null, "a roster is mended one round at a time", "Leave out --rounds or --current."));
        if (order.Changes < 0) faults.Add(new("--changes", null, null, $"{order.Changes} is not a number of moves", "Give 0 or more."));
        if (order.Threads is < 1 or > 256)
            faults.Add(new("--threads", null, null, $"{order.Threads} is not a number of threads", "Give 1 to 256."));
        if (SolverIn(order.Solver) is null)
            faults.Add(new("--solver", null, null, $"\"{order.Solver}\" is not a way to solve", "Give auto, search or exact."));
        if (order.TimeLimit is <= 0 or double.NaN or > 1_000_000)
            faults.Add(new("--time-limit", null, null, "that is not a time", "Give seconds above 0, such as 10."));
        foreach (var path in new[] { order.Out, order.Report, order.Html }.OfType<string>())
            if (Directory.Exists(path)) faults.Add(new(path, null, null, "this is a folder", "Give the name of a file in it."));
            else if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
                faults.Add(new(path, null, null, "the folder does not exist", "Make the folder first, or write elsewhere."));
    }

    private TablesFile ReadTables()
    {
        if (!int.TryParse(order.Tables, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
            return TablesFile.Read(order.Tables, words, faults);
        var (min, max) = SizeIn(order.Size);
        if (count is < 1 or > 100_000)
            faults.Add(new("--tables", null, null, $"{count} is not a number of tables", "Give 1 to 100000, or a CSV with table,min,max."));
        return TablesFile.Numbered(faults.Count > 0 ? 0 : count, min, max);
    }

    /// <summary>What <c>--solver</c> asks for; null when it is none of the words.</summary>
    public static SolverUse? SolverIn(string word) => word switch
    {
        "auto" => SolverUse.Auto,
        "search" => SolverUse.Search,
        "exact" => SolverUse.Exact,
        _ => null,
    };

    private (int Min, int Max) SizeIn(string text)
    {
        if (text.Split('-') is [var least, var most]
            && int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out var min)
            && int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var max)
            && min >= 1 && min <= max)
            return (min, max);

        faults.Add(new("--size", null, null, $"\"{text}\" is not a size range", "Write the least and the most, such as 8-15."));
        return (0, 0);
    }

    private void CheckTablesAgainst(PeopleFile people, IReadOnlyList<TableSpec> tables)
    {
        if (tables.Any(table => table.Region is not null || table.Near is not null) && !people.Sheet.Has(KeepToRegion.Attribute))
            faults.Add(new(people.Sheet.File, 1, KeepToRegion.Attribute,
                "the column is missing and there are tables for one region or near one", "Add the region of every person."));
        foreach (var attribute in tables.SelectMany(table => table.Targets).Select(target => target.Attribute).Distinct()
            .Where(name => !people.AttributeColumns.Contains(name)))
            faults.Add(new(people.Sheet.File, 1, attribute, "the column is missing and a table has a target for it",
                "Add the column, or correct the target."));
    }
}
