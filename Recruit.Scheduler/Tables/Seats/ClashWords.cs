using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Tables.Seats;

/// <summary>Says what clashes and what would help. Each has the least change that would, as far as it is known.</summary>
internal static class ClashWords
{
    public static readonly Wording OnlySizes = new(
        "The sizes of the tables and the people who can sit there do not fit, whatever the other rules",
        "De grootte van de tafels en de mensen die er kunnen zitten passen niet bij elkaar, wat de andere regels ook zijn");

    public static readonly Wording WidenSizes =
        new("Widen the sizes or the availability.", "Maak de groottes of de beschikbaarheid ruimer.");

    public static readonly Wording LoosenOrWait = new("Loosen one of the rules named, or give the search more time.",
        "Maak een van de genoemde regels ruimer, of geef het zoeken meer tijd.");

    public static Clash TooFewPeople(int tables, int leastSize, int least, int people, int fits) => new(
        new($"{tables} tables of at least {leastSize} need {least} people and there are {people}",
            $"{tables} tafels van minstens {leastSize} hebben {least} mensen nodig en er zijn er {people}"),
        new($"Use at most {fits} tables, or lower the least size.", $"Neem hoogstens {fits} tafels, of verlaag de kleinste grootte."), []);

    public static Clash TogetherAndApart(IReadOnlyList<string> members, Wording group) => new(
        new($"{Names.Listed(members).English} must sit together and, as {group.English}, apart",
            $"{Names.Listed(members).Dutch} moeten bij elkaar zitten en, als {group.Dutch}, uit elkaar"),
        new($"Clear together or {group.English} of one of them.", $"Haal bij een van hen het samen zitten of {group.Dutch} weg."), members);

    public static Clash PinnedToTwoTables(IReadOnlyList<string> members, IReadOnlyList<string> pins) => new(
        new($"{Names.Listed(members).English} must sit together and are pinned to tables {Names.Listed(pins).English}",
            $"{Names.Listed(members).Dutch} moeten bij elkaar zitten en zijn vastgezet aan de tafels {Names.Listed(pins).Dutch}"),
        new("Pin them to one table, or clear together.", "Zet hen vast aan één tafel, of haal het samen zitten weg."), members);

    public static Clash PinOutOfReach(string guest, string table) => new(
        new($"{guest} is pinned to table {table}, which is not among the tables that this person's availability and region allow",
            $"{guest} is vastgezet aan tafel {table}, die niet past bij de beschikbaarheid en de regio van deze persoon"),
        new("Clear the pin or widen the availability.", "Haal het vastzetten weg of maak de beschikbaarheid ruimer."), [guest]);

    public static Clash PinOutOfReachOfCompanion(string guest, string table, string companion) => new(
        new($"{guest} is pinned to table {table} and must sit together with {companion}, to whom that table is not open",
            $"{guest} is vastgezet aan tafel {table} en hoort bij {companion}, voor wie die tafel niet open is"),
        new($"Clear the pin or together, or open table {table} to {companion}.",
            $"Haal het vastzetten of het samen zitten weg, of open tafel {table} voor {companion}."), [guest, companion]);

    public static Clash PinsOverSize(IReadOnlyList<string> members, TableSpec table) => new(
        new($"{members.Count} people are pinned to table {table.Name}, which seats at most {table.Max}",
            $"{members.Count} mensen zijn vastgezet aan tafel {table.Name}, waar er hoogstens {table.Max} kunnen zitten"),
        new($"Unpin {members.Count - table.Max} of them or raise the size of table {table.Name} to {members.Count}.",
            $"Haal het vastzetten van {members.Count - table.Max} van hen weg of maak tafel {table.Name} "
            + $"groot genoeg voor {members.Count}."), members)
    { Tables = [table.Name] };

    public static Clash PinnedTogetherThoughApart(IReadOnlyList<string> members, string table, Wording group) => new(
        new($"{Names.Listed(members).English} are pinned to table {table} and must, as {group.English}, keep apart",
            $"{Names.Listed(members).Dutch} zijn vastgezet aan tafel {table} en moeten, als {group.Dutch}, uit elkaar"),
        new("Unpin one of them.", "Haal het vastzetten van een van hen weg."), members);

    public static Clash GroupTooLarge(IReadOnlyList<string> members, Wording group, int open) => new(
        new($"{group.English} has {members.Count} people, who may sit at {open} "
            + $"{(open == 1 ? "table" : "tables")} and never at the same one",
            $"{group.Dutch} telt {members.Count} mensen, die aan {open} {(open == 1 ? "tafel" : "tafels")} "
            + "mogen zitten en nooit aan dezelfde"),
        new($"Mark {members.Count - open} of them as reserve, or open {Count(members.Count - open, "more table", "more tables")} to them.",
            $"Maak {members.Count - open} van hen reserve, of open nog {Count(members.Count - open, "tafel", "tafels")} voor hen."),
        members);

    public static Clash RoleNobodyFills(string role, int asked, int holders, IReadOnlyList<string> tables) => new(
        new($"The tables ask {Count(asked, "person", "people")} of role {role} and there {(holders == 1 ? "is" : "are")} {holders}",
            $"De tafels vragen {Count(asked, "persoon", "mensen")} met de rol {role} en er {(holders == 1 ? "is" : "zijn")} er {holders}"),
        new($"Lower the quotas of {role} by {asked - holders}, or add people of that role.",
            $"Verlaag de aantallen voor {role} met {asked - holders}, of zoek meer mensen met die rol."), [])
    { Tables = tables };

    public static Clash QuotasOverSize(TableSpec table, int asked) => new(
        new($"Table {table.Name} asks {asked} people for its roles and seats at most {table.Max}",
            $"Tafel {table.Name} vraagt {asked} mensen voor zijn rollen en er kunnen er hoogstens {table.Max} zitten"),
        new($"Lower the quotas of table {table.Name} by {asked - table.Max}, or raise its size to {asked}.",
            $"Verlaag de aantallen van tafel {table.Name} met {asked - table.Max}, of maak hem groot genoeg voor {asked}."), [])
    { Tables = [table.Name] };

    public static Clash TargetNobodyMeets(string attribute, string level, int asked, int holders, IReadOnlyList<string> tables) => new(
        new($"The tables ask {Count(asked, "person", "people")} of {attribute}={level} and there {(holders == 1 ? "is" : "are")} {holders}",
            $"De tafels vragen {Count(asked, "persoon", "mensen")} met {attribute}={level} en er "
            + $"{(holders == 1 ? "is" : "zijn")} er {holders}"),
        new($"Lower these targets by {asked - holders}.", $"Verlaag deze streefcijfers met {asked - holders}."), [])
    { Tables = tables };

    public static Clash RoleUnfilledAt(string table, string role, int least, IReadOnlyList<string> able)
    {
        var (others, anderen) = able.Count == 0
            ? ("", "")
            : (", and other tables need them too", ", en andere tafels hebben hen ook nodig");
        return new(
            new($"Table {table} needs {least} of role {role}; of that role {Names.Listed(able).English} can sit there{others}",
                $"Tafel {table} heeft {Count(least, "persoon", "mensen")} met de rol {role} nodig; "
                + $"van hen {(able.Count > 1 ? "kunnen" : "kan")} {Names.Listed(able).Dutch} daar zitten{anderen}"),
            new($"Lower the quota of {role} at table {table}, or find people of that role who are available for it.",
                $"Verlaag het aantal voor {role} aan tafel {table}, of zoek mensen met die rol die daar kunnen."), able)
        { Tables = [table] };
    }

    public static Clash TooFewCanSitAt(IReadOnlyList<string> tables, int least, int people)
    {
        var names = Names.Listed(tables);
        var (english, dutch) = tables.Count == 1
            ? ($"table {names.English} needs", $"tafel {names.Dutch} heeft")
            : ($"tables {names.English} need", $"tafels {names.Dutch} hebben");
        return new(
            new($"{english} at least {least} people and only {people} can sit there",
                $"{dutch} minstens {least} mensen nodig en er kunnen er maar {people} zitten"),
            new($"Lower the least size there by {least - people} in all, leave out a table, or find {least - people} "
                + "more people who are available.", $"Verlaag de kleinste grootte daar met {least - people} in totaal, laat een tafel weg, "
                    + $"of zoek {least - people} mensen die kunnen."), [])
        { Tables = tables };
    }

    public static Clash TargetsOutOfReach(string? attribute) => new(
        new($"The targets of the tables for {attribute ?? "roles"} cannot all be met with the people there are",
            $"De streefcijfers van de tafels voor {attribute ?? "rollen"} kunnen niet allemaal gehaald worden met de mensen die er zijn"),
        new("Widen the least and most of these targets until they add up to the people per level and the seats per table.",
            "Maak het minste en meeste van deze streefcijfers ruimer, tot ze passen bij de mensen per klasse en de plaatsen per tafel."),
        []);

    public static Wording LeftInTheBest(Wording breach) => new(
        $"No seating was found that keeps every rule; the best one found has this left: {breach.English}",
        $"Er is geen indeling gevonden die aan alle regels voldoet; in de beste blijft dit over: {breach.Dutch}");

    public static Wording CannotAllBeKept(IReadOnlyList<Wording> rules) => new(
        $"These cannot all be kept with tables of these sizes: {Names.Listed(rules).English}",
        $"Deze regels gaan niet samen bij tafels van deze grootte: {Names.Listed(rules).Dutch}");

    public static Wording LeaveOutOne(int rules) =>
        new($"Leave out one of these {rules} and compose again.", $"Laat een van deze {rules} weg en maak opnieuw een indeling.");

    /// <summary>Giving all of these up is enough.</summary>
    public static Wording Without(IReadOnlyList<Wording> rules) =>
        new($"Without {Names.Listed(rules).English} it can be done.", $"Zonder {Names.Listed(rules).Dutch} kan het wel.");

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}
