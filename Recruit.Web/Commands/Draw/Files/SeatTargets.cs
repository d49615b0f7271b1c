using System.Globalization;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Draws;
using Recruit.Web.Terminal;

namespace Recruit.Web.Commands.Draw.Files;

/// <summary>Brings targets and seats together, and says which targets contradict each other whoever signs up.</summary>
public sealed class SeatTargets(SeatTargetsFile file, IReadOnlyList<DialogueSeats> dialogues, List<FileFault> faults)
{
    private const int MostLevels = 500;

    // Published shares are rounded, so that they seldom add up to exactly one.
    private const decimal Rounding = 0.005m;

    /// <summary>The targets over all dialogues together.</summary>
    public IReadOnlyList<PanelTarget> OverAll { get; private set; } = [];

    /// <summary>The dialogues, each with the targets of its own.</summary>
    public IReadOnlyList<DialogueSeats> Dialogues { get; private set; } = [];

    public SeatTargets Checked()
    {
        foreach (var line in file.Lines.Where(line => line.Dialogue != "" && !dialogues.Any(dialogue => IsFor(line, dialogue.Name))))
            faults.Add(file.Fault(line, "dialogue", $"there is no dialogue {line.Dialogue}",
                $"The dialogues are {string.Join(", ", dialogues.Select(dialogue => dialogue.Name).Take(8))}."));
        foreach (var attribute in file.Lines.GroupBy(line => line.Attribute))
            CheckNumberOfLevels(attribute.Key, [.. attribute]);

        OverAll = TargetsOf("", dialogues.Sum(dialogue => dialogue.Min), dialogues.Sum(dialogue => dialogue.Max));
        Dialogues = [.. dialogues.Select(dialogue =>
            dialogue with { Targets = dialogue.Name == "" ? [] : TargetsOf(dialogue.Name, dialogue.Min, dialogue.Max) })];
        return this;
    }

    private void CheckNumberOfLevels(string attribute, IReadOnlyList<TargetLine> lines)
    {
        var levels = lines.Select(line => line.Level).Distinct().Count();
        if (levels > MostLevels)
            faults.Add(file.Fault(lines[0], file.AttributeColumn, $"{attribute} has {levels} levels, and no draw can mirror so many",
                $"Group them into at most {MostLevels}."));
    }

    private List<PanelTarget> TargetsOf(string dialogue, int least, int most)
    {
        var targets = new List<PanelTarget>();
        foreach (var attribute in file.Lines.Where(line => IsFor(line, dialogue)).GroupBy(line => line.Attribute))
        {
            var lines = attribute.ToList();
            var theirs = lines.Select(line => line.Limits.TargetOf(line.Attribute, line.Level, least, most)).ToList();
            if (lines[0].Limits is SeatLimits.Share) CheckShares(lines);
            targets.AddRange(theirs);
        }

        return targets;
    }

    private void CheckShares(IReadOnlyList<TargetLine> lines)
    {
        var sum = lines.Sum(line => ((SeatLimits.Share)line.Limits).Part);
        if (NamesEveryLevel(lines) && Math.Abs(sum - 1) > Rounding)
            faults.Add(file.Fault(lines[0], "share",
                string.Create(CultureInfo.InvariantCulture, $"the shares of {lines[0].Attribute} add up to {sum}"),
                "They must add up to 1."));
    }

    private static bool IsFor(TargetLine line, string dialogue) => Spelled.Alike.Equals(line.Dialogue, dialogue);

    // A level that only another dialogue's targets name has no limit here.
    private bool NamesEveryLevel(IReadOnlyList<TargetLine> lines) =>
        file.Lines.Where(line => line.Attribute == lines[0].Attribute).All(line => lines.Any(mine => mine.Level == line.Level));
}
