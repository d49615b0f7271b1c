using Recruit.Data.Dialogues;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Registrations;

namespace Recruit.Scheduler.Rounds;

/// <summary>
/// What a draw must bring to all dialogues of a round, and to those that have targets of their own. The minimums per table are in it, so
/// that whoever is drawn can be seated.
/// </summary>
internal sealed class DrawTargets(RoundPool pool, IReadOnlyList<AlikeDialogues> groups, IReadOnlyList<Candidate> people, decimal slack)
{
    private readonly Dictionary<(Guid, string), decimal> together =
        TargetMix.Of(pool.Targets, pool.Dialogues).ToDictionary(target => (target.AttributeId, target.Level), target => target.Share);

    private IReadOnlyList<IReadOnlyList<SpreadLimit>>? spread;

    public IReadOnlyList<PanelTarget> OfRound()
    {
        var targets = LimitsOfRound();
        return groups is [var only] ? WithSpread(WithMinimums(targets, only), Spread[0]) : targets;
    }

    private List<PanelTarget> LimitsOfRound() =>
    [
        .. Limits(pool.Dialogues, people, groups.Sum(group => group.Seats), own: false)
            .Where(target => target.Attribute != Obstacles.RegionAttribute),
        .. Provinces(),
    ];

    private IReadOnlyList<IReadOnlyList<SpreadLimit>> Spread => spread ??= new SpreadInDraw(pool, groups, people).Of(LimitsOfRound());

    /// <summary>Nothing where a single group is all of the round.</summary>
    public IReadOnlyList<PanelTarget> Of(int place)
    {
        var group = groups[place];
        if (groups.Count == 1)
            return [];
        var able = people.Where(person => group.Dialogues.Any(dialogue => pool.CanAttend(person, dialogue))).ToList();
        var own = Limits(group.Dialogues, able, group.Seats, own: true)
            .Where(target => !group.Dialogues[0].IsLocal || target.Attribute != Obstacles.RegionAttribute).ToList();
        return WithSpread(WithMinimums(own, group), Spread[place]);
    }

    // Local dialogues may have people of any province: the others mirror the country without them.
    private IEnumerable<PanelTarget> Provinces()
    {
        var elsewhere = pool.Dialogues.Where(dialogue => !dialogue.IsLocal).ToList();
        var (seats, local) = (elsewhere.Sum(RoundPool.SeatsOf), pool.Dialogues.Where(dialogue => dialogue.IsLocal).Sum(RoundPool.SeatsOf));
        return Limits(elsewhere, people, seats, own: false)
            .Where(target => target.Attribute == Obstacles.RegionAttribute)
            .Select(target => target with { Max = target.Max + local });
    }

    /// <param name="own">Only of attributes in which these dialogues should be other than the round as a whole.</param>
    private List<PanelTarget> Limits(IReadOnlyList<Dialogue> dialogues, IReadOnlyList<Candidate> able, int seats, bool own)
    {
        var targets = TargetMix.Of(pool.Targets, dialogues);
        var other = targets.Where(target => together.GetValueOrDefault((target.AttributeId, target.Level)) != target.Share)
            .Select(target => target.AttributeId).ToHashSet();
        return
        [
            .. TargetInSeats.Of(
                    [.. targets.Where(target => !own || other.Contains(target.AttributeId))], pool.Attributes, able,
                    Math.Min(able.Count, seats), slack)
                .Select(target => new PanelTarget(target.Attribute, target.Level, target.Min, target.Max)),
        ];
    }

    private List<PanelTarget> WithMinimums(List<PanelTarget> targets, AlikeDialogues group)
    {
        var least = TargetMix.LeastOf(pool.Targets, group.Dialogues).ToDictionary();
        List<PanelTarget> raised =
        [
            .. targets.Select(target => least.Remove((target.Attribute, target.Level), out var people)
                ? target with { Min = Math.Max(target.Min, people), Max = Math.Max(target.Max, people) }
                : target),
        ];
        return [.. raised, .. least.Select(level => new PanelTarget(level.Key.Attribute, level.Key.Level, level.Value, Most(group)))];
    }

    private static IReadOnlyList<PanelTarget> WithSpread(IReadOnlyList<PanelTarget> targets, IReadOnlyList<SpreadLimit> spread)
    {
        var limits = spread.ToDictionary(limit => (limit.Attribute, limit.Level));
        return
        [
            .. targets.Select(target => limits.Remove((target.Attribute, target.Level), out var limit) ? Within(target, limit) : target),
            .. limits.Values.Select(limit => new PanelTarget(limit.Attribute, limit.Level, limit.Least, limit.Most)),
        ];
    }

    // What was asked of a level by name goes before.
    private static PanelTarget Within(PanelTarget target, SpreadLimit limit)
    {
        var least = Math.Max(target.Min, limit.Least);
        return target with { Min = least, Max = Math.Max(least, Math.Min(Math.Max(target.Max, limit.Least), limit.Most)) };
    }

    private static int Most(AlikeDialogues group) => Math.Max(group.Least, group.Seats);
}
