using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Exact;

/// <summary>
/// The best seating of the same people at tables of any sizes within their ranges, and of several that balance as well the one whose sizes
/// are most equal: three and five may mirror a group that four and four cannot. Proven or nothing, for a few people at a few tables.
/// </summary>
internal sealed class FreeSizes(SearchModel model, IReadOnlyList<TableSpec> tables, ISolver solver)
{
    // Where sizes are free the relaxation starts at nothing: beyond so many numbers no proof comes.
    private const long MostNumbers = 200;

    /// <summary>Whether tables of other sizes could seat as many.</summary>
    public static bool AreThere(IReadOnlyList<TableSpec> tables, int people) =>
        tables.Sum(table => (long)table.Min) < people && people < tables.Sum(table => (long)table.Max)
        && tables.Count(table => table.Min < table.Max) > 1;

    /// <summary>The table of each person of the search; null when nothing was proven, or there are too many people to try.</summary>
    public int[]? Best(Found found, SolveBudget budget, CancellationToken stop)
    {
        if (SeatingModel.SizeOf(model) > MostNumbers || model.HasPreferences || !SeatingModel.CanFreeSizes(model)) return null;
        var seating = new SeatingModel(model, found.TableOf, tables);
        var answer = solver.Solve(seating.Exact, budget, stop);
        return answer.Status == SolveStatus.Optimal ? seating.TableOf(answer.Values) : null;
    }
}
