using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Seats;

/// <summary>Says why somebody has no seat.</summary>
internal static class UnplacedWords
{
    public static readonly Wording NothingOpen = new(
        "no table is open to this person by both availability and region",
        "geen tafel past bij de beschikbaarheid en de regio van deze persoon");

    public static readonly Wording NoMoveFreesASeat = new(
        "no table that is open to this person has a seat left, and no move that the rules allow frees one",
        "geen tafel die voor deze persoon open is heeft nog een plaats, en geen verplaatsing die de regels toestaan maakt er een vrij");

    public static Wording NoRoomForAll(int people) => Wording.Of(
        $"no table that is open to all {people} who must sit together has as many seats left",
        $"geen tafel die open is voor alle {people} die bij elkaar horen heeft nog zoveel plaatsen");

    /// <summary>These tables, of all that there are, hold fewer people than can sit nowhere else.</summary>
    public static Wording TooManyFor(IReadOnlyList<TableSpec> tables, int people, bool areAll, bool byDraw)
    {
        var seats = tables.Sum(table => table.Max);
        var (english, dutch) = Subject(tables, areAll);
        if (people <= seats)
            return new($"{english} no seat left, and nobody who sits there could sit at a table that has",
                $"{dutch} geen plaats meer, en niemand die daar zit kan naar een tafel die nog plaats heeft");
        var (nowhereElse, nergensAnders) = areAll ? ("", "") : (" who can sit nowhere else", " die nergens anders kunnen zitten");
        var (decided, besliste) = byDraw ? (", and a draw decided", ", en het lot besliste") : ("", "");
        return new($"{english} {seats} seats for {people} people{nowhereElse}{decided}",
            $"{dutch} {seats} plaatsen voor {people} mensen{nergensAnders}{besliste}");
    }

    private static (string English, string Dutch) Subject(IReadOnlyList<TableSpec> tables, bool areAll)
    {
        if (tables.Count == 1) return ($"table {tables[0].Name} has", $"tafel {tables[0].Name} heeft");
        if (areAll) return ($"the {tables.Count} tables have", $"de {tables.Count} tafels hebben");
        var names = Names.Listed([.. tables.Select(table => table.Name)]);
        return ($"tables {names.English} have", $"tafels {names.Dutch} hebben");
    }
}
