using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// A roster in which people come, go and move while sizes change: knows of each table what its balance and its rules cost.
/// One broken rule outweighs all balance.
/// </summary>
internal sealed class LivingRoster
{
    public const double Broken = 1_000_000;

    private readonly CompositionProblem problem;
    private readonly Numbering numbering;
    private readonly double[] share;
    private readonly double[] weight;
    private readonly int[][] levelsOf;
    private readonly int[,] counts;
    private readonly HashSet<int>[] guestsAt;

    /// <param name="problem">The people who are there now.</param>
    /// <param name="numbering">Levels and shares of everyone who is to have a seat.</param>
    public LivingRoster(CompositionProblem problem, Numbering numbering)
    {
        (this.problem, this.numbering) = (problem, numbering);
        TableOf = [.. Enumerable.Repeat(-1, problem.Guests.Count)];
        var seats = (double)Math.Max(1, numbering.Seated.Length);
        share = [.. numbering.Attributes.SelectMany(attribute => attribute.Levels.Select((level, index) =>
            attribute.Shares is { } shares ? (double)shares.GetValueOrDefault(level) : attribute.People[index] / seats))];
        weight = [.. numbering.Attributes.SelectMany(attribute => attribute.Levels.Select(_ => (double)attribute.Weight))];
        levelsOf = [.. problem.Guests.Select(LevelsOf)];
        counts = new int[problem.Tables.Count, share.Length];
        guestsAt = [.. problem.Tables.Select(_ => new HashSet<int>())];
    }

    public int[] TableOf { get; }

    public IReadOnlyCollection<int> GuestsAt(int table) => guestsAt[table];

    public void Seat(int guest, int table)
    {
        TableOf[guest] = table;
        guestsAt[table].Add(guest);
        foreach (var level in levelsOf[guest]) counts[table, level]++;
    }

    public void Unseat(int guest)
    {
        guestsAt[TableOf[guest]].Remove(guest);
        foreach (var level in levelsOf[guest]) counts[TableOf[guest], level]--;
        TableOf[guest] = -1;
    }

    public void Move(int guest, int table)
    {
        Unseat(guest);
        Seat(guest, table);
    }

    /// <summary>The table's deviation, plus <see cref="Broken"/> for every person by whom a rule is missed.</summary>
    public double CostOf(int table)
    {
        var (deviation, size) = (0.0, guestsAt[table].Count);
        for (var level = 0; level < share.Length; level++)
            deviation += weight[level] * Math.Abs(counts[table, level] - size * share[level]);
        return deviation + Broken * BreachesAt(table);
    }

    /// <summary>The first rule that the table misses, as a sentence.</summary>
    public Wording? Complaint(int table)
    {
        var (spec, size) = (problem.Tables[table], guestsAt[table].Count);
        if (size < spec.Min) return RepairWords.TooFew(spec, size);
        if (size > spec.Max) return RepairWords.TooMany(spec, size);
        return BreachesAt(table) > 0 ? RepairWords.RuleNotKept(spec.Name) : null;
    }

    /// <summary>The cell that is furthest from its ideal: attribute, level, count and ideal.</summary>
    public (string Attribute, string Level, int Count, double Ideal) WorstAt(int table)
    {
        var worst = Enumerable.Range(0, share.Length)
            .MaxBy(level => weight[level] * Math.Abs(counts[table, level] - guestsAt[table].Count * share[level]));
        var attribute = numbering.Attributes.Last(attribute => attribute.First <= worst);
        return (attribute.Name, attribute.Levels[worst - attribute.First], counts[table, worst], guestsAt[table].Count * share[worst]);
    }

    private int BreachesAt(int table)
    {
        var (spec, guests) = (problem.Tables[table], guestsAt[table]);
        var breaches = Math.Max(0, spec.Min - guests.Count) + Math.Max(0, guests.Count - spec.Max) + MeetingsAt(guests);
        foreach (var quota in spec.Roles)
            breaches += Math.Max(0, quota.Least - guests.Count(guest => problem.Guests[guest].Role == quota.Role));
        foreach (var target in spec.Targets)
        {
            var present = guests.Count(guest => problem.Guests[guest].LevelOf(target.Attribute) == target.Level);
            breaches += Math.Max(0, target.Min - present) + Math.Max(0, present - target.Max);
        }

        return breaches;
    }

    private int MeetingsAt(HashSet<int> guests)
    {
        var (seen, meetings) = (new HashSet<string>(), 0);
        foreach (var guest in guests)
        {
            if (problem.Guests[guest].Household is { } household && !seen.Add("household " + household)) meetings++;
            foreach (var name in problem.Guests[guest].Apart)
                if (!seen.Add("apart " + name)) meetings++;
        }

        return meetings;
    }

    private int[] LevelsOf(Guest guest) =>
        [.. numbering.Attributes.Select(attribute => attribute.NumberOf(numbering.LevelOf(guest, attribute))).Where(level => level >= 0)];
}
