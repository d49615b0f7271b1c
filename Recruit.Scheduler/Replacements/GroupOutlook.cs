using Recruit.Data.Registrations;

namespace Recruit.Scheduler.Replacements;

/// <summary>What is to come of one group in a track.</summary>
/// <param name="Lacking">
/// How many seats that are the group's due somebody else will hold, or nobody, when everyone answers as expected.
/// </param>
/// <param name="ToAsk">How many must be asked so that as many come.</param>
/// <param name="Left">How many are left who may be asked and can come to at least one of the dialogues.</param>
/// <param name="Reach">The part of their due to which those who are left can bring all tables that have less; 1
/// when there are enough.</param>
public sealed record GroupProspect(string Attribute, string Level, double Lacking, double ToAsk, int Left, double Reach = 1)
{
    /// <summary>Whether everyone who is left will not be enough.</summary>
    public bool RunsShort => ToAsk > Left && Lacking >= 1;
}

/// <summary>Which groups of a track will run short while its seats are refilled.</summary>
public sealed class GroupOutlook(IReadOnlyList<GroupProspect> prospects)
{
    /// <summary>Nobody runs short.</summary>
    public static readonly GroupOutlook Plenty = new([]);

    private readonly Dictionary<(string, string), GroupProspect> scarce =
        prospects.Where(one => one.ToAsk > one.Left).ToDictionary(one => (one.Attribute, one.Level));

    /// <summary>The groups of the attributes, in their order.</summary>
    public IReadOnlyList<GroupProspect> Prospects => prospects;

    /// <summary>
    /// How much it matters that a group is kept for tables that have less of it: between 0, when enough are left or the table has less than
    /// what all can have, and 1, when twice as many are needed.
    /// </summary>
    public double KeptFrom(ExpectedGroup table, string attribute, string level) =>
        scarce.TryGetValue((attribute, level), out var one) && table.Due(attribute, level) is var due
            && due - table.Lacks(attribute, level) >= one.Reach * due
            ? Math.Clamp(one.ToAsk / Math.Max(1, one.Left) - 1, 0, 1)
            : 0;

    /// <param name="seats">The tables of the dialogues that are still refilled, each holder as likely as the seat stays held.</param>
    /// <param name="tables">The same tables, each holder as likely as he or she comes.</param>
    /// <param name="left">Those who may be asked and can come to at least one of them.</param>
    /// <param name="accepts">How likely a person accepts.</param>
    /// <param name="comes">How likely a person accepts and comes.</param>
    public static GroupOutlook Of(
        IReadOnlyCollection<ExpectedGroup> seats, IReadOnlyCollection<ExpectedGroup> tables, IReadOnlyCollection<Candidate> left,
        Func<Candidate, double> accepts, Func<Candidate, double> comes)
    {
        var prospects = new List<GroupProspect>();
        foreach (var (attribute, level) in tables.SelectMany(table => table.Levels).Distinct())
        {
            var people = left.Where(person => person.Levels.GetValueOrDefault(attribute) == level).ToList();
            var lacking = Math.Max(0, seats.Sum(table => table.Lacks(attribute, level)));
            var toAsk = people.Count == 0 ? lacking : lacking / people.Average(accepts);
            prospects.Add(new GroupProspect(
                attribute, level, lacking, toAsk, people.Count, ReachOf(tables, attribute, level, people.Sum(comes))));
        }
        return new GroupOutlook(prospects);
    }

    /// <summary>As water in vessels: poured in, it stands equally high in all that are not fuller already.</summary>
    private static double ReachOf(IReadOnlyCollection<ExpectedGroup> tables, string attribute, string level, double people)
    {
        var vessels = tables.Select(table => (Due: table.Due(attribute, level), Lacks: table.Lacks(attribute, level))).ToList();
        var (low, high) = (0.0, 1.0);
        for (var halvings = 0; halvings < 30; halvings++)
        {
            var middle = (low + high) / 2;
            if (vessels.Sum(vessel => Math.Max(0, vessel.Lacks - (1 - middle) * vessel.Due)) <= people) low = middle;
            else high = middle;
        }
        return low > 1 - 1e-6 ? 1 : low;
    }
}
