using Recruit.Scheduler.Language;
using Recruit.Scheduler.Tables.Composing;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>Says why somebody sits at a table.</summary>
internal static class SeatWords
{
    public static readonly Wording OnlyTable = new("the only table that is open to this person", "de enige tafel die voor deze persoon open is");

    public static readonly Wording NoExchange = new("the rules allow no exchange with anybody at another table", "de regels staan geen ruil met iemand aan een andere tafel toe");

    public static Wording Pinned(string table) => new($"pinned to table {table}", $"vastgezet aan tafel {table}");

    public static Wording CameWith(IReadOnlyList<string> others) => new($"belongs with {Names.Listed(others).English}", $"hoort bij {Names.Listed(others).Dutch}");

    public static Wording NeededAs(string role) => new(
        $"needed here: the table has no more of role {role} than it must have", $"hier nodig: de tafel heeft niet meer mensen met de rol {role} dan moet");

    public static Wording Wished(string theme) => new($"wished for the theme {theme}", $"wilde graag praten over {theme}");

    public static Wording NearHome(string region) => new($"near home, in {region}", $"dicht bij huis, in {region}");

    public static Wording ApartFrom(string id, string table, Wording group) =>
        new($"kept apart from {id} at table {table} ({group.English})", $"apart gehouden van {id} aan tafel {table} ({group.Dutch})");

    public static Wording MeetsNew(int people, int of) => Wording.Of(
        $"meets {people} of the {of} others at this table for the first time", $"ontmoet {people} van de {of} anderen aan deze tafel voor het eerst");

    /// <summary>What the best exchange at each of the other tables would do to the deviation.</summary>
    public static Wording Balance(int tables, int ties, decimal least, decimal average, string partner, string partnerTable) => (least, ties) switch
    {
        ( < 0, _) => Wording.Of(
            $"for balance; still, an exchange with {partner} at table {partnerTable} would lower the deviation by {-least:0.##}",
            $"voor de balans; toch zou een ruil met {partner} aan tafel {partnerTable} de afwijking {-least:0.##} verlagen"),
        (0, _) when tables == 1 => new("for balance: the other table would do as well", "voor de balans: de andere tafel is even goed"),
        (0, _) when ties == tables => Wording.Of(
            $"for balance: any of the {tables} other tables would do as well", $"voor de balans: elk van de {tables} andere tafels is even goed"),
        (0, _) => Wording.Of(
            $"for balance: {ties} of {tables} other tables would do as well; on average the deviation would rise by {average:0.##}",
            $"voor de balans: {ties} van {tables} andere tafels zijn even goed; gemiddeld zou de afwijking {average:0.##} stijgen"),
        _ => Wording.Of(
            $"for balance: elsewhere the deviation would rise by at least {least:0.##}, on average by {average:0.##}",
            $"voor de balans: elders zou de afwijking minstens {least:0.##} stijgen, gemiddeld {average:0.##}"),
    };
}
