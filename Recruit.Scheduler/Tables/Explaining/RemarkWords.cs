using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>Says what is worst at a table, and whether an exchange of two people would mend it.</summary>
internal static class RemarkWords
{
    public static readonly Wording NothingToMirror = new("there is nothing to mirror", "er is niets te spiegelen");

    public static Wording Exact(TableCell worst) => Wording.Of(
        $"every level has its ideal number, such as {worst.Count} of {worst.Attribute} = {worst.Level}", $"elke klasse heeft het ideale aantal, zoals {worst.Count} met {worst.Attribute} = {worst.Level}");

    public static Wording NearestWholeNumber(TableCell worst) => Followed(worst, Wording.Of(
        $"{worst.Count} is the nearest whole number, and no exchange can mend that", $"{worst.Count} is het dichtstbijzijnde hele getal, en geen ruil maakt dat beter"));

    public static Wording Mended(TableCell worst, Exchange exchange) => Followed(worst, exchange.Change == 0
        ? new($"{Pair(exchange).English} could change places and the whole would be as good", $"{Pair(exchange).Dutch} kunnen ruilen en het geheel blijft even goed")
        : Wording.Of($"{Pair(exchange).English} could change places and the deviation of the whole would fall by {-exchange.Change:0.##}", $"{Pair(exchange).Dutch} kunnen ruilen en de afwijking van het geheel daalt met {-exchange.Change:0.##}"));

    public static Wording WorseElsewhere(TableCell worst, Exchange exchange) => Followed(worst, Wording.Of(
        $"no exchange mends it without making the whole worse: the best, {Pair(exchange).English}, would raise the deviation by {exchange.Change:0.##}",
        $"geen ruil maakt dat beter zonder het geheel slechter te maken: de beste, {Pair(exchange).Dutch}, zou de afwijking met {exchange.Change:0.##} verhogen"));

    public static Wording NoExchange(TableCell worst) => Followed(worst, new(
        "the rules allow no exchange that would bring it closer", "de regels staan geen ruil toe die dat dichterbij brengt"));

    private static Wording Followed(TableCell worst, Wording then)
    {
        var first = Wording.Of(
            $"{worst.Attribute} = {worst.Level} is furthest off: {worst.Count} where {worst.Ideal:0.##} would mirror the group",
            $"{worst.Attribute} = {worst.Level} wijkt het meest af: {worst.Count} waar {worst.Ideal:0.##} de groep zou spiegelen");
        return new($"{first.English}; {then.English}", $"{first.Dutch}; {then.Dutch}");
    }

    private static Wording Pair(Exchange exchange) => new($"{exchange.One} and {exchange.Other} of table {exchange.OtherTable}", $"{exchange.One} en {exchange.Other} van tafel {exchange.OtherTable}");
}
