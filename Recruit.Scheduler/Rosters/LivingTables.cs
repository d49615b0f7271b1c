using System.Globalization;
using Recruit.Data.Dialogues;
using Recruit.Data.Neighbours;
using Recruit.Data.Programmes;
using Recruit.Data.Registrations;
using Recruit.Scheduler.Language;
using Recruit.Scheduler.Rounds;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Rosters;

/// <summary>Somebody with a seat.</summary>
/// <param name="Comes">False for who did not show up: the seat is kept, but nobody sits there.</param>
public sealed record SeatedPerson(Candidate Person, int Table, bool Comes)
{
    /// <summary>How words and proposals call this person.</summary>
    public string Called(string language) => new Wording($"registration {Person.Number}", $"aanmelding {Person.Number}").In(language);
}

/// <summary>How far all tables together are from mirroring the group, and the least that whole people allow.</summary>
public sealed record StandingBalance(decimal Deviation, decimal Bound);

/// <summary>The tables of one dialogue as they stand.</summary>
/// <param name="Attributes">Special-category ones are no reason to ask anybody to move.</param>
public sealed record TablesAsTheyStand(
    Dialogue Dialogue, IReadOnlyList<SeatedPerson> People, IReadOnlyList<RoleQuota> Quotas, IReadOnlyList<ProgrammeAttribute> Attributes)
{
    /// <summary>Who sits with whom, who must not, and who has a table of his or her own.</summary>
    public NeighbourBook Neighbours { get; init; } = NeighbourBook.Empty;
}

/// <summary>What it would mean if one person sat at another table.</summary>
/// <param name="After">The deviation of all tables together; null when a rule forbids it.</param>
/// <param name="Against">The rules that forbid it.</param>
public sealed record MoveChoice(int Table, decimal? After, IReadOnlyList<Wording> Against);

/// <summary>
/// Moves people between the tables of one dialogue: by hand, or with as few moves as mend the balance. It decides and changes nothing.
/// </summary>
public sealed class LivingTables(RosterRepairer repairer)
{
    private static readonly CompositionOptions Options = new() { Threads = 1, Solver = SolverUse.Search };

    /// <summary>The balance as it is; null when nobody comes.</summary>
    public StandingBalance? BalanceOf(TablesAsTheyStand now, string language, CancellationToken stop) =>
        now.People.Any(person => person.Comes)
        && repairer.Repair(ProblemOf(now, one => AsItIs(now, one), _ => null, language), OrderOf(now, 0, language), Options, stop)
            is RepairOutcome.Repaired({ After: var after })
            ? new StandingBalance(after.Deviation, after.Bound)
            : null;

    /// <summary>The moves that mend most, at most <paramref name="mostMoves"/>; who is in <paramref name="staying"/> stays.</summary>
    public RepairOutcome Mend(TablesAsTheyStand now, int mostMoves, IReadOnlySet<long> staying, string language, CancellationToken stop) =>
        repairer.Repair(
            ProblemOf(now, table => ToMend(now, table), person => staying.Contains(person.Person.Number) ? person.Table : null, language,
                mend: true),
            OrderOf(now, mostMoves, language), Options, stop);

    /// <summary>Every other table, with the balance there would be if this person sat there and nobody else moved.</summary>
    public IReadOnlyList<MoveChoice> ChoicesFor(TablesAsTheyStand now, SeatedPerson mover, string language, CancellationToken stop) =>
        [.. Enumerable.Range(1, now.Dialogue.TableCount)
            .Where(table => table != mover.Table)
            .Select(table => ChoiceOf(now, mover, table, language, stop))];

    /// <summary>Everyone who comes, free to sit at any table by the rules that can be kept with these people.</summary>
    internal static CompositionProblem ProblemToMend(TablesAsTheyStand now, string language) =>
        ProblemOf(now, table => ToMend(now, table), _ => null, language);

    private MoveChoice ChoiceOf(TablesAsTheyStand now, SeatedPerson mover, int table, string language, CancellationToken stop) =>
        now.Neighbours.PinOf(mover.Person.Id) == (now.Dialogue.Id, mover.Table)
            ? new MoveChoice(table, null, [
                new($"has a place of his or her own at table {mover.Table}", $"heeft een vaste plaats aan tafel {mover.Table}")])
            : TriedChoiceOf(now, mover, table, language, stop);

    private MoveChoice TriedChoiceOf(TablesAsTheyStand now, SeatedPerson mover, int table, string language, CancellationToken stop) =>
        repairer.Repair(
            ProblemOf(now, one => AsItIs(now, one), person => person == mover ? table : person.Table, language), OrderOf(now, 0, language),
            Options, stop) switch
        {
            RepairOutcome.Repaired(var repair) => new MoveChoice(table, repair.After.Deviation, []),
            RepairOutcome.Impossible(var clashes, _) => new MoveChoice(table, null, clashes),
            var other => throw new InvalidOperationException($"{other} is no outcome of a move."),
        };

    // When many stay away no table can have its least, but all can have about as many; and a role that went home cannot be had.
    private static TableSpec ToMend(TablesAsTheyStand now, int table)
    {
        var coming = now.People.Where(person => person.Comes).ToList();
        return new TableSpec(NameOf(table), Math.Min(now.Dialogue.TableMin, coming.Count / now.Dialogue.TableCount),
            Math.Max(now.Dialogue.TableMax, (coming.Count + now.Dialogue.TableCount - 1) / now.Dialogue.TableCount))
        {
            Roles = [.. now.Quotas.Where(quota => WithRole(coming, quota.Role) >= quota.Least * now.Dialogue.TableCount)
                .Select(quota => new TableRole(quota.Role, quota.Least))],
        };
    }

    // What is amiss already is no reason against a move by hand.
    private static TableSpec AsItIs(TablesAsTheyStand now, int table)
    {
        var there = now.People.Where(person => person.Comes && person.Table == table).ToList();
        return new TableSpec(
            NameOf(table), there.Count < now.Dialogue.TableMin ? 0 : now.Dialogue.TableMin, Math.Max(there.Count, now.Dialogue.TableMax))
        {
            Roles = [.. now.Quotas.Where(quota => WithRole(there, quota.Role) >= quota.Least)
                .Select(quota => new TableRole(quota.Role, quota.Least))],
        };
    }

    private static int WithRole(IEnumerable<SeatedPerson> people, string role) =>
        people.Count(person => RoundPool.RoleOf(person.Person) == role);

    private static RepairOrder OrderOf(TablesAsTheyStand now, int mostMoves, string language) =>
        new(now.People.ToDictionary(person => person.Called(language), person => NameOf(person.Table)), mostMoves);

    private static CompositionProblem ProblemOf(
        TablesAsTheyStand now, Func<int, TableSpec> specOf, Func<SeatedPerson, int?> pinnedTo, string language, bool mend = false)
    {
        var known = now.Attributes.Where(attribute => !attribute.Special && (attribute.Weight > 0 || attribute.Spread)).ToList();
        var coming = now.People.Where(person => person.Comes).ToList();
        var neighbours = new NeighboursAtTables(now, mend);
        var free = new CompositionProblem(
            [.. coming.Select(person => neighbours.Of(person, GuestOf(person, known, language)))],
            [.. Enumerable.Range(1, now.Dialogue.TableCount).Select(specOf)],
            [.. known.Where(attribute => attribute.Weight > 0)
                .Select(attribute => new BalancedAttribute(attribute.Name(language)) { Weight = attribute.Weight })]);
        var spread = SpreadOverTables.Of(
            ChairsForCompanions.Of(free), [.. known.Where(attribute => attribute.Spread).Select(attribute => attribute.Name(language))]);
        var tables = mend ? spread.Tables : WhatIsKept(Seating.Of(spread.Tables, spread.Guests, [.. coming.Select(one => one.Table - 1)]));
        return spread with
        {
            Guests = [.. spread.Guests.Zip(coming, (guest, person) =>
                pinnedTo(person) is { } table ? guest with { PinnedTo = NameOf(table) } : guest)],
            Tables = tables,
        };
    }

    // As for sizes: what is amiss already is no reason against a move by hand.
    private static IReadOnlyList<TableSpec> WhatIsKept(Seating seating) =>
    [
        .. seating.Tables.Select(table => table.Spec with
        {
            Targets = [.. table.Spec.Targets.Where(target =>
                table.Guests.Count(guest => guest.LevelOf(target.Attribute) == target.Level) is var present
                && present >= target.Min && present <= target.Max)],
        }),
    ];

    private static Guest GuestOf(SeatedPerson seated, IReadOnlyList<ProgrammeAttribute> attributes, string language) =>
        new(seated.Called(language))
        {
            Levels = attributes.Where(attribute => seated.Person.Levels.ContainsKey(attribute.Slug))
                .ToDictionary(attribute => attribute.Name(language), attribute => LabelOf(attribute, seated.Person, language)),
            Role = RoundPool.RoleOf(seated.Person),
            Accompanied = seated.Person.Companion is not null,
        };

    private static string LabelOf(ProgrammeAttribute attribute, Candidate person, string language)
    {
        var slug = person.Levels[attribute.Slug];
        return attribute.Levels.FirstOrDefault(level => level.Slug == slug)?.Label(language) ?? slug;
    }

    internal static string NameOf(int table) => table.ToString(CultureInfo.InvariantCulture);

    internal static int NumberOf(string name) => int.Parse(name, CultureInfo.InvariantCulture);
}
