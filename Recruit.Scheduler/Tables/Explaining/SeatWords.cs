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

    public static Wording NeededAs(string role, int least) => Wording.Of(
        $"the table needs {least} of role {role} and has no more", $"de tafel heeft {least} mensen met de rol {role} nodig en heeft er niet meer");

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
            $"for balance, though an exchange with {partner} at table {partnerTable} would lower the deviation by {-least:0.##}",
            $"voor de balans, al zou een ruil met {partner} aan tafel {partnerTable} de afwijking met {-least:0.##} verlagen"),
        (0, _) when tables == 1 => new("for balance the other table would do as well", "voor de balans is de andere tafel even goed"),
        (0, _) when ties == tables => Wording.Of(
            $"for balance any of the {tables} other tables would do as well", $"voor de balans is elk van de {tables} andere tafels even goed"),
        (0, _) => Wording.Of(
            $"for balance {ties} of {tables} other tables would do as well, and the others are worse; on average the deviation would be {average:0.##} higher",
            $"voor de balans zijn {ties} van {tables} andere tafels even goed, en de rest is slechter; gemiddeld zou de afwijking {average:0.##} hoger zijn"),
        _ => Wording.Of(
            $"for balance: at the other tables the deviation would be at least {least:0.##} higher, and {average:0.##} on average",
            $"voor de balans: aan de andere tafels zou de afwijking minstens {least:0.##} hoger zijn, en gemiddeld {average:0.##}"),
    };
}
