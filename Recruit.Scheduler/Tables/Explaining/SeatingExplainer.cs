using Recruit.Scheduler.Tables.Rules;
using Recruit.Scheduler.Tables.Search;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>
/// Explains one round: for every person why here, for every table what is worst. Works on what was composed, and changes nothing.
/// </summary>
public sealed class SeatingExplainer
{
    private readonly CompositionProblem problem;
    private readonly IReadOnlyList<Composition> rounds;
    private readonly Composition round;
    private readonly IReadOnlyList<Party> parties;
    private readonly TableMasks masks;
    private readonly Numbering numbering;
    private readonly SearchModel model;
    private readonly SeatingState state;
    private readonly ExchangeScan scan;
    private readonly int[] personOf;
    private readonly ILookup<(string? Group, string Name), int> groups;

    private SeatingExplainer(CompositionProblem problem, IReadOnlyList<Composition> rounds, int number)
    {
        (this.problem, this.rounds, round) = (problem, rounds, rounds[number]);
        parties = Party.AllOf(problem.Guests);
        masks = OpenTables.For(problem, parties);
        var tables = problem.Tables.Index().ToDictionary(table => table.Item.Name, table => table.Index);
        int[] tableOf = [.. problem.Guests.Select(guest => round.TableOf.TryGetValue(guest.Id, out var table) ? tables[table] : -1)];
        numbering = new Numbering(problem, masks, tableOf);
        model = numbering.Model(parties);
        state = new SeatingState(model, model.Start);
        scan = new ExchangeScan(model, state, [.. round.Tables.Select(WorstOf)]);
        personOf = [.. Enumerable.Repeat(-1, problem.Guests.Count)];
        foreach (var (person, guest) in numbering.Seated.Index()) personOf[guest] = person;
        groups = numbering.Seated.SelectMany(guest => GroupsOf(problem.Guests[guest]).Select(group => (group, guest)))
            .ToLookup(pair => pair.group, pair => pair.guest);
    }

    /// <summary>One explanation per round.</summary>
    /// <param name="timeIsUp">From when on fewer exchanges are looked at; null for never.</param>
    public static IReadOnlyList<Explanation> Of(
        CompositionProblem problem, IReadOnlyList<Composition> rounds, Func<bool>? timeIsUp = null) =>
        [.. Enumerable.Range(0, rounds.Count)
            .Select(number => new SeatingExplainer(problem, rounds, number).Explain(number, timeIsUp ?? (() => false)))];

    private Explanation Explain(int number, Func<bool> timeIsUp)
    {
        scan.Run(timeIsUp);
        var partyOf = parties.SelectMany(party => party.Guests.Select(guest => (guest, party)))
            .ToDictionary(pair => pair.guest, pair => pair.party);
        var known = Acquaintances(number);
        return new Explanation(
            [.. numbering.Seated.Select(guest =>
                new SeatReason(problem.Guests[guest].Id, TableOf(guest).Name, [.. FactsOf(guest, partyOf[guest], known)]))],
            [.. round.Tables.Select((table, index) => Remark(table, index))]);
    }

    private IEnumerable<SeatFact> FactsOf(int guest, Party party, ILookup<string, string>? known)
    {
        var (person, who, table) = (personOf[guest], problem.Guests[guest], TableOf(guest));
        if (who.PinnedTo is not null) yield return new SeatFact.Pinned(table.Name);
        else if (masks.CountOf(guest) == 1) yield return new SeatFact.OnlyTable();
        if (party.Guests.Length > 1)
            yield return new SeatFact.CameWith([.. party.Guests.Where(other => other != guest).Select(other => problem.Guests[other].Id)]);
        foreach (var quota
            in table.Roles.Where(quota => quota.Role == who.Role && quota.Least == HoldersAt(quota.Role, model.Start[person])))
            yield return new SeatFact.NeededAs(quota.Role);
        if (Wish.OfTheme(who, table)) yield return new SeatFact.Wished(table.Theme!);
        if (Wish.NearHome(who, table)) yield return new SeatFact.NearHome(table.Near!);
        foreach (var group in GroupsOf(who))
            foreach (var other in groups[group].Where(other => other != guest).Take(2))
                yield return new SeatFact.ApartFrom(problem.Guests[other].Id, TableOf(other).Name, group.Group);
        if (scan.IsMovable(person)) yield return Balance(person);
        if (known is not null) yield return MeetsNew(who.Id, known);
    }

    // A household has no name that anybody needs to read.
    private static IEnumerable<(string? Group, string Name)> GroupsOf(Guest who) =>
        who.Apart.Distinct().Select(name => ((string?)name, name)).Concat(who.Household is { } household ? [(null, household)] : []);

    private SeatFact Balance(int person)
    {
        var prospect = scan.Findings.Of(person);
        if (prospect.Tables == 0) return new SeatFact.NoExchange();
        var partner = prospect.Best.Partner;
        return new SeatFact.Balanced(
            prospect.Tables, prospect.Ties, InPeople(prospect.Best.Change), InPeople(prospect.Sum / (decimal)prospect.Tables),
            IdOf(partner), problem.Tables[model.Start[partner]].Name);
    }

    private TableRemark Remark(ComposedTable table, int index) => new(
        table.Spec.Name, table.WorstCell,
        WorstOf(table) is not null && scan.Findings.MendOf(index) is { } mend
            ? new Exchange(IdOf(mend.One), IdOf(mend.Other), problem.Tables[model.Start[mend.Other]].Name, InPeople(mend.Change))
            : null);

    private WorstCell? WorstOf(ComposedTable table)
    {
        if (table.WorstCell is not { Off: > TableCell.NearestOff } worst) return null;
        var (attribute, at) = numbering.Attributes.Index()
            .Select(pair => (pair.Item, pair.Index))
            .First(pair => pair.Item.Balanced && pair.Item.Name == worst.Attribute);
        return new WorstCell(at, attribute.NumberOf(worst.Level), worst.Count > worst.Ideal);
    }

    private ILookup<string, string>? Acquaintances(int number) => number == 0 ? null
        : rounds.Take(number)
            .SelectMany(earlier => earlier.Tables)
            .SelectMany(table => table.Guests.SelectMany(one => table.Guests.Where(other => other != one).Select(other => (one, other))))
            .ToLookup(pair => pair.one, pair => pair.other);

    private SeatFact.MeetsNew MeetsNew(string id, ILookup<string, string> known)
    {
        var others = round.Tables.First(table => table.Spec.Name == round.TableOf[id]).Guests.Where(other => other != id).ToList();
        return new SeatFact.MeetsNew(others.Except(known[id]).Count(), others.Count);
    }

    private int HoldersAt(string role, int table) => state.CountAt(table, numbering.RoleLevel(role)!.Value);

    private TableSpec TableOf(int guest) => problem.Tables[model.Start[personOf[guest]]];

    private string IdOf(int person) => problem.Guests[numbering.Seated[person]].Id;

    private decimal InPeople(decimal deviation) => Math.Round(deviation / numbering.Scale.PerPerson, 9);
}
