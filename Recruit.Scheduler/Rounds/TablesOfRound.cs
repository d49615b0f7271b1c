using Recruit.Data.Dialogues;
using Recruit.Data.Neighbours;
using Recruit.Data.Registrations;
using Recruit.Data.Rounds;
using Recruit.Scheduler.Registrations;
using Recruit.Scheduler.Tables;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Rounds;

/// <summary>The tables of a round, for whoever is drawn: what does not depend on that is worked out once for the thousand panels.</summary>
public sealed class TablesOfRound
{
    private readonly RoundPool pool;
    private readonly IReadOnlyList<(AlikeDialogues Alike, Dialogue Dialogue, int Table, TableSpec Spec)> tables;
    private readonly List<(Candidate Person, Guest Guest)> guests;
    private readonly IReadOnlyList<HashSet<string>> tablesOf;
    private readonly TableAims aims;
    private readonly Dictionary<string, IReadOnlyList<string>> namesByWhere = [];
    private readonly Lazy<bool> asksNothing;

    public TablesOfRound(RoundPool pool)
    {
        this.pool = pool;
        var groups = pool.Groups;
        var home = new HomeSeats(pool, groups, pool.People, new DrawTargets(pool, groups, pool.People, pool.Slack));
        var provinces = pool.Dialogues.Select(Obstacles.ProvinceOf).ToList();
        aims = new TableAims(pool);
        guests = [.. pool.People.Select(person => (person, ToGuest(person, home.LevelsOf(person), provinces)))];
        tables = [.. groups.Index().SelectMany(group => TablesOf(group.Item, home.AtTables(group.Index)))];
        asksNothing = new Lazy<bool>(AsksNothing);
        tablesOf = [.. groups.Select(alike => tables.Where(one => one.Alike == alike).Select(one => one.Spec.Name).ToHashSet())];
    }

    /// <summary>
    /// The tables for those who were drawn. Every table mirrors the group that was drawn, as far as its own targets and minimums allow.
    /// </summary>
    public CompositionProblem For(IReadOnlySet<Guid> drawn) => For(guests.Where(one => drawn.Contains(one.Person.Id)).ToList());

    /// <summary>The same with everyone at a table of the dialogues that he or she was drawn for: where a seating is hard to find.</summary>
    /// <param name="groups">The place of those dialogues among the groups of the pool, by person.</param>
    public CompositionProblem AsDrawn(IReadOnlyDictionary<Guid, int> groups) =>
        For(guests.Where(one => groups.ContainsKey(one.Person.Id))
            .Select(one => (one.Person, Kept(one.Guest, tablesOf[groups[one.Person.Id]]))).ToList());

    /// <summary>
    /// Whether it goes without saying that these people have chairs: every table is open to all of them and asks for nothing but as many
    /// people, and of no home there are more than tables. Whoever deals them out home by home, table after table, seats everyone.
    /// </summary>
    public bool SeatsWithoutSearch(IReadOnlyCollection<Candidate> drawn) =>
        asksNothing.Value
        && drawn.Count >= tables.Count * tables[0].Spec.Min && drawn.Count <= tables.Count * tables[0].Spec.Max
        && drawn.Where(person => person.Household is not null).CountBy(person => RoundPool.HouseholdOf(person)!)
            .All(home => home.Value <= tables.Count);

    private bool AsksNothing()
    {
        var known = pool.Attributes.ToDictionary(attribute => attribute.Slug, _ => 1m);
        return tables.Count > 0 && !pool.Spread.Any()
            && tables.All(one => (one.Spec.Min, one.Spec.Max) == (tables[0].Spec.Min, tables[0].Spec.Max)
                && one.Spec.Region is null && one.Spec.Roles.Count == 0
                && !aims.Of(one.Alike, one.Dialogue, one.Table, one.Spec, known).Any())
            && guests.All(one => one.Guest is { PinnedTo: null, Accompanied: false, Together.Count: 0, Apart.Count: 0 }
                && (one.Guest.Available!.Count == 0 || one.Guest.Available.Count == tables.Count));
    }

    // One list for all who can sit at the same tables: most of a pool can.
    private IReadOnlyList<string> TablesOpenTo(Candidate person, IReadOnlyList<string?> provinces)
    {
        var open = string.Concat(pool.Dialogues.Index().Select(one => pool.CanAttend(person, one.Item, provinces[one.Index]) ? '1' : '0'));
        if (!namesByWhere.TryGetValue(open, out var names))
            namesByWhere[open] = names =
            [
                .. from dialogue in pool.Dialogues.Index()
                   where open[dialogue.Index] == '1'
                   from table in Enumerable.Range(1, dialogue.Item.TableCount)
                   select RoundPool.NameOf(dialogue.Item, table),
            ];
        return names;
    }

    private static Guest Kept(Guest guest, IReadOnlySet<string> tables) =>
        guest with { Available = [.. guest.Available!.Where(tables.Contains)] };

    private CompositionProblem For(List<(Candidate Person, Guest Guest)> seated)
    {
        var known = aims.KnownShares([.. seated.Select(one => one.Person)]);
        var problem = new CompositionProblem(
            [.. seated.Select(one => one.Guest)],
            [.. tables.Select(one => one.Spec with { Targets = [.. aims.Of(one.Alike, one.Dialogue, one.Table, one.Spec, known)] })],
            [.. pool.Attributes.Where(attribute => attribute.Weight > 0)
                .Select(attribute => new BalancedAttribute(attribute.Slug) { Weight = attribute.Weight })]);
        return SpreadOverTables.Of(ChairsForCompanions.Of(problem), [.. pool.Spread]);
    }

    private Guest ToGuest(Candidate person, IReadOnlyDictionary<string, string> levels, IReadOnlyList<string?> provinces) =>
        new(RoundPool.IdOf(person))
        {
            Levels = levels,
            Household = pool.HouseholdThatParts(person),
            Together = [.. pool.Neighbours.Of(person.Id, NeighbourKind.Together).Select(rule => rule.Name)],
            Apart = [.. pool.Neighbours.Of(person.Id, NeighbourKind.Apart).Select(rule => rule.Name)],
            PinnedTo = pool.Neighbours.PinOf(person.Id) is { } pin
                && pool.Dialogues.FirstOrDefault(one => one.Id == pin.Dialogue) is { } pinned
                ? RoundPool.NameOf(pinned, pin.Table)
                : null,
            Role = RoundPool.RoleOf(person),
            Accompanied = person.Companion is not null,
            Wishes = person.Themes,
            Available = TablesOpenTo(person, provinces),
        };

    private IEnumerable<(AlikeDialogues, Dialogue, int, TableSpec)> TablesOf(AlikeDialogues alike, IReadOnlyList<TableTarget> home) =>
        from dialogue in alike.Dialogues
        from table in Enumerable.Range(1, dialogue.TableCount)
        let seats = pool.ChangeOf(alike, LimitKind.Seats, null, null)
        let min = Math.Min(dialogue.TableMin, seats is null ? dialogue.TableMin : seats.Min / alike.Tables)
        let max = Math.Max(dialogue.TableMax, seats is null ? dialogue.TableMax : (seats.Max + alike.Tables - 1) / alike.Tables)
        select (alike, dialogue, table, new TableSpec(RoundPool.NameOf(dialogue, table), min, max)
        {
            Theme = dialogue.Theme,
            Format = dialogue.Format,
            Region = dialogue.Region,
            Near = IsWithinReach(dialogue) ? Obstacles.ProvinceOf(dialogue) : null,
            StartsAt = dialogue.StartsAt,
            Roles = [.. pool.QuotasOf(dialogue).Select(quota => new TableRole(quota.Role, LeastOf(alike, quota)))],
            Targets = [.. home.Select(target => target with { Max = max })],
        });

    // Online everyone is at home, and a dialogue for one region has nobody from elsewhere.
    private static bool IsWithinReach(Dialogue dialogue) => dialogue.Region is null && dialogue.Format != DialogueFormat.Online;

    // What the organiser gave up for the draw, the tables need not have either.
    private int LeastOf(AlikeDialogues alike, RoleQuota quota) =>
        pool.ChangeOf(alike, LimitKind.Target, RoundDraw.Role, quota.Role) is { } change
            ? Math.Min(quota.Least, change.Min / alike.Tables)
            : quota.Least;
}
