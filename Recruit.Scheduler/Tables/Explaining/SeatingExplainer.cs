using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables.Composing;
using Recruit.Scheduler.Tables.Search;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>Explains one round: for every person why here, for every table what is worst. Works on what was composed, and changes nothing.</summary>
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
    private readonly ILookup<Wording, int> groups;

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
        groups = numbering.Seated.SelectMany(guest => GroupWords.KeptApart(problem.Guests[guest]).Select(name => (name, guest))).ToLookup(pair => pair.name, pair => pair.guest);
    }

    /// <summary>One explanation per round.</summary>
    public static IReadOnlyList<Explanation> Of(CompositionProblem problem, IReadOnlyList<Composition> rounds) =>
        [.. Enumerable.Range(0, rounds.Count).Select(number => new SeatingExplainer(problem, rounds, number).Explain(number))];

    private Explanation Explain(int number)
    {
        scan.Run();
        var partyOf = parties.SelectMany(party => party.Guests.Select(guest => (guest, party))).ToDictionary(pair => pair.guest, pair => pair.party);
        var known = Acquaintances(number);
        return new Explanation(
            [.. numbering.Seated.Select(guest => new SeatReason(problem.Guests[guest].Id, TableOf(guest).Name, Wording.Joined("; ", [.. ReasonsOf(guest, partyOf[guest], known)])))],
            [.. round.Tables.Select((table, index) => Remark(table, index))]);
    }

    private IEnumerable<Wording> ReasonsOf(int guest, Party party, ILookup<string, string>? known)
    {
        var (person, who, table) = (personOf[guest], problem.Guests[guest], TableOf(guest));
        if (who.PinnedTo is not null) yield return SeatWords.Pinned(table.Name);
        else if (masks.CountOf(guest) == 1) yield return SeatWords.OnlyTable;
        if (party.Guests.Length > 1) yield return SeatWords.CameWith([.. party.Guests.Where(other => other != guest).Select(other => problem.Guests[other].Id)]);
        foreach (var quota in table.Roles.Where(quota => quota.Role == who.Role && quota.Least == HoldersAt(quota.Role, model.Start[person]))) yield return SeatWords.NeededAs(quota.Role);
        if (Wish.OfTheme(who, table)) yield return SeatWords.Wished(table.Theme!);
        if (Wish.NearHome(who, table)) yield return SeatWords.NearHome(table.Near!);
        foreach (var group in GroupWords.KeptApart(who))
            foreach (var other in groups[group].Where(other => other != guest).Take(2)) yield return SeatWords.ApartFrom(problem.Guests[other].Id, TableOf(other).Name, group);
        if (scan.IsMovable(person)) yield return Balance(person);
        if (known is not null) yield return MeetsNew(who.Id, known);
    }

    private Wording Balance(int person)
    {
        var prospect = scan.Findings.Of(person);
        return prospect.Tables == 0
            ? SeatWords.NoExchange
            : SeatWords.Balance(prospect.Tables, prospect.Ties, InPeople(prospect.Best.Change), InPeople(prospect.Sum) / prospect.Tables, IdOf(prospect.Best.Partner), problem.Tables[model.Start[prospect.Best.Partner]].Name);
    }

    private TableRemark Remark(ComposedTable table, int index)
    {
        if (table.WorstCell is not { } worst) return new(table.Spec.Name, null, null, RemarkWords.NothingToMirror);
        if (worst.Off == 0) return new(table.Spec.Name, worst, null, RemarkWords.Exact(worst));
        if (WorstOf(table) is null) return new(table.Spec.Name, worst, null, RemarkWords.NearestWholeNumber(worst));
        if (scan.Findings.MendOf(index) is not { } mend) return new(table.Spec.Name, worst, null, RemarkWords.NoExchange(worst));

        var exchange = new Exchange(IdOf(mend.One), IdOf(mend.Other), problem.Tables[model.Start[mend.Other]].Name, InPeople(mend.Change));
        return mend.Change > 0
            ? new(table.Spec.Name, worst, null, RemarkWords.WorseElsewhere(worst, exchange))
            : new(table.Spec.Name, worst, exchange, RemarkWords.Mended(worst, exchange));
    }

    // Half a person or less is as near as whole people come.
    private WorstCell? WorstOf(ComposedTable table)
    {
        if (table.WorstCell is not { Off: > 0.5m } worst) return null;
        var (attribute, at) = numbering.Attributes.Index().Select(pair => (pair.Item, pair.Index)).First(pair => pair.Item.Balanced && pair.Item.Name == worst.Attribute);
        return new WorstCell(at, attribute.NumberOf(worst.Level), worst.Count > worst.Ideal);
    }

    private ILookup<string, string>? Acquaintances(int number) => number == 0 ? null
        : rounds.Take(number).SelectMany(earlier => earlier.Tables).SelectMany(table => table.Guests.SelectMany(one => table.Guests.Where(other => other != one).Select(other => (one, other)))).ToLookup(pair => pair.one, pair => pair.other);

    private Wording MeetsNew(string id, ILookup<string, string> known)
    {
        var others = round.Tables.First(table => table.Spec.Name == round.TableOf[id]).Guests.Where(other => other != id).ToList();
        return SeatWords.MeetsNew(others.Except(known[id]).Count(), others.Count);
    }

    private int HoldersAt(string role, int table) => state.CountAt(table, numbering.RoleLevel(role)!.Value);

    private TableSpec TableOf(int guest) => problem.Tables[model.Start[personOf[guest]]];

    private string IdOf(int person) => problem.Guests[numbering.Seated[person]].Id;

    private decimal InPeople(long deviation) => deviation / numbering.Scale.PerPerson;
}
