namespace Recruit.Scheduler.Draws.Publishing;

/// <summary>
/// Brings shares nearer to chances after rounding: where a type has too many of the thousand panels and another too few, it gives up
/// a seat to the other on a panel that keeps every rule all the same.
/// </summary>
internal sealed class SeatExchange
{
    private readonly PanelLottery lottery;
    private readonly IReadOnlyList<PanelRule> rules;
    private readonly (int Min, int Max)[] limits;
    private readonly int[][][] rulesOf;
    private readonly List<Dictionary<(int Type, int Dialogue), int>> panels;
    private readonly int[][] counts;
    private readonly int[][] seatsOf;
    private readonly SortedSet<int>[] panelsOf;
    private readonly HashSet<(int Giving, int Taking)> closed = [];
    private readonly double[] excess;
    private readonly double[] people;

    private SeatExchange(PanelLottery lottery, IReadOnlyList<TypePanel> rounded)
    {
        this.lottery = lottery;
        var all = new PanelRules(lottery.Problem);
        rules = all.All;
        limits = [.. rules.Select(all.LimitsOf)];
        rulesOf = [.. lottery.Types.Select(type => lottery.Problem.Dialogues.Select((_, dialogue) => RulesFor(all, type.Members[0], dialogue)).ToArray())];
        people = [.. lottery.Types.Select(type => (double)type.Members.Count)];
        panels = [.. rounded.Select(panel => panel.Seats.ToDictionary(seats => (seats.Type, seats.Dialogue), seats => seats.Count))];
        counts = [.. panels.Select(CountsIn)];
        seatsOf = [.. lottery.Types.Select(_ => new int[panels.Count])];
        foreach (var (number, panel) in panels.Index())
            foreach (var ((type, _), seats) in panel) seatsOf[type][number] += seats;
        panelsOf = [.. seatsOf.Select(seats => new SortedSet<int>(Enumerable.Range(0, panels.Count).Where(number => seats[number] > 0)))];
        excess = [.. lottery.Types.Select((type, place) => seatsOf[place].Sum() - panels.Count * lottery.Chances[type.Members[0]] * type.Members.Count)];
    }

    public static IReadOnlyList<TypePanel> Mend(PanelLottery lottery, IReadOnlyList<TypePanel> rounded)
    {
        var exchange = new SeatExchange(lottery, rounded);
        while (exchange.ExchangeAll()) { }
        return [.. exchange.panels.Select(panel => new TypePanel(1.0 / rounded.Count, [.. panel.Where(seats => seats.Value > 0).OrderBy(seats => seats.Key).Select(seats => new TypeSeats(seats.Key.Type, seats.Key.Dialogue, seats.Value))]))];
    }

    private bool ExchangeAll()
    {
        // Other exchanges seldom open a way that was closed, so it is tried again only when all other ways are used up.
        closed.Clear();
        if (!ExchangeOne()) return false;
        while (ExchangeOne()) { }
        return true;
    }

    /// <summary>One seat from a type that has too much to one that has too little, the greatest wrongs first; false when none can be righted.</summary>
    private bool ExchangeOne()
    {
        var order = Enumerable.Range(0, people.Length).OrderByDescending(type => excess[type] / people[type]).ToArray();
        foreach (var giving in order)
            foreach (var taking in order.AsEnumerable().Reverse())
            {
                if (!Helps(giving, taking)) break;
                if (closed.Contains((giving, taking))) continue;
                if (Exchange(giving, taking)) return true;
                closed.Add((giving, taking));
            }

        return false;
    }

    /// <summary>Whether the squares of everyone's error become fewer.</summary>
    private bool Helps(int giving, int taking) =>
        (1 - 2 * excess[giving]) / people[giving] + (1 + 2 * excess[taking]) / people[taking] < -1e-9;

    private bool Exchange(int giving, int taking)
    {
        foreach (var number in panelsOf[giving])
            for (var dialogue = 0; dialogue < lottery.Problem.Dialogues.Count; dialogue++)
                if (panels[number].GetValueOrDefault((giving, dialogue)) > 0 && HasRoomFor(taking, dialogue, number) && Keeps(counts[number], rulesOf[giving][dialogue], rulesOf[taking][dialogue]))
                {
                    Move(number, giving, dialogue, -1);
                    Move(number, taking, dialogue, 1);
                    return true;
                }

        return false;
    }

    private bool HasRoomFor(int type, int dialogue, int number) =>
        seatsOf[type][number] < people[type] && lottery.Problem.Pool[lottery.Types[type].Members[0]].CanAttend(dialogue);

    private bool Keeps(int[] count, int[] leaving, int[] coming)
    {
        foreach (var rule in leaving)
            if (count[rule] <= limits[rule].Min && !coming.Contains(rule)) return false;
        foreach (var rule in coming)
            if (count[rule] >= limits[rule].Max && !leaving.Contains(rule)) return false;
        return true;
    }

    private void Move(int number, int type, int dialogue, int by)
    {
        panels[number][(type, dialogue)] = panels[number].GetValueOrDefault((type, dialogue)) + by;
        foreach (var rule in rulesOf[type][dialogue]) counts[number][rule] += by;
        excess[type] += by;
        seatsOf[type][number] += by;
        if (seatsOf[type][number] == 0) panelsOf[type].Remove(number);
        else panelsOf[type].Add(number);
    }

    private int[] RulesFor(PanelRules all, int member, int dialogue) => [.. Enumerable.Range(0, rules.Count).Where(rule => all.Counts(rules[rule], member, dialogue))];

    private int[] CountsIn(Dictionary<(int Type, int Dialogue), int> panel)
    {
        var count = new int[rules.Count];
        foreach (var ((type, dialogue), seats) in panel)
            foreach (var rule in rulesOf[type][dialogue]) count[rule] += seats;
        return count;
    }
}
