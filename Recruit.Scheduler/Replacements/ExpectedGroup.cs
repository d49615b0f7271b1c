using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Replacements;

/// <summary>
/// The people of a table, a dialogue or a track beside their targets, each counted as likely as he or she will come. Who left a question
/// open, or has a level without a target, counts neither for nor against.
/// </summary>
public sealed class ExpectedGroup
{
    private readonly Part[] parts;

    /// <param name="ideals">Attributes without shares are left out.</param>
    /// <param name="seats">How many seats there are, the empty ones among them.</param>
    public ExpectedGroup(IEnumerable<BalancedAttribute> ideals, int seats) =>
        parts = [.. ideals.Where(ideal => ideal.Shares is not null).Select(ideal => new Part(ideal, seats))];

    /// <summary>
    /// X² = Σ weight · (expected − due)² / due over attributes and levels, Pearson's distance (1900): what counts is how much of its due
    /// a group lacks. A level that is due less than one seat is taken as due one below the line, so that no single person weighs more.
    /// </summary>
    public double Distance => parts.Sum(part => part.Distance);

    /// <summary>What <see cref="Distance"/> would be with one more person.</summary>
    /// <param name="likely">How likely this person comes, between 0 and 1.</param>
    public double DistanceWith(IReadOnlyDictionary<string, string> levels, double likely) =>
        parts.Sum(part => part.LevelOf(levels) is { } level ? part.DistanceWith(level, likely) : part.Distance);

    /// <summary>
    /// What one more person of a level adds to <see cref="Distance"/>: Linear · likely + Square · likely². It adds up over the levels of a
    /// person, so that thousands are weighed by the levels that they have.
    /// </summary>
    public IEnumerable<(string Attribute, string Level, double Linear, double Square)> Steps =>
        parts.SelectMany(part => part.Steps);

    /// <inheritdoc cref="DistanceWith"/>
    public void Add(IReadOnlyDictionary<string, string> levels, double likely)
    {
        foreach (var part in parts)
            if (part.LevelOf(levels) is { } level)
                part.Add(level, likely);
    }

    /// <summary>How many people of a level the group will lack once every seat is held; below 0 when there are too many.</summary>
    public double Lacks(string attribute, string level) =>
        Array.Find(parts, part => part.Attribute == attribute)?.Lacks(level) ?? 0;

    /// <summary>How many people of a level the group should have.</summary>
    public double Due(string attribute, string level) =>
        Array.Find(parts, part => part.Attribute == attribute)?.Due(level) ?? 0;

    /// <summary>Attributes and levels that have a share.</summary>
    public IEnumerable<(string Attribute, string Level)> Levels => parts.SelectMany(part => part.Levels);

    private sealed class Part(BalancedAttribute ideal, int seats)
    {
        private readonly double weight = (double)ideal.Weight;
        private readonly Dictionary<string, double> shares = SharesOf(ideal.Shares!);
        private readonly Dictionary<string, double> expected = [];
        private double all;

        // Of those whose level is known.
        private static Dictionary<string, double> SharesOf(IReadOnlyDictionary<string, decimal> given)
        {
            var known = given.Where(share => share is { Key: not "", Value: > 0 }).ToList();
            return known.ToDictionary(share => share.Key, share => (double)(share.Value / known.Sum(one => one.Value)));
        }

        public string Attribute => ideal.Name;

        public IEnumerable<(string Attribute, string Level)> Levels => shares.Keys.Select(level => (ideal.Name, level));

        public double Distance => DistanceWith(null, 0);

        public string? LevelOf(IReadOnlyDictionary<string, string> levels) =>
            levels.TryGetValue(ideal.Name, out var level) && shares.ContainsKey(level) ? level : null;

        public double DistanceWith(string? more, double likely)
        {
            var sum = 0.0;
            foreach (var (level, share) in shares)
            {
                var there = expected.GetValueOrDefault(level) + (level == more ? likely : 0);
                var away = there - share * (all + likely);
                sum += away * away / Math.Max(1, share * seats);
            }
            return weight * sum;
        }

        // With x of share s one more of level m moves every away by likely·([x = m] − s).
        public IEnumerable<(string Attribute, string Level, double Linear, double Square)> Steps =>
            from more in shares.Keys
            let moves = shares.Select(one => (
                Away: expected.GetValueOrDefault(one.Key) - one.Value * all, By: (one.Key == more ? 1 : 0) - one.Value,
                Due: Math.Max(1, one.Value * seats))).ToList()
            select (ideal.Name, more, weight * moves.Sum(move => 2 * move.Away * move.By / move.Due),
                weight * moves.Sum(move => move.By * move.By / move.Due));

        public double Due(string level) => shares.GetValueOrDefault(level) * Math.Max(seats, all);

        public double Lacks(string level) => Due(level) - expected.GetValueOrDefault(level);

        public void Add(string level, double likely)
        {
            expected[level] = expected.GetValueOrDefault(level) + likely;
            all += likely;
        }
    }
}
