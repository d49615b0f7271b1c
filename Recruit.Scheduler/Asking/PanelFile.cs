using Recruit.Data.Asking;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Asking;

/// <summary>What can come of reading the list of a panel or a network.</summary>
public abstract record PanelReading
{
    public sealed record Read(IReadOnlyList<PersonToAsk> People, IReadOnlyList<RefusedLine> Refused) : PanelReading;

    /// <summary>Nothing of it can be used.</summary>
    public sealed record Unusable(Wording Because) : PanelReading;
}

/// <summary>
/// Reads the people of a panel or a network, CSV or XLSX: name and e-mail and, where the list has them, municipality and language.
/// </summary>
public static class PanelFile
{
    /// <summary>So many people of one file are asked.</summary>
    public const int MostPeople = 5_000;

    private const int LongestName = 200;

    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["name"] = ["name", "naam"],
        ["email"] = ["email", "e-mail", "e-mailadres", "mail", "emailadres"],
        ["municipality"] = ["municipality", "gemeente", "woonplaats"],
        ["language"] = ["language", "taal"],
    };

    private static readonly string[] English = ["en", "english", "engels"];
    private static readonly string[] Dutch = ["", "nl", "dutch", "nederlands"];

    public static PanelReading Read(ReadOnlySpan<byte> bytes)
    {
        if (TableReader.Read(bytes) is not CsvReading.Read(var table))
            return new PanelReading.Unusable(ListColumns.Unreadable);
        var columns = new ListColumns(table, Names);
        if ((columns.Missing("name", "email") ?? WrongNumber(table.Rows.Count)) is { } because)
            return new PanelReading.Unusable(because);
        var (people, refused, seen) = (new List<PersonToAsk>(), new List<RefusedLine>(), new Dictionary<string, int>());
        foreach (var row in table.Rows)
            if (FlawOf(columns, row, seen) is { } flaw)
                refused.Add(new RefusedLine(row.Line, flaw));
            else
                people.Add(PersonOf(columns, row));
        return new PanelReading.Read(people, refused);
    }

    private static Wording? WrongNumber(int people) => people switch
    {
        0 => new Wording("There is nobody in this file. Put one person on each line.",
            "Er staat niemand in dit bestand. Zet op elke regel één mens."),
        > MostPeople => new Wording($"This file has more than {MostPeople} lines. Split it.",
            $"Dit bestand heeft meer dan {MostPeople} regels. Splits het."),
        _ => null,
    };

    private static Wording? FlawOf(ListColumns columns, CsvRow row, Dictionary<string, int> seen)
    {
        var (name, email, language) = (columns.Cell(row, "name"), columns.Cell(row, "email"), LanguageOf(columns, row));
        return ListColumns.FlawOf(row) ?? (
            name.Length is 0 or > LongestName
                ? new Wording("the name is empty or too long; the mail begins with it", "de naam is leeg of te lang; de mail begint ermee")
            : !MailAddress.IsOne(email)
                ? new Wording($"\"{email}\" is no e-mail address; write it as name@example.nl",
                    $"\"{email}\" is geen e-mailadres; schrijf het als naam@voorbeeld.nl")
            : language is null
                ? new Wording("the language is unknown; write nl or en, or leave it empty",
                    "de taal is onbekend; schrijf nl of en, of laat haar leeg")
            : !seen.TryAdd(MailAddress.Key(email), row.Line)
                ? new Wording($"this e-mail address stands on line {seen[MailAddress.Key(email)]} already; that one is enough",
                    $"dit e-mailadres staat al op regel {seen[MailAddress.Key(email)]}; één keer is genoeg")
            : null);
    }

    private static PersonToAsk PersonOf(ListColumns columns, CsvRow row) => new(
        columns.Cell(row, "name"), columns.Cell(row, "email"),
        columns.Cell(row, "municipality") is { Length: > 0 } municipality ? municipality : null, LanguageOf(columns, row)!);

    private static string? LanguageOf(ListColumns columns, CsvRow row)
    {
        var language = columns.Cell(row, "language");
        return English.Contains(language, Spelled.Alike) ? "en" : Dutch.Contains(language, Spelled.Alike) ? "nl" : null;
    }
}
