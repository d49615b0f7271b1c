using System.Globalization;
using System.Text.RegularExpressions;
using Recruit.Data.Privacy;
using Recruit.Data.Reference;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;
using Recruit.Scheduler.Language;

namespace Recruit.Scheduler.Asking;

/// <summary>Reads a sample of addresses or a town's register, CSV or XLSX.</summary>
public sealed partial class AddressFile
{
    /// <summary>More groups of neighbourhoods than this leave hardly anybody in each.</summary>
    public const int MostIndices = 10;

    private const int FirstYear = 1900;

    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["number"] = ["number", "nummer", "volgnummer", "id"],
        ["postcode"] = ["postcode", "postal_code"],
        ["municipality"] = ["municipality", "gemeente"],
        ["index"] = ["index", "buurtindex", "wijkindex", "neighbourhood_index"],
        ["year"] = ["year", "birth_year", "geboortejaar", "jaar"],
        ["name"] = ["name", "naam"],
        ["street"] = ["street", "straat", "straatnaam", "adres", "address"],
        ["house"] = ["house_number", "huisnummer"],
        ["city"] = ["city", "plaats", "woonplaats"],
    };

    private readonly ListColumns columns;
    private readonly int youngest;
    private readonly Dictionary<string, int> seen = new(Spelled.Alike);

    private AddressFile(ListColumns columns, int youngest) => (this.columns, this.youngest) = (columns, youngest);

    /// <param name="youngest">The last year of birth with which somebody may take part.</param>
    public static AddressReading Read(ReadOnlySpan<byte> bytes, int youngest)
    {
        if (TableReader.Read(bytes) is not CsvReading.Read(var table))
            return new AddressReading.Unusable(ListColumns.Unreadable);
        var columns = new ListColumns(table, Names);
        return columns.Missing("number", "postcode") is { } missing
            ? new AddressReading.Unusable(missing)
            : new AddressFile(columns, youngest).Read(table);
    }

    private AddressReading Read(CsvTable table)
    {
        var refused = new List<RefusedLine>();
        var addresses = new List<AskedAddress>();
        foreach (var row in table.Rows)
            if (FlawOf(row) is { } flaw)
                refused.Add(new RefusedLine(row.Line, flaw));
            else
                addresses.Add(AddressOf(row));
        if (addresses.Select(address => address.Index).Where(index => index.Length > 0).Distinct().Count() > MostIndices)
            return new AddressReading.Unusable(new Wording(
                $"The index of the neighbourhood has more than {MostIndices} values. Make groups of it, such as 1 to 5.",
                $"De index van de buurt heeft meer dan {MostIndices} waarden. Maak er groepen van, zoals 1 tot en met 5."));
        return addresses.Count == 0 && refused.Count == 0
            ? new AddressReading.Unusable(new Wording(
                "There are no addresses in this file. Put one address on each line.",
                "Er staan geen adressen in dit bestand. Zet op elke regel één adres."))
            : new AddressReading.Read(addresses, refused);
    }

    private Wording? FlawOf(CsvRow row) => ListColumns.FlawOf(row) ?? NumberFlaw(row) ?? PlaceFlaw(row) ?? YearFlaw(row);

    private Wording? NumberFlaw(CsvRow row)
    {
        var number = Cell(row, "number");
        if (number.Length == 0)
            return new Wording("the number is empty; give each address a number of its own",
                "het nummer is leeg; geef elk adres een eigen nummer");
        return seen.TryAdd(number, row.Line)
            ? null
            : new Wording($"number {number} stands on line {seen[number]} already; give this address a number of its own",
                $"nummer {number} staat al op regel {seen[number]}; geef dit adres een eigen nummer");
    }

    private Wording? PlaceFlaw(CsvRow row)
    {
        var (postcode, municipality) = (Cell(row, "postcode"), Cell(row, "municipality"));
        if (PostcodeOf(row) is not { } digits)
            return new Wording($"\"{postcode}\" is no Dutch postcode; write it as 3511 AB or 3511",
                $"\"{postcode}\" is geen Nederlandse postcode; schrijf 3511 AB of 3511");
        if (municipality.Length > 0 && Municipalities.Published.Find(municipality) is null)
            return new Wording($"we know no municipality \"{municipality}\"; write its name or code as CBS does, such as Utrecht or GM0344",
                $"wij kennen geen gemeente \"{municipality}\"; schrijf de naam of code zoals het CBS, bijvoorbeeld Utrecht of GM0344");
        return municipality.Length > 0 || PostcodeRanges.Published.ProvinceOf(digits) is not null
            ? null
            : new Wording($"we do not know the province of postcode {postcode}; fill in the municipality",
                $"wij kennen de provincie van postcode {postcode} niet; vul de gemeente in");
    }

    private Wording? YearFlaw(CsvRow row)
    {
        var text = Cell(row, "year");
        if (text.Length == 0)
            return null;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year < FirstYear)
            return new Wording($"\"{text}\" is no year of birth; write four digits, such as 1984",
                $"\"{text}\" is geen geboortejaar; schrijf vier cijfers, bijvoorbeeld 1984");
        return year <= youngest ? null : new Wording(
            $"born in {year} is too young to take part; leave this line out",
            $"geboren in {year} is te jong om mee te doen; laat deze regel weg");
    }

    private AskedAddress AddressOf(CsvRow row)
    {
        var digits = PostcodeOf(row)!.Value;
        var municipality = Municipalities.Published.Find(Cell(row, "municipality"));
        var postcode = Cell(row, "postcode").ToUpperInvariant();
        return new AskedAddress(
            Cell(row, "number"), postcode, municipality?.ShortName ?? "",
            municipality?.Province ?? PostcodeRanges.Published.ProvinceOf(digits)!, Cell(row, "index"),
            ContactOf(row, postcode, municipality));
    }

    // Where the file has no street, the town puts the letter into the right envelope by its number.
    private Contact ContactOf(CsvRow row, string postcode, Municipality? municipality)
    {
        var street = $"{Cell(row, "street")} {Cell(row, "house")}".Trim();
        var city = Cell(row, "city");
        return new Contact(Cell(row, "name") is { Length: > 0 } name ? name : "Bewoner van dit adres")
        {
            Street = street.Length > 0 ? street : $"Nummer {Cell(row, "number")}",
            Postcode = postcode,
            City = city.Length > 0 ? city : municipality?.ShortName ?? "Nederland",
        };
    }

    private int? PostcodeOf(CsvRow row) =>
        Postcode().Match(Cell(row, "postcode")) is { Success: true } match
            ? int.Parse(match.Groups["digits"].Value, CultureInfo.InvariantCulture)
            : null;

    private string Cell(CsvRow row, string name) => columns.Cell(row, name);

    [GeneratedRegex("^(?<digits>[1-9][0-9]{3})( ?[A-Za-z]{2})?$")]
    private static partial Regex Postcode();
}
