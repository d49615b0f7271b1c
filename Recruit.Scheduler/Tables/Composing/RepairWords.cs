using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Composing;

/// <summary>Says why somebody changes seats when a roster is mended.</summary>
internal static class RepairWords
{
    public static Wording MoreMoves(int allowed) => new(
        $"Allow more than {allowed} moves with --changes, or compose anew without --current.",
        $"Sta met --changes meer dan {allowed} verplaatsingen toe, of maak opnieuw een indeling zonder --current.");

    public static Wording Pinned(string table) => new($"pinned to table {table}", $"vastgezet aan tafel {table}");

    public static Wording New(string table) =>
        new($"new, and at table {table} the balance suffers least", $"nieuw, en aan tafel {table} lijdt de balans het minst");

    public static Wording MayNotStay(string table) => new($"may no longer sit at table {table}", $"kan niet meer aan tafel {table} zitten");

    public static Wording ChangesPlaces(string with, Wording because) =>
        new($"changes places with {with}: {because.English}", $"ruilt met {with}: {because.Dutch}");

    public static Wording TooFew(TableSpec table, int people) => new($"table {table.Name} has {people} of at least {table.Min} people",
        $"tafel {table.Name} heeft {people} van minstens {table.Min} mensen");

    public static Wording TooMany(TableSpec table, int people) => new($"table {table.Name} has {people} of at most {table.Max} people",
        $"tafel {table.Name} heeft {people} van hoogstens {table.Max} mensen");

    public static Wording RuleNotKept(string table) =>
        new($"a rule of table {table} is not kept", $"een regel van tafel {table} is niet nagekomen");

    public static Wording Balance(string table, string attribute, string level, int count, double ideal) => Wording.Of(
        $"balance: table {table} had {count} of {attribute}={level} where {ideal:0.#} would mirror the group",
        $"tafel {table} had {count} met {attribute} = {level}, en {ideal:0.#} past beter bij de hele groep");
}
