using Recruit.Scheduler.Representativeness;

namespace Recruit.Scheduler.Draws;

/// <summary>
/// A seeded lottery towards the targets: whoever belongs to a group that signed up too little has a larger chance, no level gets more
/// than its seats while others can still be drawn, and nobody is drawn for whom no dialogue has room.
/// </summary>
/// <remarks>Order by u^(1/chance), after Efraimidis and Spirakis, Information Processing Letters 97, 2006.</remarks>
public sealed class StratifiedLottery
{
    // Seats above a level's own that each pass allows; the last pass only fills what is left.
    private static readonly int[] Allowances = [0, 1, 2, 4, 8, int.MaxValue / 2];

    private readonly LotteryRules rules;
    private readonly double[] chances;
    private readonly int[] order;
    private readonly SeatMatching matching;
    private readonly HashSet<int> drawn = [];
    private readonly HashSet<string> households = [];
    private readonly Dictionary<(string, string), int> quota;
    private readonly Dictionary<(string, string), int> taken = [];
    private readonly int seats;

    private StratifiedLottery(LotteryRules rules)
    {
        this.rules = rules;
        seats = Math.Min(rules.Dialogues.Sum(dialogue => dialogue.Seats), rules.Pool.Count);
        matching = new SeatMatching(rules.Pool, [.. rules.Dialogues.Select(dialogue => dialogue.Seats)]);
        quota = rules.Shares.ToDictionary(share => (share.Attribute, share.Level), share => (int)Math.Ceiling(share.Share * seats));
        chances = Chances();
        order = Shuffled();
    }

    /// <returns>One lot per person, in the order of the pool.</returns>
    public static IReadOnlyList<Lot> Draw(LotteryRules rules) => new StratifiedLottery(rules).Draw();

    private IReadOnlyList<Lot> Draw()
    {
        DrawRoles();
        foreach (var allowance in Allowances)
            foreach (var person in order)
                if (matching.Count < seats && MayHave(person, allowance) && matching.TrySeat(person))
                    Take(person);
        return Lots();
    }

    /// <summary>Seats that a dialogue keeps for a role are drawn first, among those who have it.</summary>
    private void DrawRoles()
    {
        for (var dialogue = 0; dialogue < rules.Dialogues.Count; dialogue++)
            foreach (var (role, least) in rules.Dialogues[dialogue].Roles.OrderBy(role => role.Key, StringComparer.Ordinal))
                DrawRole(dialogue, role, least);
    }

    private void DrawRole(int dialogue, string role, int least)
    {
        var missing = least;
        foreach (var person in order)
            if (missing > 0 && rules.Pool[person].Role == role && rules.Pool[person].Dialogues.Contains(dialogue)
                && MayHave(person, Allowances[^1]) && matching.TryFix(person, dialogue))
            {
                Take(person);
                missing--;
            }
    }

    private bool MayHave(int person, int allowance) =>
        !drawn.Contains(person)
        && !(rules.OnePerHousehold && rules.Pool[person].Household is { } household && households.Contains(household))
        && rules.Pool[person].Levels.All(level =>
            !quota.TryGetValue((level.Key, level.Value), out var most) || taken.GetValueOrDefault((level.Key, level.Value)) < most + allowance);

    private void Take(int person)
    {
        drawn.Add(person);
        if (rules.Pool[person].Household is { } household)
            households.Add(household);
        foreach (var level in rules.Pool[person].Levels)
            taken[(level.Key, level.Value)] = taken.GetValueOrDefault((level.Key, level.Value)) + 1;
    }

    private List<Lot> Lots()
    {
        var outcomes = new (LotOutcome Outcome, int Rank)[rules.Pool.Count];
        var (seatRank, reserveRank) = (0, 0);
        foreach (var person in order)
            outcomes[person] = drawn.Contains(person) ? (LotOutcome.Seat, ++seatRank)
                : reserveRank < rules.Reserves && rules.Pool[person].Dialogues.Count > 0 ? (LotOutcome.Reserve, ++reserveRank)
                : (LotOutcome.NotDrawn, 0);
        return [.. rules.Pool.Select((entrant, person) => new Lot(entrant.Id, chances[person], outcomes[person].Outcome, outcomes[person].Rank))];
    }

    /// <summary>Chances in proportion to the weights that bring the pool to its targets; a chance over one is cut and shared among the rest.</summary>
    private double[] Chances()
    {
        var attributes = rules.Shares.GroupBy(share => share.Attribute).ToList();
        var people = rules.Pool.Select(entrant => (IReadOnlyList<string?>)[.. attributes.Select(attribute => entrant.Levels.GetValueOrDefault(attribute.Key))]).ToList();
        var shares = attributes.Select(attribute => (IReadOnlyDictionary<string, double>)attribute.ToDictionary(share => share.Level, share => share.Share)).ToList();
        var weights = Raking.Of(people, shares).Weights.Select((weight, person) => rules.Pool[person].Dialogues.Count > 0 ? weight : 0).ToArray();

        var certain = new HashSet<int>();
        while (true)
        {
            var rest = Enumerable.Range(0, weights.Length).Where(person => !certain.Contains(person)).Sum(person => weights[person]);
            var factor = rest > 0 ? (seats - certain.Count) / rest : 0;
            var above = Enumerable.Range(0, weights.Length).Where(person => !certain.Contains(person) && weights[person] * factor > 1).ToList();
            if (above.Count == 0)
                return [.. weights.Select((weight, person) => certain.Contains(person) ? 1 : weight * factor)];
            certain.UnionWith(above);
        }
    }

    private int[] Shuffled()
    {
        var random = new SeededRandom(rules.Seed);
        var keys = chances.Select(chance => chance > 0 ? Math.Log(1 - random.NextDouble()) / chance : double.NegativeInfinity).ToArray();
        return [.. Enumerable.Range(0, keys.Length).OrderByDescending(person => keys[person]).ThenBy(person => person)];
    }
}
