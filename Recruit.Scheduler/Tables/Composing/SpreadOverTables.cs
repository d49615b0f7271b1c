using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>
/// Turns "no level twice at a table while another is missing" into numbers per table and level. Of a level with people enough for all
/// tables every table has one, of any other no table has two: then whoever moved to where his or her level is missing would be missed
/// where he or she sat. Who can come where counts: a maximum matching gives people of the level to tables, and the tables that it
/// leaves without one, with those that could take theirs, are the ones that people are too few for (Dulmage, Mendelsohn 1958).
/// </summary>
public static class SpreadOverTables
{
    /// <summary>The problem with its tables told what each must have so that these attributes are spread.</summary>
    public static CompositionProblem Of(CompositionProblem problem, IReadOnlyCollection<string> attributes)
    {
        var targets = attributes.SelectMany(attribute => TargetsOf(problem, attribute)).ToLookup(one => one.Table, one => one.Target);
        return problem with { Tables = [.. problem.Tables.Select((table, index) => With(table, targets[index]))] };
    }

    // What was asked of a level by name goes before.
    private static TableSpec With(TableSpec table, IEnumerable<TableTarget> spread) => table with
    {
        Targets =
        [
            .. table.Targets,
            .. spread.Where(target => !table.Targets.Any(own => (own.Attribute, own.Level) == (target.Attribute, target.Level))),
        ],
    };

    private static IEnumerable<(int Table, TableTarget Target)> TargetsOf(CompositionProblem problem, string attribute)
    {
        var levels = problem.Guests.GroupBy(guest => guest.LevelOf(attribute)).Where(level => level.Key.Length > 0)
            .Select(level => (level.Key, Most: MostAt(problem.Tables, [.. level]))).ToList();
        return problem.Tables.Index().SelectMany(table =>
        {
            // A table with fewer seats than that has nobody twice.
            var hasRoom = levels.Count(level => level.Most[table.Index] is not null) <= table.Item.Max;
            return levels.Select(level => (table.Index, hasRoom && level.Most[table.Index] is { } most
                ? new TableTarget(attribute, level.Key, 1, most) { Because = TargetReason.Spread }
                : new TableTarget(attribute, level.Key, 0, 1) { Because = TargetReason.Spread }));
        });
    }

    /// <summary>
    /// For each table of which every one can have one of these people, how many it may have: those who are needed at other tables do not
    /// count. Null for tables that they are too few for.
    /// </summary>
    private static int?[] MostAt(IReadOnlyList<TableSpec> tables, IReadOnlyList<Guest> people)
    {
        var match = new RoleMatch(people.Count, MaySit);
        var tooFew = new Queue<int>(Enumerable.Range(0, tables.Count).Where(table => !match.Give(table, 1)).ToList());
        var (without, needed) = (tooFew.ToHashSet(), new HashSet<int>());
        while (tooFew.TryDequeue(out var table))
            foreach (var (person, seat) in match.Matches.Where(one => MaySit(one.Holder, table)))
            {
                needed.Add(person);
                if (without.Add(seat)) tooFew.Enqueue(seat);
            }

        return
        [
            .. tables.Select((_, table) => without.Contains(table)
                ? (int?)null
                : Enumerable.Range(0, people.Count).Count(person => !needed.Contains(person) && MaySit(person, table))),
        ];

        bool MaySit(int person, int table) => OpenTables.IsOpenTo(people[person], tables[table]);
    }
}
