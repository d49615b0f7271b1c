using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Data.Representativeness;
using Recruit.Scheduler.Representativeness;
using Recruit.Web.Language;

namespace Recruit.Web.Targets;

/// <summary>One level of an attribute beside who there is. Shares are between 0 and 1.</summary>
/// <param name="Registered">Null where so few that the figure would tell about persons.</param>
/// <param name="Able">How many of those who may be drawn can come; hidden as <paramref name="Registered"/>.</param>
/// <param name="Seats">How many seats the target means; null when no seats are to be filled.</param>
/// <param name="Filled">As <paramref name="Seats"/>, of as many seats as there are people to fill them.</param>
public sealed record TargetRow(
    Level Level, double? Population, int? Registered, int? Able, decimal? Share, double? Seats, double Filled, string Reason)
{
    /// <summary>
    /// How many people are lacking to fill the seats that are meant for this level; whole people. Where everyone is scarce, a level lacks
    /// people only when it is scarcer than it should be.
    /// </summary>
    public int Lacking => Able is { } able && Seats is { } seats && able < (int)Filled ? (int)seats - able : 0;
}

/// <summary>The targets of one attribute at a place.</summary>
/// <param name="Origin">Where they come from; null when there are none.</param>
/// <param name="Source">Of the population, with its day; empty when there is none.</param>
public sealed record TargetTable(ProgrammeAttribute Attribute, IReadOnlyList<TargetRow> Rows, TargetPlace? Origin, string Source)
{
    public bool Lacks => Rows.Any(row => row.Lacking > 0);

    /// <param name="targets">Those that hold at the place.</param>
    /// <param name="registered">People per level.</param>
    /// <param name="able">Who may be drawn and can come.</param>
    /// <param name="seats">How many are to be filled.</param>
    public static TargetTable Of(
        ProgrammeAttribute attribute, IReadOnlyList<Target> targets, TargetPlace? origin, InvitedPopulation population,
        IReadOnlyDictionary<string, int> registered, IReadOnlyCollection<Candidate> able, int seats)
    {
        var own = targets.Where(target => target.AttributeId == attribute.Id).ToList();
        var aims = population.Area is null ? own : population.AsAims([attribute], own);
        var there = attribute.Levels.Select(level => (level.Slug, registered.GetValueOrDefault(level.Slug))).ToList();
        var coming = attribute.Levels.Select(level =>
            (level.Slug, able.Count(person => person.Levels.GetValueOrDefault(attribute.Slug) == level.Slug))).ToList();
        var (shown, canCome) = (Shown(attribute, there), Shown(attribute, coming));
        return new TargetTable(
            attribute,
            [.. attribute.Levels.Select((level, place) => RowOf(
                level, own.Find(target => target.Level == level.Slug), aims.FirstOrDefault(aim => aim.Level == level.Slug),
                shown[place], canCome[place], seats, Math.Min(seats, able.Count)))],
            origin, SourceOf(aims));
    }

    private static TargetRow RowOf(Level level, Target? target, Target? aim, int? registered, int? able, int seats, int filled) => new(
        level, (double?)aim?.Population, registered, able, target?.Share,
        target is null || seats == 0 ? null : (double)target.Share * seats, (double)(target?.Share ?? 0) * filled, target?.Reason ?? "");

    // Even colleagues see special-category data only as the public would.
    private static List<int?> Shown(ProgrammeAttribute attribute, IReadOnlyList<(string Level, int People)> counts) => attribute.Special
        ? [.. PublicTable.Of(counts).Cells.Select(cell => cell.People)]
        : [.. counts.Select(count => (int?)count.People)];

    private static string SourceOf(IReadOnlyList<Target> aims) =>
        aims.FirstOrDefault(aim => aim.Source.Length > 0) is not { } first ? ""
        : first.ReferenceDate is { } day ? $"{first.Source}, {Moment.Day(day)}"
        : first.Source;
}
