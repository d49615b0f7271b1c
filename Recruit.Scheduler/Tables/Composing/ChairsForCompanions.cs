using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// Leaves chairs for those who are brought along: a table has at most so many people who bring somebody as these must be spread, and so
/// many chairs fewer for others, as far as its least allows. A table for exactly so many people gets a chair more.
/// </summary>
public static class ChairsForCompanions
{
    /// <summary>How tables know people who bring somebody; nobody is balanced by it.</summary>
    private const string Attribute = "companion";

    private const string Brought = "brought";

    public static CompositionProblem Of(CompositionProblem problem)
    {
        var bringing = problem.Guests.Where(guest => guest.Accompanied).ToList();
        if (bringing.Count == 0)
            return problem;
        var most = FewestAtATable(problem.Tables, bringing);
        var evenly = (problem.Guests.Count + problem.Tables.Count - 1) / problem.Tables.Count;
        return problem with
        {
            Guests = [.. problem.Guests.Select(guest => guest.Accompanied
                ? guest with { Levels = new Dictionary<string, string>(guest.Levels) { [Attribute] = Brought } }
                : guest)],
            Tables = [.. problem.Tables.Select(table => table with
            {
                Max = Math.Clamp(Math.Max(table.Max - most, evenly), table.Min, table.Max),
                Targets = [.. table.Targets, new TableTarget(Attribute, Brought, 0, most) { Because = TargetReason.Chairs }],
            })],
        };
    }

    /// <summary>The least number of these people at a table with which everyone who can sit anywhere sits somewhere.</summary>
    private static int FewestAtATable(IReadOnlyList<TableSpec> tables, IReadOnlyList<Guest> people)
    {
        var able = people.Where(guest => tables.Any(table => OpenTables.IsOpenTo(guest, table))).ToList();
        return Enumerable.Range(1, people.Count).First(most =>
        {
            var match = new RoleMatch(able.Count, (person, table) => OpenTables.IsOpenTo(able[person], tables[table]));
            for (var table = 0; table < tables.Count; table++) match.Give(table, most);
            return match.Matches.Count() == able.Count;
        });
    }
}
