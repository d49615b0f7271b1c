using Recruit.Data.Registrations;
using Recruit.Scheduler.Draws;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Rounds;

/// <summary>How many people of a level a draw brings to the dialogues of a group, so that its tables can keep the rule of spread.</summary>
internal sealed record SpreadLimit(string Attribute, string Level, int Least, int Most);

/// <summary>
/// What a draw must bring where no level comes twice at a table while another is missing: one of each level for every table, as far as
/// there are people who can come; and where that is more than there are seats, of no level more than there are tables. The same where a
/// target leaves less room: of the departments no more people than the share of the ministries.
/// </summary>
internal sealed class SpreadInDraw(RoundPool pool, IReadOnlyList<AlikeDialogues> groups, IReadOnlyList<Candidate> people)
{
    private readonly Dictionary<(string Attribute, string Level), int[]> brought = [];

    /// <summary>For each group of dialogues, in their order.</summary>
    /// <param name="targets">Those of the whole round.</param>
    public IReadOnlyList<IReadOnlyList<SpreadLimit>> Of(IReadOnlyList<PanelTarget> targets)
    {
        var limits = groups.Index()
            .Select(group => pool.Spread.SelectMany(attribute => LimitsOf(attribute, group.Index, group.Item)).ToList()).ToList();
        var crowded = pool.Spread.SelectMany(attribute => targets.SelectMany(target => CrowdedBy(target, attribute, limits))).ToHashSet();
        return
        [
            .. groups.Zip(limits, (group, own) => own.Select(limit => crowded.Contains((limit.Attribute, limit.Level))
                ? limit with { Least = 0, Most = group.Tables }
                : limit).ToList()),
        ];
    }

    /// <summary>Levels whose people all count for one target, when one of each for every table would be more than it allows.</summary>
    private IEnumerable<(string, string)> CrowdedBy(PanelTarget target, string attribute, IEnumerable<IReadOnlyList<SpreadLimit>> limits)
    {
        if (target.Attribute == attribute)
            return [];
        var within = people.Where(person => person.Levels.ContainsKey(attribute)).GroupBy(person => person.Levels[attribute])
            .Where(level => level.All(person => person.Levels.GetValueOrDefault(target.Attribute) == target.Level))
            .Select(level => (attribute, level.Key)).ToHashSet();
        var asked = limits.SelectMany(own => own).Where(limit => within.Contains((limit.Attribute, limit.Level))).Sum(limit => limit.Least);
        return asked > target.Max ? within : [];
    }

    private IEnumerable<SpreadLimit> LimitsOf(string attribute, int place, AlikeDialogues group)
    {
        var levels = people.Where(person => person.Levels.ContainsKey(attribute)).GroupBy(person => person.Levels[attribute])
            .Select(level => (level.Key, Bring: BroughtBy(attribute, level)[place])).ToList();
        var most = Math.Max(group.Least, group.Seats);
        return levels.Sum(level => level.Bring) <= most
            ? levels.Where(level => level.Bring > 0).Select(level => new SpreadLimit(attribute, level.Key, level.Bring, most))
            : levels.Select(level => new SpreadLimit(attribute, level.Key, 0, group.Tables));
    }

    private int[] BroughtBy(string attribute, IGrouping<string, Candidate> level) =>
        brought.TryGetValue((attribute, level.Key), out var known)
            ? known
            : brought[(attribute, level.Key)] = BroughtBy([.. level]);

    /// <summary>How many tables of each group these people can give one of them, nobody counted twice and one of a household.</summary>
    private int[] BroughtBy(IReadOnlyList<Candidate> alike)
    {
        var homes = alike.GroupBy(person => RoundPool.HouseholdOf(person) ?? RoundPool.IdOf(person)).Select(home => home.ToList()).ToList();
        var match = new RoleMatch(homes.Count, (home, group) =>
            homes[home].Exists(person => groups[group].Dialogues.Any(dialogue => pool.CanAttend(person, dialogue))));
        foreach (var (group, place) in groups.Select((group, place) => (group, place)))
            match.Give(place, group.Tables);
        var given = match.Matches.CountBy(one => one.Table).ToDictionary();
        return [.. groups.Select((_, place) => given.GetValueOrDefault(place))];
    }
}
