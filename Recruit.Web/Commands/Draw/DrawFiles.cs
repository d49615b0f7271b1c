using Recruit.Data.Spelling;
using Recruit.Scheduler.Draws;
using Recruit.Web.Commands.Draw.Files;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Draw;

/// <summary>Everything that <c>draw</c> reads before it starts, with all that is wrong in it at once.</summary>
public sealed class DrawFiles
{
    private readonly DrawOrder order;
    private readonly List<FileFault> faults = [];

    public DrawFiles(DrawOrder order)
    {
        this.order = order;
        Choice = DrawChoice.Of(order, faults);
        CheckFolders();
        if (order.ReceiptKey is { } key) ReceiptsFile.CheckKey(key, faults);
        var dialogues = ReadDialogues();
        // Without seats every target would seem wrong.
        if (dialogues.Count == 0) return;
        if (SeatTargetsFile.Read(order.Targets, faults) is not { } targetsFile) return;

        var targets = new SeatTargets(targetsFile, dialogues, faults).Checked();
        var columns = ColumnsFor(targetsFile, dialogues);
        if (PoolFile.Read(order.People, columns, faults) is not { } people) return;

        (People, Dialogues, Tables) = (people, dialogues, DrawnTables.Read(order, faults));
        CheckLevelsThatNobodyHas(targetsFile, people);
        Problem = new PanelProblem(
            people.Members, [.. targets.Dialogues.Select(seats => seats with { Tables = Tables?.Count ?? seats.Tables })])
        {
            Targets = targets.OverAll,
            Households = HouseholdRuleFor(people, columns),
        };
    }

    public IReadOnlyList<FileFault> Faults => faults;

    public IReadOnlyList<string> Notes { get; private set; } = [];

    public DrawChoice Choice { get; }

    public PoolFile People { get; } = null!;

    public IReadOnlyList<DialogueSeats> Dialogues { get; } = [];

    /// <summary>Null where tables do not matter.</summary>
    public DrawnTables? Tables { get; }

    public PanelProblem Problem { get; } = null!;

    private void CheckFolders()
    {
        foreach (var path in new[] { order.Out, order.Report, order.Panels, order.Receipts, order.ReceiptKey })
            if (path is not null && Directory.Exists(path))
                faults.Add(new(path, null, null, "this is a folder", "Name a file in it."));
            else if (path is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
                faults.Add(new(path, null, null, "the folder does not exist", "Make the folder first, or write elsewhere."));
    }

    private IReadOnlyList<DialogueSeats> ReadDialogues()
    {
        if (order is { Dialogues: not null, Seats: not null })
            faults.Add(
                new("--seats", null, null, "the file of dialogues says how many seats there are", "Leave out --seats or --dialogues."));
        if (order.Dialogues is { } path) return DialoguesFile.Read(path, faults);
        if (order.Seats is null)
            faults.Add(new("--seats", null, null, "it is not said how many seats there are",
                "Give a number such as --seats 30, or --dialogues with a CSV name,min,max."));
        if (order.Seats is < 1) faults.Add(new("--seats", null, null, $"{order.Seats} is not a number of seats", "Give 1 or more."));
        return order.Seats is { } seats and > 0 ? [new DialogueSeats("", seats, seats)] : [];
    }

    private PoolColumns ColumnsFor(SeatTargetsFile targets, IReadOnlyList<DialogueSeats> dialogues) => new(
        targets.Lines.GroupBy(line => line.Attribute).ToDictionary(
            attribute => attribute.Key, IReadOnlyList<string> (attribute) => [.. attribute.Select(line => line.Level).Distinct()]),
        order.Dialogues is null ? [] : [.. dialogues.Select(dialogue => dialogue.Name)],
        order.HouseholdColumns?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private HouseholdRule HouseholdRuleFor(PoolFile people, PoolColumns columns)
    {
        if (order.SameHousehold is not (null or "one" or "any"))
            faults.Add(new("--same-household", null, null, $"\"{order.SameHousehold}\" is not a rule for households",
                "Give one (at most one of a household is drawn) or any."));
        var known = columns.HouseholdColumnsIn(people.Sheet).Count > 0;
        if (order.SameHousehold == "one" && !known)
            faults.Add(new(people.Sheet.File, 1, "household", "the column is missing, so nobody's household is known",
                "Add it, or name the columns of the address with --household-columns."));
        return (known, order) switch
        {
            (true, { SameHousehold: not "any" }) => HouseholdRule.OnePerDraw,
            (true, { Tables: not null }) => HouseholdRule.OnePerDialogue,
            _ => HouseholdRule.Any,
        };
    }

    // Where nobody needs to have it, a level that nobody has is worth a look and no refusal.
    private void CheckLevelsThatNobodyHas(SeatTargetsFile targets, PoolFile people)
    {
        var there = people.Members.SelectMany(member => member.Levels).Select(level => (level.Key, level.Value)).ToHashSet();
        var absent = targets.Lines.Where(line => !there.Contains((line.Attribute, line.Level)))
            .DistinctBy(line => (line.Attribute, line.Level)).ToList();
        foreach (var line in absent.Where(IsNeeded))
            faults.Add(targets.Fault(line, targets.LevelColumn, $"nobody in {people.Sheet.File} has {line.Attribute} {line.Level}",
                "Correct the spelling, ask such people to sign up, or set its least number to 0."));
        Notes = [.. absent.Where(line => !IsNeeded(line))
            .Select(line => $"{targets.File}, line {line.Row.Line}: nobody in {people.Sheet.File} has {line.Attribute} {line.Level}.")];
    }

    private bool IsNeeded(TargetLine line)
    {
        var seats = Dialogues.Where(dialogue => line.Dialogue == "" || Spelled.Alike.Equals(dialogue.Name, line.Dialogue)).ToList();
        return line.Limits.TargetOf(line.Attribute, line.Level, seats.Sum(one => one.Min), seats.Sum(one => one.Max)).Min > 0;
    }
}
