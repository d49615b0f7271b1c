using Recruit.Data.Dialogues;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Rounds;

/// <summary>
/// What a table must have beside mirroring the group that was drawn: its minimums, and where its targets are other than those of the round
/// about as many people as they ask. Special-category data asks nothing of a single table.
/// </summary>
internal sealed class TableAims(RoundPool pool)
{
    private readonly Dictionary<(Guid, string), decimal> together =
        TargetMix.Of(pool.Targets, pool.Dialogues).ToDictionary(target => (target.AttributeId, target.Level), target => target.Share);

    /// <summary>Which part of those who were drawn tell their level of each attribute, between 0 and 1.</summary>
    public IReadOnlyDictionary<string, decimal> KnownShares(IReadOnlyCollection<Candidate> drawn) => pool.Attributes.ToDictionary(
        attribute => attribute.Slug,
        attribute => drawn.Count == 0 ? 1 : drawn.Count(person => person.Levels.ContainsKey(attribute.Slug)) / (decimal)drawn.Count);

    /// <param name="spec">The table as it is without these aims.</param>
    /// <param name="known">As <see cref="KnownShares"/> gives it.</param>
    public IEnumerable<TableTarget> Of(
        AlikeDialogues alike, Dialogue dialogue, int table, TableSpec spec, IReadOnlyDictionary<string, decimal> known)
    {
        var max = spec.Max;
        var line = TargetPlace.LineOf(dialogue, table);
        var targets = pool.Targets.At(line);
        var aims = (
            from attribute in pool.Attributes
            where !attribute.Special
            let own = targets.Where(target => target.AttributeId == attribute.Id).ToList()
            where own.Exists(target => together.GetValueOrDefault((target.AttributeId, target.Level)) != target.Share)
            from target in own
            select About(attribute.Slug, target, spec.Min, max, known[attribute.Slug])).ToDictionary(aim => (aim.Attribute, aim.Level));
        foreach (var (minimum, _) in pool.Targets.MinimumsAt(line))
        {
            var key = (minimum.Attribute, minimum.Level);
            var aim = aims.GetValueOrDefault(key) ?? new TableTarget(minimum.Attribute, minimum.Level, 0, max);
            aims[key] = aim with { Min = Math.Max(aim.Min, minimum.Least), Max = Math.Max(aim.Max, minimum.Least) };
        }
        return [.. aims.Values.Select(aim => AsChanged(alike, aim)).Where(aim => aim.Min > 0 || aim.Max < max), .. spec.Targets];
    }

    // Rounded away from the ideal, so that the tables together ask no more than the draw has brought them.
    private TableTarget About(string attribute, Target target, int min, int max, decimal known)
    {
        var (least, most) = (target.Share * min, target.Share * max);
        return new TableTarget(attribute, target.Level,
            Math.Max(0, (int)Math.Floor(least * known) - Give(least)), Math.Min(max, (int)Math.Ceiling(most) + Give(most)));
    }

    private int Give(decimal ideal) => Math.Max(1, (int)Math.Ceiling(pool.Slack * ideal));

    // What the organiser gave up for the draw, the tables need not have either.
    private TableTarget AsChanged(AlikeDialogues alike, TableTarget aim) =>
        pool.ChangeOf(alike, LimitKind.Target, aim.Attribute, aim.Level) is { } change
            ? aim with
            {
                Min = Math.Min(aim.Min, change.Min / alike.Tables),
                Max = Math.Max(aim.Max, (change.Max + alike.Tables - 1) / alike.Tables),
            }
            : aim;
}
