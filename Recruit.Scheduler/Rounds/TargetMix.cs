using Recruit.Data.Dialogues;
using Recruit.Data.Representativeness;

namespace Recruit.Scheduler.Rounds;

/// <summary>The targets of dialogues together: each table counts by its seats.</summary>
public static class TargetMix
{
    /// <summary>For every table of a dialogue what it inherits from, the nearest first.</summary>
    public static IEnumerable<IReadOnlyList<TargetPlace>> LinesOf(Dialogue dialogue) =>
        Enumerable.Range(1, dialogue.TableCount).Select(table => TargetPlace.LineOf(dialogue, table));

    /// <summary>
    /// Where all tables have the same targets these are they. Otherwise the share of a level is Σ seats · share / Σ seats over the
    /// tables that have a target for its attribute.
    /// </summary>
    public static IReadOnlyList<Target> Of(TargetBook book, IEnumerable<Dialogue> dialogues)
    {
        var tables = dialogues
            .SelectMany(dialogue => LinesOf(dialogue).Select(line =>
                (Targets: book.At(line), Seats: RoundPool.SeatsOf(dialogue) / dialogue.TableCount)))
            .ToList();
        if (tables.Count == 0 || tables.TrueForAll(table => table.Targets.SequenceEqual(tables[0].Targets)))
            return tables is [var first, ..] ? first.Targets : [];
        var seats = (
            from table in tables
            from attribute in table.Targets.Select(target => target.AttributeId).Distinct()
            group table.Seats by attribute).ToDictionary(own => own.Key, own => own.Sum());
        return
        [
            .. from table in tables
               from target in table.Targets
               group (target, table.Seats) by (target.AttributeId, target.Level) into level
               let share = level.Sum(one => one.target.Share * one.Seats) / seats[level.Key.AttributeId]
               select level.First().target with { Share = Math.Round(share, 6) },
        ];
    }

    /// <summary>How many people of which level a dialogue must have at least, all its tables together.</summary>
    public static IReadOnlyDictionary<(string Attribute, string Level), int> LeastOf(TargetBook book, IEnumerable<Dialogue> dialogues) => (
        from dialogue in dialogues
        from line in LinesOf(dialogue)
        from one in book.MinimumsAt(line)
        group one.Minimum.Least by (one.Minimum.Attribute, one.Minimum.Level)).ToDictionary(level => level.Key, level => level.Sum());
}
