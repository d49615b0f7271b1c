using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Explaining;

/// <summary>Says what is worst at a table, and whether an exchange of two people would mend it.</summary>
public static class RemarkWords
{
    public static Wording Of(TableRemark remark, SeatNames names) => remark.Worst switch
    {
        null => new("there is nothing to mirror", "er is niets te spiegelen"),
        { Off: 0 } worst => Wording.Of(
            $"every level has its ideal number, such as {worst.Count} of {worst.Attribute} = {worst.Level}",
            $"elke klasse heeft het ideale aantal, zoals {worst.Count} met {worst.Attribute} = {worst.Level}"),
        var worst => Followed(worst, OfExchange(remark, names)),
    };

    /// <summary>Whether an exchange brings the worst cell closer to its ideal, from which it is off.</summary>
    public static Wording OfExchange(TableRemark remark, SeatNames names) => remark switch
    {
        { Worst: { Off: <= TableCell.NearestOff } worst } => Wording.Of(
            $"{worst.Count} is the nearest whole number, and no exchange can mend that",
            $"{worst.Count} is het dichtstbijzijnde hele getal, en geen ruil maakt dat beter"),
        { Best: null } =>
            new("the rules allow no exchange that would bring it closer", "de regels staan geen ruil toe die dat dichterbij brengt"),
        { Best: { Change: > 0 } best } => Dearer(Pair(best, names), Wording.Of($"{best.Change:0.##}", $"{best.Change:0.##}")),
        { Best: { Change: 0 } best } => new(
            $"{Pair(best, names).English} could change places and the whole would be as good",
            $"{Pair(best, names).Dutch} kunnen ruilen en het geheel blijft even goed"),
        { Best: var best } => Wording.Of(
            $"{Pair(best, names).English} could change places and the deviation of the whole would fall by {-best.Change:0.##}",
            $"{Pair(best, names).Dutch} kunnen ruilen en de afwijking van het geheel daalt met {-best.Change:0.##}"),
    };

    private static Wording Dearer(Wording pair, Wording by) => new(
        $"no exchange mends it without making the whole worse: the best, {pair.English}, would raise the deviation by {by.English}",
        "geen ruil maakt dat beter zonder het geheel slechter te maken: "
        + $"de beste, {pair.Dutch}, zou de afwijking met {by.Dutch} verhogen");

    private static Wording Followed(TableCell worst, Wording then)
    {
        var first = Wording.Of(
            $"{worst.Attribute} = {worst.Level} is furthest off: {worst.Count} where {worst.Ideal:0.##} would mirror the group",
            $"{worst.Attribute} = {worst.Level} wijkt het meest af: {worst.Count} waar {worst.Ideal:0.##} de groep zou spiegelen");
        return new($"{first.English}; {then.English}", $"{first.Dutch}; {then.Dutch}");
    }

    private static Wording Pair(Exchange exchange, SeatNames names)
    {
        var (one, other, table) = (names.Person(exchange.One), names.Person(exchange.Other), names.Table(exchange.OtherTable));
        return new($"{one.English} and {other.English} of {table.English}", $"{one.Dutch} en {other.Dutch} van {table.Dutch}");
    }
}
