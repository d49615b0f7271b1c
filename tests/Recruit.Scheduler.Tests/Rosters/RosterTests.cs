using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Recruit.Data.Dialogues;
using Recruit.Data.Privacy;
using Recruit.Data.Rosters;
using Recruit.Scheduler.Rosters;
using Recruit.Testing;

namespace Recruit.Scheduler.Tests.Rosters;

/// <summary>A roster shows names, needs and answers, in forms that print and open well and can do no harm.</summary>
public sealed class RosterTests
{
    private static readonly Dialogue Evening = TestEvening.InHall with
    {
        Number = 12,
        Theme = "Wonen",
        Title = "Wonen in de stad",
        Venue = "Stadhuis, Utrecht",
        TableCount = 2,
    };

    private readonly Dictionary<Guid, Contact> contacts = [];
    private readonly List<RosterSeat> seats = [];

    [Fact]
    public void Those_who_come_are_listed_by_name_and_then_those_who_did_not_answer()
    {
        Seat(1, "Cem", "sent");
        Seat(1, "Ben", "accepted");
        Seat(1, "anna", "accepted");

        var table = Assert.Single(Read(tables: [1]).Tables);

        Assert.Equal(["anna", "Ben"], table.Expected.Select(person => person.Name));
        Assert.Equal(["Cem"], table.NoAnswer.Select(person => person.Name));
    }

    [Fact]
    public void Whoever_comes_along_stands_below_the_person_and_counts_as_nobody()
    {
        Seat(1, "Ben", "attended");
        Seat(1, "Anna", "attended", companion: ("interpreter", "Piet Bos"));
        Seat(1, "Cem", "attended", companion: ("carer", null));

        var roster = Read([1]);

        Assert.Equal(["Anna", "Ben", "Cem"], Assert.Single(roster.Tables).Guests.Select(person => person.Name));
        Assert.Contains(
            "1;Anna;;was er;x\n1;Piet Bos;tolk van Anna;was er;\n1;Ben;;was er;x\n1;Cem;;was er;x\n1;Verzorger;verzorger van Cem;was er;\n",
            CsvOf(roster), StringComparison.Ordinal);
    }

    [Fact]
    public void A_guest_such_as_a_minister_is_listed_and_counts_as_nobody()
    {
        Seat(1, "Anna", "attended");
        var mees = Guid.NewGuid();
        contacts[mees] = new Contact("Mees");

        var roster = Roster.Of(Evening, "", [1, 2], seats, contacts, new Dictionary<int, string>(), withContact: false,
            [new TableVisitor(mees, 1, VisitorRole.Minister)]);

        Assert.Equal(["Anna"], roster.Tables[0].Guests.Select(person => person.Name));
        Assert.Contains("1;Anna;;was er;x\n1;Mees;gast: minister;gast;\n", CsvOf(roster), StringComparison.Ordinal);
        Assert.Empty(roster.Tables[1].People);
    }

    [Fact]
    public void Who_was_erased_is_on_no_roster()
    {
        Seat(1, "Anna", "accepted");
        contacts.Clear();

        Assert.Empty(Assert.Single(Read(tables: [1]).Tables).People);
    }

    [Fact]
    public void Addresses_and_telephones_are_for_organisers_only()
    {
        Seat(1, "Anna", "accepted", needs: "rolstoel");

        Assert.DoesNotContain("anna@", CsvOf(Read([1], withContact: false)), StringComparison.Ordinal);
        Assert.DoesNotContain("0612345678", CsvOf(Read([1], withContact: false)), StringComparison.Ordinal);
        Assert.Contains(
            "Anna;rolstoel;komt;0612345678;anna@voorbeeld.example;", CsvOf(Read([1], withContact: true)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1+1")]
    [InlineData("-2")]
    [InlineData("@SUM(A1)")]
    public void In_a_csv_nothing_that_was_typed_runs_as_a_formula(string needs)
    {
        Seat(1, "Anna", "accepted", needs);

        Assert.Contains($"Anna;'{needs};komt;", CsvOf(Read([1])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_csv_opens_by_itself_in_a_Dutch_spreadsheet_and_keeps_what_was_typed()
    {
        Seat(2, "Zoë \"Zo\" de Wit; Jansen", "accepted", "hoort slecht;\nliever vooraan");

        var file = RosterCsv.Write(Read([2]), "nl");

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), file[..3]);
        Assert.Equal(
            "Tafel;Naam;Bijzonderheden;Antwoord;Aanwezig\n2;\"Zoë \"\"Zo\"\" de Wit; Jansen\";\"hoort slecht;\nliever vooraan\";komt;\n",
            Encoding.UTF8.GetString(file[3..]));
    }

    [Fact]
    public void A_workbook_is_valid_and_has_a_sheet_per_table_with_text_cells_only()
    {
        Seat(1, "Anna", "accepted", "=HYPERLINK(\"http://elders.example\")");
        Seat(2, "Ben\u0007", "no_show");

        using var stream = new MemoryStream(RosterWorkbook.Write(Read([1, 2]), "nl"));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);

        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2016)
            .Validate(book)
            .Select(error => $"{error.Path?.XPath}: {error.Description}"));
        Assert.Equal(["Tafel 1", "Tafel 2"], book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(sheet => sheet.Name!.Value));
        var cells = book.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<Cell>()).ToList();
        Assert.All(cells, cell => Assert.Equal(CellValues.InlineString, cell.DataType!.Value));
        Assert.Empty(book.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<CellFormula>()));
        Assert.Contains(cells, cell => cell.InnerText == "dinsdag 9 maart 2027, van 19.30 tot 21.30 uur");
        Assert.Contains(cells, cell => cell.InnerText == "Ben");
    }

    [Fact]
    public void The_head_of_each_table_is_printed_on_every_page()
    {
        Seat(1, "Anna", "accepted");
        Seat(2, "Ben", "accepted");

        using var stream = new MemoryStream(RosterWorkbook.Write(Read([1, 2]), "nl"));
        using var book = SpreadsheetDocument.Open(stream, isEditable: false);

        foreach (var (number, sheet) in book.WorkbookPart!.Workbook.Descendants<Sheet>().Index())
        {
            var name = Assert.Single(book.WorkbookPart.Workbook.Descendants<DefinedName>(), name => name.LocalSheetId! == number);
            Assert.Equal("_xlnm.Print_Titles", name.Name);
            var place = Regex.Match(name.Text, @"^'(.+)'!\$(\d+):\$\2$");
            Assert.Equal(sheet.Name, place.Groups[1].Value);
            var rows = ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>();
            var head = rows.ElementAt(int.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture) - 1);
            Assert.Contains("Naam", head.Elements<Cell>().Select(cell => cell.InnerText));
        }
    }

    [Fact]
    public void Where_people_change_tables_each_has_the_tables_of_the_later_rounds_and_each_table_those_who_come_to_it()
    {
        Seat(1, "Anna", "accepted", organisation: "Buurthuis", later: [2, 1]);
        Seat(1, "Ben", "accepted", later: [1, 2]);
        Seat(2, "Cem", "accepted", later: [1, 1]);
        Seat(2, "Dirk", "sent", later: [1, 2]);

        var roster = Read([1]);

        Assert.Equal([["Ben", "Cem"], ["Anna", "Cem"]],
            Assert.Single(roster.Tables).LaterRounds.Select(round => round.Select(person => person.Name).ToArray()));
        Assert.StartsWith(
            "Tafel;Naam;Organisatie;Tafel in ronde 2;Tafel in ronde 3;Bijzonderheden;Antwoord;Aanwezig\n1;Anna;Buurthuis;2;1;;komt;\n",
            CsvOf(roster)[1..], StringComparison.Ordinal);
    }

    [Fact]
    public void A_roster_in_English_has_English_words()
    {
        Seat(1, "Anna", "attended");

        Assert.StartsWith("Table;Name;Needs;Answer;There\n1;Anna;;was there;x",
            Encoding.UTF8.GetString(RosterCsv.Write(Read([1]), "en")[3..]), StringComparison.Ordinal);
    }

    private void Seat(
        int table, string name, string state, string? needs = null, (string? Kind, string? Name) companion = default,
        string? organisation = null, int[]? later = null)
    {
        var person = Guid.NewGuid();
        contacts[person] = new Contact(name)
        {
            Email = $"{name.ToLowerInvariant()}@voorbeeld.example",
            Telephone = "0612345678",
            Needs = needs,
            Companion = companion.Name,
        };
        seats.Add(new RosterSeat
        {
            TableNumber = table,
            SeatNumber = seats.Count + 1,
            RegistrationId = Guid.NewGuid(),
            PersonId = person,
            Language = "nl",
            InvitationId = Guid.NewGuid(),
            State = state,
            Companion = companion.Kind,
            Organisation = organisation,
            LaterTables = later ?? [],
        });
    }

    private Roster Read(int[] tables, bool withContact = false) =>
        Roster.Of(Evening, "Wethouder Vermeer", tables, seats, contacts, new Dictionary<int, string> { [1] = "Fenna" }, withContact);

    private static string CsvOf(Roster roster) => Encoding.UTF8.GetString(RosterCsv.Write(roster, "nl"));
}
