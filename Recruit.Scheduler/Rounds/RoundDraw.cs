using System.Globalization;
using System.Security.Cryptography;
using Recruit.Data.Registrations;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws;

namespace Recruit.Scheduler.Rounds;

/// <summary>The draw of a round: who may be drawn for which dialogues, with the targets as numbers of seats.</summary>
public sealed class RoundDraw
{
    /// <summary>The attribute of whatever role someone has.</summary>
    public const string Role = "role";

    private readonly RoundPool pool;
    private readonly PanelRules rules;
    private readonly DrawTargets targets;

    /// <param name="numbers">Numbers of the pool, where it was published; people without one are left out.</param>
    public RoundDraw(RoundPool pool, decimal slack, IReadOnlyDictionary<Guid, int> numbers)
    {
        this.pool = pool;
        Groups = pool.Groups;
        People = [.. pool.People.Where(person => numbers.ContainsKey(person.Id)).OrderBy(person => numbers[person.Id])];
        targets = new DrawTargets(pool, Groups, People, slack);
        Problem = new PanelProblem([.. People.Select(person => MemberOf(person, numbers[person.Id]))], [.. Groups.Select(SeatsOf)])
        {
            Targets = targets.OfRound(),
            Households = pool.OnePerHousehold ? HouseholdRule.OnePerDraw : HouseholdRule.OnePerDialogue,
        };
        Problem = Problem.With(ChangesOf(new PanelRules(Problem)));
        rules = new PanelRules(Problem);
    }

    public IReadOnlyList<AlikeDialogues> Groups { get; }

    /// <summary>In the order of the pool of the problem.</summary>
    public IReadOnlyList<Candidate> People { get; }

    public PanelProblem Problem { get; }

    /// <summary>
    /// Numbers everyone who can come to any of the dialogues, in an order that only the holder of the key could foretell.
    /// </summary>
    public static IReadOnlyDictionary<Guid, int> Number(RoundPool pool, byte[] key) =>
        pool.People.Where(person => pool.Dialogues.Any(dialogue => pool.CanAttend(person, dialogue)))
            .OrderBy(person => Convert.ToHexStringLower(HMACSHA256.HashData(key, person.Id.ToByteArray())), StringComparer.Ordinal)
            .Index().ToDictionary(entry => entry.Item.Id, entry => entry.Index + 1);

    /// <summary>A rule with its present limits, by what it is about.</summary>
    public DrawLimit LimitOf(PanelRule rule)
    {
        var (min, max) = rules.LimitsOf(rule);
        return LimitOf(rules, rule, min, max);
    }

    public DrawLimit LimitOf(RuleChange change) => LimitOf(rules, change.Rule, change.Min, change.Max);

    /// <summary>Rules for which even all who signed up and can come are too few, with how many those are.</summary>
    public IReadOnlyList<(PanelRule Rule, int Present)> Shortages() =>
    [
        .. from rule in rules.All
           where rule is PanelRule.Seats or PanelRule.Target
           let present = Enumerable.Range(0, Problem.Pool.Count).Count(member => CanCount(rule, member))
           where present < rules.LimitsOf(rule).Min
           select (rule, present),
    ];

    /// <summary>The letter of a group of dialogues; null where there is only one.</summary>
    public string? LetterOf(int? group) => group is { } place && Groups.Count > 1 ? Groups[place].Group.Letter : null;

    private bool CanCount(PanelRule rule, int member) =>
        Enumerable.Range(0, Groups.Count).Any(group => Problem.Pool[member].CanAttend(group) && rules.Counts(rule, member, group));

    private DrawLimit LimitOf(PanelRules among, PanelRule rule, int min, int max) => rule switch
    {
        PanelRule.Seats(var group) => new DrawLimit(LimitKind.Seats, LetterOf(group), null, null, min, max),
        PanelRule.Target target =>
            new DrawLimit(LimitKind.Target, LetterOf(target.Dialogue), among[target].Attribute, among[target].Level, min, max),
        PanelRule.Household(_, var group) => new DrawLimit(LimitKind.Household, LetterOf(group), null, null, min, max),
        _ => throw new InvalidOperationException($"A round has no rule such as {rule}."),
    };

    private IEnumerable<RuleChange> ChangesOf(PanelRules among) =>
        from change in pool.Changes
        let rule = among.All.FirstOrDefault(rule => LimitOf(among, rule, 0, 0).IsAbout(change))
        where rule is not null
        select new RuleChange(rule, change.Min, change.Max);

    private PoolMember MemberOf(Candidate person, int number) => new(number.ToString(CultureInfo.InvariantCulture))
    {
        Levels = RoundPool.RoleOf(person) is { } role ? new Dictionary<string, string>(person.Levels) { [Role] = role } : person.Levels,
        Household = HouseholdThatCounts(person),
        Dialogues = Groups.Count == 1 ? null : [.. Enumerable.Range(0, Groups.Count).Where(group => CanAttend(person, group))],
    };

    // Where people who live together can sit at different tables, the composition sees to it.
    private string? HouseholdThatCounts(Candidate person) =>
        pool.OnePerHousehold || Groups.Index().All(group => group.Item.Tables == 1 || !CanAttend(person, group.Index))
            ? RoundPool.HouseholdOf(person)
            : null;

    private bool CanAttend(Candidate person, int group) => pool.CanAttend(person, Groups[group].Dialogues[0]);

    private DialogueSeats SeatsOf(AlikeDialogues alike)
    {
        var most = Math.Max(alike.Least, alike.Seats);
        var roles = alike.Dialogues.SelectMany(dialogue =>
            pool.QuotasOf(dialogue).Select(quota => (quota.Role, Least: quota.Least * dialogue.TableCount)));
        return new DialogueSeats(alike.Group.Letter, alike.Least, most)
        {
            Targets =
            [
                .. roles.GroupBy(quota => quota.Role).Select(role => new PanelTarget(Role, role.Key, role.Sum(quota => quota.Least), most)),
                .. targets.Of(alike),
            ],
        };
    }
}
