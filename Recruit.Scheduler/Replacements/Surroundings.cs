using Recruit.Data.Invitations;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Invitations.Turnouts;
using Recruit.Scheduler.Tables;

namespace Recruit.Scheduler.Replacements;

/// <summary>All that a seat is filled for: its table, its dialogue and its track, beside their targets.</summary>
/// <param name="Table">The people at the table.</param>
/// <param name="Wider">The dialogue, where it has several tables, and the track.</param>
public sealed record Surroundings(ExpectedGroup Table, IReadOnlyList<ExpectedGroup> Wider)
{
    // From half a person on, one more brings the table nearer.
    private const double Half = 0.5;

    // About what a second person of a small group gains at a table that has one, so that a table that has none goes before it.
    private const double Price = 1.5;

    // More than any distance: first comes who brings what the table must have.
    private const double FirstOfAll = 1e6;

    // Sums of equal parts may differ far behind the comma.
    private const int DecimalsThatCount = 9;

    /// <summary>How likely people come; null counts everyone as certain.</summary>
    public GroupTurnout? Turnout { get; init; }

    /// <summary>Which groups run short, and by how much.</summary>
    public GroupOutlook Outlook { get; init; } = GroupOutlook.Plenty;

    /// <summary>The attributes with the words for their levels.</summary>
    public IReadOnlyList<ProgrammeAttribute> Attributes { get; init; } = [];

    /// <summary>Of whom the table lacks how many of its least number.</summary>
    public IReadOnlyDictionary<(string Attribute, string Level), int> Missing { get; init; } = new Dictionary<(string, string), int>();

    /// <summary>A table by itself, whose people will come.</summary>
    public static Surroundings Alone(IReadOnlyCollection<Candidate> seated, IReadOnlyList<BalancedAttribute> ideals, int empty)
    {
        var table = new ExpectedGroup(ideals, seated.Count + empty);
        foreach (var guest in seated) table.Add(guest.Levels, 1);
        return new Surroundings(table, []);
    }

    private IEnumerable<ExpectedGroup> All => [Table, .. Wider];

    /// <summary>
    /// By how much this person brings table, dialogue and track further from their targets; below 0 it is nearer. Somebody of a group
    /// that runs short costs more where the table has as much of it as there will be for all: others have less. Whoever brings what the
    /// table must have comes before all others.
    /// </summary>
    public double Cost(Candidate person) => CostOfEach()(person);

    /// <summary><see cref="Cost"/> as it is now, for many people: what it comes to per level is worked out once.</summary>
    public Func<Candidate, double> CostOfEach()
    {
        var steps = All.SelectMany(group => group.Steps).GroupBy(step => (step.Attribute, step.Level)).ToDictionary(
            same => same.Key, same => (Linear: same.Sum(step => step.Linear), Square: same.Sum(step => step.Square),
                Kept: Price * Outlook.KeptFrom(Table, same.Key.Attribute, same.Key.Level)));
        return person =>
        {
            var likely = Turnout?.AcceptsAndComes(person.Levels) ?? 1;
            var (linear, square, kept) = (0.0, 0.0, 0.0);
            foreach (var level in person.Levels)
                if (steps.TryGetValue((level.Key, level.Value), out var step))
                    (linear, square, kept) = (linear + step.Linear, square + step.Square, kept + step.Kept);
            return Math.Round(likely * (linear + likely * square) + kept - FirstOfAll * Needs(person), DecimalsThatCount);
        };
    }

    /// <summary>How many things that the table must have and lacks this person is.</summary>
    public int Needs(Candidate person) => Missing.Count == 0 ? 0 : person.Levels.Count(IsMissing);

    /// <summary>The group that this person brings and that is lacked most; null when none is.</summary>
    public Brought? Brings(Candidate person) => (
        from level in person.Levels
        let shown = Attributes.FirstOrDefault(one => one.Slug == level.Key && !one.Special)
            ?.Levels
            .FirstOrDefault(one => one.Slug == level.Value)
        where shown is not null
        let lacks = All.Select(circle => circle.Lacks(level.Key, level.Value)).ToList()
        let table = lacks[0]
        let track = lacks[^1]
        where table >= Half || track >= Half || IsMissing(level)
        orderby IsMissing(level) descending, RelativeLack(level.Key, level.Value) descending, level.Key
        select new Brought(
            level.Key, level.Value, shown.LabelNl, shown.LabelEn, Math.Round(table, 1), Math.Round(track, 1))).FirstOrDefault();

    private bool IsMissing(KeyValuePair<string, string> level) => Missing.ContainsKey((level.Key, level.Value));

    private double RelativeLack(string attribute, string level) =>
        All.Sum(group => group.Lacks(attribute, level) / Math.Max(1, group.Due(attribute, level)));
}
