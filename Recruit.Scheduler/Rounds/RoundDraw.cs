using System.Globalization;
using System.Security.Cryptography;
using Recruit.Data.Dialogues;
using Recruit.Data.Registrations;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Draws;

namespace Recruit.Scheduler.Rounds;

/// <summary>The draw of a round: who may be drawn for which dialogues, with the targets as numbers of seats.</summary>
public sealed class RoundDraw
{
    /// <summary>The attribute of whatever role someone has.</summary>
    public const string Role = "role";

    /// <summary>The attribute of whichever partner somebody came by; its level is the partner's name.</summary>
    public const string Partner = "partner";

    /// <summary>The attribute of the municipality that somebody lives in, where a dialogue is for its people first.</summary>
    public const string Town = "town";

    /// <summary>The attribute of the province that somebody lives in, where a dialogue is for a town of it first.</summary>
    public const string Province = "province_of_town";

    private const int MostHomeRules = 60;

    private readonly RoundPool pool;
    private readonly PanelRules rules;
    private readonly DrawTargets targets;
    private readonly HomeSeats home;
    private readonly HashSet<string> households;

    /// <param name="numbers">Numbers of the pool, where it was published; people without one are left out.</param>
    public RoundDraw(RoundPool pool, decimal slack, IReadOnlyDictionary<Guid, int> numbers)
    {
        this.pool = pool;
        Groups = pool.Groups;
        People = [.. pool.People.Where(person => numbers.ContainsKey(person.Id)).OrderBy(person => numbers[person.Id])];
        households = [.. HouseholdsThatCount()];
        targets = new DrawTargets(pool, Groups, People, slack);
        home = new HomeSeats(pool, Groups, People, targets);
        Problem = new PanelProblem([.. People.Select(person => MemberOf(person, numbers[person.Id]))], [.. SeatsOfGroups()])
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
        Levels = LevelsOf(person),
        Household = HouseholdThatCounts(person),
        Dialogues = Groups.Count == 1 ? null : [.. Enumerable.Range(0, Groups.Count).Where(group => CanAttend(person, group))],
    };

    private IReadOnlyDictionary<string, string> LevelsOf(Candidate person)
    {
        var (role, partner) = (RoundPool.RoleOf(person), pool.Partners.FirstOrDefault(one => one.People.Contains(person.Id))?.Name);
        var levels = new Dictionary<string, string>(home.LevelsOf(person));
        if (role is not null)
            levels[Role] = role;
        if (partner is not null)
            levels[Partner] = partner;
        return levels;
    }

    // Each is a rule of its own at every group of dialogues: where they are many, the draw takes ten times as long. Then those count that
    // nothing could part, and a panel with a home that cannot sit gives way to another when the panels are seated.
    private IEnumerable<string> HouseholdsThatCount() =>
        Households(IsLargerThanTables) is var homes && homes.Count * Groups.Count <= MostHomeRules ? homes : Households(IsPartedByNothing);

    private List<string> Households(Func<IEnumerable<Candidate>, bool> counts) =>
    [
        .. People.Select(person => (Person: person, Home: pool.HouseholdThatParts(person))).Where(one => one.Home is not null)
            .GroupBy(one => one.Home!, one => one.Person)
            .Where(household => pool.OnePerHousehold || counts(household))
            .Select(household => household.Key),
    ];

    private bool IsPartedByNothing(IEnumerable<Candidate> household) => household.Any(person =>
        Groups.Index().All(group => group.Item.Tables == 1 || !CanAttend(person, group.Index)));

    // Where there is a table for each of those who live together, the composition sees to it.
    private bool IsLargerThanTables(IEnumerable<Candidate> household) => Groups.Index().Any(alike =>
        household.Count(person => CanAttend(person, alike.Index)) > alike.Item.Tables);

    private string? HouseholdThatCounts(Candidate person) =>
        pool.HouseholdThatParts(person) is { } household && households.Contains(household) ? household : null;

    private bool CanAttend(Candidate person, int group) => Groups[group].Dialogues.Any(dialogue => pool.CanAttend(person, dialogue));

    private IEnumerable<DialogueSeats> SeatsOfGroups()
    {
        // Whoever fills a partner's seat in one group cannot fill one in another; one of a household does not count for two.
        var counted = new HashSet<string>();
        return Groups.Index().Select(group => SeatsOf(group.Item, group.Index, counted)).ToList();
    }

    private DialogueSeats SeatsOf(AlikeDialogues alike, int group, HashSet<string> counted)
    {
        var most = Math.Max(alike.Least, alike.Seats);
        var roles = alike.Dialogues.SelectMany(dialogue =>
            pool.QuotasOf(dialogue).Select(quota => (quota.Role, Least: quota.Least * dialogue.TableCount)));
        return new DialogueSeats(alike.Group.Letter, alike.Least, most)
        {
            Tables = alike.Tables,
            Targets =
            [
                .. roles.GroupBy(quota => quota.Role).Select(role => new PanelTarget(Role, role.Key, role.Sum(quota => quota.Least), most)),
                .. PartnersIn(alike, group, most, counted),
                .. home.Of(group),
                .. targets.Of(group),
            ],
        };
    }

    // A partner that sent fewer people than it has seats gives up the others.
    private IEnumerable<PanelTarget> PartnersIn(AlikeDialogues alike, int group, int most, HashSet<string> counted)
    {
        var exploratory = alike.Dialogues.Count(dialogue => dialogue.Type == DialogueType.Exploratory);
        foreach (var partner in pool.Partners.Where(_ => exploratory > 0))
        {
            var seats = Math.Min(most, partner.Seats * exploratory);
            var least = People.Where(person => partner.People.Contains(person.Id) && CanAttend(person, group))
                .Select(person => RoundPool.HouseholdOf(person) ?? RoundPool.IdOf(person)).Distinct()
                .Where(counted.Add).Take(seats).Count();
            yield return new PanelTarget(Partner, partner.Name, least, exploratory == alike.Dialogues.Count ? seats : most);
        }
    }
}
