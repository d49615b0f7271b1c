using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables.Seats;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>Says why somebody sits at a table.</summary>
public static class SeatWords
{
    public static Wording Of(IEnumerable<SeatFact> facts, SeatNames names) =>
        Wording.Joined("; ", [.. facts.Select(fact => Of(fact, names))]);

    private static Wording Of(SeatFact fact, SeatNames names) => fact switch
    {
        SeatFact.Pinned(var table) => new($"pinned to {names.Table(table).English}", $"vastgezet {names.At(table).Dutch}"),
        SeatFact.OnlyTable => new("the only table that is open to this person", "de enige tafel die voor deze persoon open is"),
        SeatFact.CameWith(var others) => CameWith(Names.Listed([.. others.Select(names.Person)])),
        SeatFact.NeededAs(var role) => new(
            $"needed here: the table has no more of role {role} than it must have",
            $"hier nodig: de tafel heeft niet meer mensen met de rol {role} dan moet"),
        SeatFact.Wished(var theme) => new($"wished for the theme {theme}", $"wilde graag praten over {theme}"),
        SeatFact.NearHome(var region) =>
            new($"near home, in {names.Region(region).English}", $"dicht bij huis, in {names.Region(region).Dutch}"),
        SeatFact.ApartFrom(var other, var table, var group) => ApartFrom(names.Person(other), names.At(table), group),
        SeatFact.Balanced balanced => Balance(balanced, names.Person(balanced.Partner), names.At(balanced.PartnerTable)),
        SeatFact.NoExchange => new(
            "the rules allow no exchange with anybody at another table", "de regels staan geen ruil met iemand aan een andere tafel toe"),
        SeatFact.MeetsNew(var people, var of) => Wording.Of(
            $"meets {people} of the {of} others at this table for the first time",
            $"ontmoet {people} van de {of} anderen aan deze tafel voor het eerst"),
        _ => throw new InvalidOperationException($"No words for {fact}."),
    };

    private static Wording CameWith(Wording others) => new($"belongs with {others.English}", $"hoort bij {others.Dutch}");

    private static Wording ApartFrom(Wording other, Wording at, string? group)
    {
        var because = group is null ? new Wording("the same household", "hetzelfde huishouden") : GroupWords.Apart(group);
        return new($"kept apart from {other.English} {at.English} ({because.English})",
            $"apart gehouden van {other.Dutch} {at.Dutch} ({because.Dutch})");
    }

    private static Wording Balance(SeatFact.Balanced fact, Wording partner, Wording at) => (fact.Least, fact.Ties) switch
    {
        ( < 0, _) => Wording.Of(
            $"for balance; still, an exchange with {partner.English} {at.English} would lower the deviation by {-fact.Least:0.##}",
            $"voor de balans; toch zou een ruil met {partner.Dutch} {at.Dutch} de afwijking {-fact.Least:0.##} verlagen"),
        (0, _) when fact.Tables == 1 =>
            new("for balance: the other table would do as well", "voor de balans: de andere tafel is even goed"),
        (0, var ties) when ties == fact.Tables => Wording.Of(
            $"for balance: any of the {fact.Tables} other tables would do as well",
            $"voor de balans: elk van de {fact.Tables} andere tafels is even goed"),
        (0, var ties) when fact.Tables is var tables => Wording.Of(
            $"for balance: {ties} of {tables} other tables would do as well; on average the deviation would rise by {fact.Average:0.##}",
            $"voor de balans: {ties} van {tables} andere tafels zijn even goed; gemiddeld zou de afwijking {fact.Average:0.##} stijgen"),
        _ => Wording.Of(
            $"for balance: elsewhere the deviation would rise by at least {fact.Least:0.##}, on average by {fact.Average:0.##}",
            $"voor de balans: elders zou de afwijking minstens {fact.Least:0.##} stijgen, gemiddeld {fact.Average:0.##}"),
    };
}
