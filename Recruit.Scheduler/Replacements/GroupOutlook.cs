using Recruit.Data.Registrations;

namespace Recruit.Scheduler.Replacements;

/// <summary>What is to come of one group in a track.</summary>
/// <param name="Lacking">How many of the group the coming tables will lack when everyone does as is expected.</param>
/// <param name="ToAsk">How many must be asked so that as many come.</param>
/// <param name="Left">How many are left who may be asked and can come to at least one of the dialogues.</param>
public sealed record GroupProspect(string Attribute, string Level, double Lacking, double ToAsk, int Left)
{
    /// <summary>Whether everyone who is left will not be enough.</summary>
    public bool RunsShort => ToAsk > Left && Lacking >= 1;
}

/// <summary>Which groups of a track will run short while its seats are refilled.</summary>
public sealed class GroupOutlook(IReadOnlyList<GroupProspect> prospects)
{
    /// <summary>Nobody runs short.</summary>
    public static readonly GroupOutlook Plenty = new([]);

    private readonly Dictionary<(string, string), double> shortages = prospects
        .ToDictionary(one => (one.Attribute, one.Level), one => Math.Clamp(one.ToAsk / Math.Max(1, one.Left) - 1, 0, 1));

    /// <summary>The groups of the attributes, in their order.</summary>
    public IReadOnlyList<GroupProspect> Prospects => prospects;

    /// <summary>Between 0, when enough are left, and 1, when twice as many are needed.</summary>
    public double Shortage(string attribute, string level) => shortages.GetValueOrDefault((attribute, level));

    /// <param name="tables">The tables of the dialogues that are still refilled.</param>
    /// <param name="left">Those who may be asked and can come to at least one of them.</param>
    /// <param name="likely">How likely a person accepts and comes.</param>
    public static GroupOutlook Of(
        ExpectedGroup track, IReadOnlyCollection<ExpectedGroup> tables, IReadOnlyCollection<Candidate> left, Func<Candidate, double> likely)
    {
        var prospects = new List<GroupProspect>();
        foreach (var (attribute, level, _) in track.Levels)
        {
            var people = left.Where(person => person.Levels.GetValueOrDefault(attribute) == level).ToList();
            var lacking = Math.Max(0, tables.Sum(table => table.Lacks(attribute, level)));
            var rate = people.Count == 0 ? 1 : people.Average(likely);
            prospects.Add(new GroupProspect(attribute, level, lacking, lacking / rate, people.Count));
        }
        return new GroupOutlook(prospects);
    }
}
