using Recruit.Scheduler.Engines.Solver;

namespace Recruit.Scheduler.Tables.Exact;

/// <summary>
/// What the exact engine may take. What nobody asked for is limited in work, so that the machine's speed changes nothing; only a time limit
/// that somebody set, or the minute of a proof that somebody asked for, cuts it off.
/// </summary>
internal static class ExactBudget
{
    // In the engine's deterministic seconds, of which a core does about one a second: generous where a group is small.
    private const double WorkOfProof = 5;
    private const double WorkOfSmallProof = 20;
    private const double WorkOfSomeTables = 0.25;
    private const double WorkOfRules = 2;

    // Far more than that work takes on a slow and busy machine: only an engine that hangs is cut off by it.
    private static readonly TimeSpan LongestUnasked = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromSeconds(60);

    /// <summary>Whether a proof may end by the clock and say so.</summary>
    public static bool HasTime(CompositionOptions options) => options.TimeLimit is not null || options.Solver == SolverUse.Exact;

    /// <summary>For a better seating and a better bound: all the time there is where somebody set one; null when the time is up.</summary>
    public static SolveBudget? ForProof(CompositionOptions options, TimeSpan spent, bool small = false) =>
        Of(options, spent, HasTime(options) ? double.PositiveInfinity : small ? WorkOfSmallProof : WorkOfProof);

    /// <summary>For a few tables that are taken apart; null when the time is up.</summary>
    public static SolveBudget? ForSomeTables(CompositionOptions options, TimeSpan spent) => Of(options, spent, WorkOfSomeTables);

    /// <summary>For each question about which rules can be kept; null when the time is up.</summary>
    public static SolveBudget? ForRules(CompositionOptions options, TimeSpan spent) =>
        Of(options, spent, options.Solver == SolverUse.Exact ? double.PositiveInfinity : WorkOfRules);

    private static SolveBudget? Of(CompositionOptions options, TimeSpan spent, double work)
    {
        var left = options.TimeLimit is { } limit ? limit - spent : options.Solver == SolverUse.Exact ? LongestAsked : LongestUnasked;
        return left <= TimeSpan.Zero ? null : new(left, (int)(options.Seed & int.MaxValue)) { Work = work };
    }
}
