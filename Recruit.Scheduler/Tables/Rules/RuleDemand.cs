using Recruit.Scheduler.Engines.Solver;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Rules;

/// <summary>
/// One thing that a rule demands of every seating: it can be left out to see what it costs, and told to the exact engine.
/// </summary>
/// <param name="Name">What a person would call it: "household Lindelaan 4".</param>
/// <param name="Guests">The ids of those it is about; empty when it is about a table.</param>
/// <param name="Drop">The problem without it.</param>
/// <param name="Limits">The same demand as sums over who sits where.</param>
public sealed record RuleDemand(
    Wording Name, IReadOnlyList<string> Guests, Func<CompositionProblem, CompositionProblem> Drop,
    Func<SeatChoices, IEnumerable<Limit>> Limits)
{
    /// <summary>The problem with some guests changed.</summary>
    public static CompositionProblem OnGuests(CompositionProblem problem, Func<Guest, Guest> change) =>
        problem with { Guests = [.. problem.Guests.Select(change)] };

    /// <summary>The problem with one table changed.</summary>
    public static CompositionProblem OnTable(CompositionProblem problem, string name, Func<TableSpec, TableSpec> change) =>
        problem with { Tables = [.. problem.Tables.Select(table => table.Name == name ? change(table) : table)] };
}

/// <summary>A sum over who sits where that stays within limits.</summary>
public sealed record Limit(ExactSum Sum, long Least, long Most);

/// <summary>Who might sit where, as numbers of an exact model: 1 for a guest who sits at a table.</summary>
public sealed class SeatChoices(CompositionProblem problem, IReadOnlyDictionary<string, int[]> seats)
{
    public IReadOnlyList<TableSpec> Tables => problem.Tables;

    /// <summary>Those who are to be seated.</summary>
    public IEnumerable<Guest> Guests => problem.Guests.Where(guest => seats.ContainsKey(guest.Id));

    /// <summary>The number of a guest's seat at a table, by index of the problem.</summary>
    public int At(Guest guest, int table) => seats[guest.Id][table];

    /// <summary>How many of some guests sit at a table.</summary>
    public ExactSum CountAt(int table, IEnumerable<Guest> guests) =>
        ExactSum.Of(guests.Where(guest => seats.ContainsKey(guest.Id)).Select(guest => At(guest, table)));

    /// <summary>These guests sit at none of some tables.</summary>
    public IEnumerable<Limit> Never(IEnumerable<Guest> guests, Func<TableSpec, bool> at) =>
        from table in Enumerable.Range(0, Tables.Count)
        where at(Tables[table])
        select new Limit(CountAt(table, guests), 0, 0);

    /// <summary>At every table at most so many of some guests.</summary>
    public IEnumerable<Limit> AtMostOneAtATable(IReadOnlyList<Guest> guests) =>
        Enumerable.Range(0, Tables.Count).Select(table => new Limit(CountAt(table, guests), 0, 1));
}
