using System.Text;
using System.Text.Json;

namespace Recruit.Web.Tests.Commands.Compose;

/// <summary>What an organiser gets from <c>compose</c>: a roster, and a report that can be checked from the roster alone.</summary>
public sealed class ComposeCommandTests : IDisposable
{
    private static readonly (string Name, double[] Shares)[] Margins =
    [
        ("age_group", [.13, .16, .15, .17, .16, .13, .10]),
        ("gender", [.5, .49, .01]),
        ("region", [.03, .04, .03, .07, .02, .12, .15, .06, .17, .21, .02, .08]),
        ("ses", [.28, .42, .30]),
        ("education", [.26, .42, .32]),
        ("origin", [.73, .12, .15]),
    ];

    private readonly ComposeInFolder run = new();

    [Theory]
    [InlineData(600, 50)]
    [InlineData(95, 8)]
    public void Everyone_gets_a_balanced_table_and_a_report_that_tells_the_truth(int count, int tables)
    {
        var people = run.Write("people.csv", PeopleCsv(count, seed: 7));

        var code = run.Compose("--people", people, "--tables", $"{tables}", "--size", "8-15", "--out", run.PathOf("roster.csv"), "--report",
            run.PathOf("report.json"));

        Assert.Equal(0, code);
        var roster = Rows(run.Read("roster.csv"));
        var report = JsonDocument.Parse(run.Read("report.json")).RootElement;
        Assert.Equal(count, roster.Select(row => row["id"]).Distinct().Count());
        Assert.All(roster.CountBy(row => row["table"]), table => Assert.InRange(table.Value, 8, 15));
        Assert.Equal(DeviationOf(roster), report.GetProperty("deviation").GetDouble(), 6);
        Assert.Equal(BoundOf(roster), report.GetProperty("bound").GetDouble(), 6);
        Assert.InRange(report.GetProperty("gap").GetDouble(), 0, count == 600 ? 0 : 0.05);
        var why = report.GetProperty("people_why").EnumerateArray().ToList();
        Assert.Equal(
            TableOf(roster), why.ToDictionary(seat => seat.GetProperty("id").GetString()!, seat => seat.GetProperty("table").GetString()!));
        Assert.All(why, seat => Assert.StartsWith("for balance", seat.GetProperty("because").GetString(), StringComparison.Ordinal));
        Assert.All(report.GetProperty("per_table").EnumerateArray(),
            table => Assert.Contains("is furthest off: ", table.GetProperty("remark").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_crossing_is_mirrored_as_a_wish_and_has_its_own_line_in_the_report()
    {
        string[] order =
        [
            "--people", run.Write("people.csv", PeopleCsv(240, seed: 7)), "--tables", "20", "--attributes", "gender,ses,education",
            "--out", run.PathOf("roster.csv"), "--report", run.PathOf("report.json"),
        ];
        run.Compose(order);
        var before = OffBy(Rows(run.Read("roster.csv")));

        Assert.Equal(0, run.Compose([.. order, "--cross", "ses:education"]));

        var after = OffBy(Rows(run.Read("roster.csv")));
        var attributes = JsonDocument.Parse(run.Read("report.json")).RootElement.GetProperty("attributes").EnumerateArray();
        Assert.Contains("ses:education", attributes.Select(one => one.GetProperty("name").GetString()));
        Assert.True(after < 0.8 * before, $"{before} and with the crossing {after}");

        static double OffBy(List<Dictionary<string, string>> roster) => roster.GroupBy(row => row["table"]).Sum(table =>
            roster.CountBy(Both).Sum(level =>
                Math.Abs(table.Count(row => Both(row) == level.Key) - table.Count() * level.Value / (double)roster.Count)));
        static (string, string) Both(Dictionary<string, string> row) => (row["ses"], row["education"]);
    }

    [Theory]
    [InlineData("ses")]
    [InlineData("ses:shoe")]
    [InlineData("ses:ses")]
    [InlineData("ses:gender=much")]
    public void What_is_no_pair_of_attributes_cannot_be_crossed(string pair)
    {
        Assert.Equal(2, run.Compose("--people", run.Write("people.csv", PeopleCsv(40, seed: 7)), "--tables", "4", "--cross", pair));
        Assert.Contains($"\"{pair}\" is not a pair of attributes", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_twice_gives_the_same_roster_to_the_byte()
    {
        var people = run.Write("people.csv", PeopleCsv(120, seed: 3));
        string[] order = ["--people", people, "--tables", "11", "--seed", "5", "--threads", "2"];

        run.Compose([.. order, "--out", run.PathOf("first.csv")]);
        run.Compose([.. order, "--out", run.PathOf("second.csv")]);

        Assert.Equal(run.Read("first.csv"), run.Read("second.csv"));
    }

    [Fact]
    public void In_three_rounds_everyone_sits_three_times_and_the_report_counts_who_met()
    {
        var people = run.Write("people.csv", PeopleCsv(96, seed: 4));

        var code = run.Compose("--people", people, "--tables", "12", "--attributes", "gender,ses", "--rounds", "3", "--out",
            run.PathOf("roster.csv"), "--report", run.PathOf("report.json"));

        Assert.Equal(0, code);
        var roster = Rows(run.Read("roster.csv"));
        Assert.All(roster.CountBy(row => row["id"]), person => Assert.Equal(3, person.Value));
        var rounds = JsonDocument.Parse(run.Read("report.json")).RootElement.GetProperty("rounds");
        Assert.Equal(PairsIn(roster), rounds.GetProperty("pairs_met").GetInt32());
        Assert.InRange(PairsIn(roster), 0.98 * rounds.GetProperty("pairs_bound").GetInt32(), rounds.GetProperty("pairs_bound").GetInt32());
    }

    [Fact]
    public void A_standing_roster_is_mended_with_few_moves_and_each_has_its_reason()
    {
        var csv = PeopleCsv(96, seed: 9);
        run.Compose("--people", run.Write("people.csv", csv), "--tables", "8", "--out", run.PathOf("roster.csv"));
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        var now = string.Join('\n', lines.Where(line => !line.StartsWith("p3,", StringComparison.Ordinal)).Append("new,a1,g1,r2,s1,e1,o0"));

        var code = run.Compose(
            "--people", run.Write("now.csv", now), "--tables", "8", "--current", run.PathOf("roster.csv"), "--changes", "4",
            "--out", run.PathOf("mended.csv"), "--report", run.PathOf("report.json"));

        Assert.Equal(0, code);
        var (before, after) = (TableOf(Rows(run.Read("roster.csv"))), TableOf(Rows(run.Read("mended.csv"))));
        var moved = before.Keys.Where(id => id != "p3" && after[id] != before[id]).ToList();
        var repair = JsonDocument.Parse(run.Read("report.json")).RootElement.GetProperty("repair");
        Assert.InRange(moved.Count, 0, 4);
        Assert.Equal([.. moved.Append("new").Order()],
            repair.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("id").GetString()!).Order());
        Assert.All(
            repair.GetProperty("changes").EnumerateArray(), change => Assert.NotEqual("", change.GetProperty("because").GetString()));
        Assert.Equal(DeviationOf(Rows(run.Read("mended.csv"))), repair.GetProperty("deviation_after").GetDouble(), 6);
    }

    [Fact]
    public void The_page_needs_nothing_beside_it_and_shows_every_table_with_its_figures()
    {
        run.Write("people.csv", "id,gender\n<anna>,w\nben,m\ncem,w\ndirk,m\n");

        run.Compose("--people", run.PathOf("people.csv"), "--tables", "2", "--size", "2-2", "--out", run.PathOf("roster.csv"), "--html",
            run.PathOf("page.html"));

        var page = run.Read("page.html");
        Assert.Contains("4 mensen aan 2 tafels van 2", page, StringComparison.Ordinal);
        Assert.Contains("Geen indeling kan beter.", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Tafel 2</h2>", page, StringComparison.Ordinal);
        Assert.Contains("1 <span>ideaal 1</span>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;anna&gt;", page, StringComparison.Ordinal);
        Assert.Contains("voor de balans: de andere tafel is even goed", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_speaks_english_when_asked_and_tells_who_has_no_seat()
    {
        run.Write("people.csv", "id,gender,table\nanna,w,1\nben,m,\ncem,w,\ndirk,m,\nels,m,\n");

        run.Compose("--people", run.PathOf("people.csv"), "--tables", "2", "--size", "2-2", "--out", run.PathOf("roster.csv"), "--html",
            run.PathOf("page.html"), "--language", "en");

        var page = run.Read("page.html");
        Assert.Contains("<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.Contains("<h2>Without a seat</h2>", page, StringComparison.Ordinal);
        Assert.Contains("the 2 tables have 4 seats for 5 people, and a draw decided", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">anna</th><td>pinned to table 1</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tafel", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("attribute,level,share\ngender,w,0.5\ngender,m,0.5\n", 0, "")]
    [InlineData("attribute,level,share\ngender,w,0.5\ngender,m,0.4\n", 2, "the shares of gender add up to 0.9")]
    [InlineData("attribute,level,share\ngender,w,1\n", 2, "people.csv, line 3, column gender: the targets have no share for \"m\"")]
    [InlineData("attribute,level,share\ngender,w,half\ngender,m,0.5\n", 2, "targets.csv, line 2, column share: \"half\" is not a share")]
    [InlineData("attribute,level,share\nage,young,1\n", 2, "age is not an attribute that is balanced")]
    public void Shares_of_ones_own_are_read_and_checked(string targets, int expected, string message)
    {
        var people = run.Write("people.csv", "id,gender\nanna,w\nben,m\ncem,w\ndirk,w\n");

        var code = run.Compose("--people", people, "--tables", "2", "--size", "2-2", "--targets", run.Write("targets.csv", targets),
            "--report", run.PathOf("report.json"));

        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Equal(expected, code);
        // At half women, the table of two women is one woman over and one man short.
        if (code == 0) Assert.Equal(2, JsonDocument.Parse(run.Read("report.json")).RootElement.GetProperty("deviation").GetDouble());
    }

    [Theory]
    [InlineData("--rounds", "0", "0 is not a number of rounds")]
    [InlineData("--changes", "2", "Give it with --current")]
    [InlineData("--threads", "0", "0 is not a number of threads")]
    [InlineData("--time-limit", "0", "that is not a time")]
    [InlineData("--size", "15-8", "\"15-8\" is not a size range")]
    [InlineData("--weights", "gender=heavy", "\"gender=heavy\" gives no weight")]
    [InlineData("--attributes", "shoe", "people.csv has no such column to balance")]
    [InlineData("--out", "/no/such/folder/roster.csv", "the folder does not exist")]
    public void An_option_that_makes_no_sense_is_refused(string option, string value, string message)
    {
        var code = run.Compose("--people", run.Write("people.csv", "id,gender\nanna,w\nben,m\n"), "--tables", "1", option, value);

        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Equal(2, code);
    }

    [Fact]
    public void Semicolons_a_byte_order_mark_and_unknown_columns_go_through()
    {
        var people = run.PathOf("people.csv");
        File.WriteAllText(
            people, "id;gender;note\r\nanna;w;\"likes; semicolons\"\r\nben;m;\r\ncem;w;\r\ndirk;m;\r\n", new UTF8Encoding(true));

        var code = run.Compose("--people", people, "--tables", "2", "--size", "2-2", "--attributes", "gender");

        Assert.Equal(0, code);
        Assert.StartsWith("round,table,id,gender,note\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("anna,w,likes; semicolons\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,gender\nanna,w\nanna,m\n", "2", 2, "people.csv, line 3, column id: anna already stands on line 2")]
    [InlineData("id,gender,available\nanna,w,1|9\nben,m,\n", "2", 2, "people.csv, line 2, column available: there is no table 9")]
    [InlineData("id,gender,table\nanna,w,9\nben,m,\n", "2", 2, "people.csv, line 2, column table: there is no table 9")]
    [InlineData("id,household\nanna,\nben,\n", "2", 2, "no attribute is left to balance")]
    [InlineData("", "2", 2, "the file is empty")]
    [InlineData("id,gender\n", "2", 2, "there is a header and nothing under it")]
    [InlineData("name,gender\nanna,w\n", "1", 2, "people.csv, line 1, column id: the column is missing")]
    [InlineData("id,gender\nanna\n", "1", 2, "people.csv, line 2: the row has 1 cells where the header has 2")]
    [InlineData("id,gender,reserve\nanna,w,perhaps\n", "1", 2, "people.csv, line 2, column reserve")]
    [InlineData("id,gender\nanna,w\nben,m\n", "0", 2, "0 is not a number of tables")]
    [InlineData("id,gender\nanna,w\nben,m\n", "tables.csv", 2, "there is no such file")]
    [InlineData("id,gender,household\nanna,w,h\nben,m,h\ncem,m,h\ndirk,m,\n", "2", 3, "household h has 3 people")]
    [InlineData("id,gender,together,household\nanna,w,t,h\nben,m,t,h\n", "2", 3,
        "anna and ben must sit together and, as household h, apart")]
    [InlineData("id,gender,table\nanna,w,1\nben,m,1\ncem,w,1\ndirk,m,\n", "2", 3, "3 people are pinned to table 1, which seats at most 2")]
    [InlineData("id,gender\nanna,w\n", "2", 3, "2 tables of at least 1 need 2 people and there are 1")]
    public void Bad_input_is_refused_with_its_place_and_remedy(string csv, string tables, int expected, string message)
    {
        var code = run.Compose("--people", run.Write("people.csv", csv), "--tables", tables, "--size", "1-2");

        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Equal(expected, code);
    }

    [Fact]
    public void With_more_people_than_seats_the_tables_are_full_and_one_line_says_who_has_no_seat_and_why()
    {
        var people = run.Write("people.csv", "id,gender,table\nanna,w,1\nben,m,\ncem,m,\ndirk,m,\nels,w,\n");

        var code = run.Compose(
            "--people", people, "--tables", "2", "--size", "1-2", "--out", run.PathOf("roster.csv"), "--report", run.PathOf("report.json"));

        Assert.Equal(0, code);
        var unplaced = Assert.Single(JsonDocument.Parse(run.Read("report.json")).RootElement.GetProperty("unplaced").EnumerateArray());
        Assert.Equal("the 2 tables have 4 seats for 5 people, and a draw decided", unplaced.GetProperty("because").GetString());
        Assert.Contains($"{unplaced.GetProperty("id")} has no seat: the 2 tables have 4 seats for 5 people, and a draw decided.",
            run.Output, StringComparison.Ordinal);
        Assert.Equal(4, Rows(run.Read("roster.csv")).Count);
        Assert.Equal("1", TableOf(Rows(run.Read("roster.csv")))["anna"]);
    }

    [Theory]
    [InlineData("table,min,max,role:guide\nA,1,2,1\nB,1,2,1\n", 3, "The tables ask 2 people of role guide and there is 1")]
    [InlineData("table,min,max,role:guide\nA,1,2,1\nB,1,2,1\n", 3, "See tables.csv, lines 2, 3.")]
    [InlineData("table,min,max,role:guide\nA,1,2,0\nB,1,2,2\n", 3, "Lower the quotas of guide by 1, or add people of that role.")]
    [InlineData("table,min,max,role:guide,role:host\nA,1,1,1,1\nB,1,3,0,0\n", 3, "Table A asks 2 people for its roles and seats at most 1")]
    [InlineData("table,min,max\nA,2,2\nB,2,4\n", 3, "2 tables of at least 2 need 4 people and there are 3")]
    [InlineData("table,min,max,targets\nA,1,2,gender=w:2-2\nB,1,2,gender=w:1-2\n", 3,
        "The tables ask 3 people of gender=w and there are 2")]
    [InlineData("table,min,max,targets\nA,1,2,women\n", 2, "tables.csv, line 2, column targets: \"women\" is not a target")]
    [InlineData("table,min,max\nA,3,2\n", 2, "tables.csv, line 2, column min: the least size 3 is more than the most size 2")]
    [InlineData("table,min,max\nA,1,x\n", 2, "tables.csv, line 2, column max: \"x\" is not a whole number")]
    [InlineData("table,min,max\nA,1,2\nA,1,2\n", 2, "tables.csv, line 3, column table: table A already stands on line 2")]
    [InlineData("table,min,max,region\nA,1,2,Zeeland\nB,1,2,\n", 2, "column region: the column is missing")]
    public void Tables_that_cannot_be_are_refused_too(string csv, int expected, string message)
    {
        var people = run.Write("people.csv", "id,gender,role\nanna,w,guide\nben,m,\ncem,w,\n");

        var code = run.Compose("--people", people, "--tables", run.Write("tables.csv", csv));

        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.Equal(expected, code);
    }

    [Fact]
    public void A_level_that_only_one_person_has_counts_and_that_is_a_note()
    {
        var people = run.Write("people.csv", "id,gender\nanna,w\nben,m\ncem,w\ndirk,x\nels,m\n");
        string[] order = ["--people", people, "--tables", "2", "--size", "2-3", "--out", run.PathOf("roster.csv")];

        Assert.Equal(0, run.Compose(order));
        Assert.Equal("Note: people.csv, line 5, column gender: only dirk has \"x\". No table can balance such a level, "
            + "and it points at that person: you may merge it with another.\n", run.Errors);
        Assert.Equal(0, run.Compose(
            [.. order, "--targets", run.Write("targets.csv", "attribute,level,share\ngender,w,0.5\ngender,m,0.4\ngender,x,0.1\n")]));
        Assert.Equal("", run.Errors);
    }

    [Fact]
    public void Spellings_of_a_level_are_one_level_and_a_table_target_finds_them()
    {
        var people = run.Write("people.csv", "id,Geslacht,wijk\n1,Vrouw,Café\n2,man,Cafe\u0301\n3,vrouw,Zuid\n"
            + "4,MAN,Zuid \n5,Vrouw\u200B,café\n6,Man,Café\n7,vrouw,zuid\n8,man,Zuid\n");
        var tables = run.Write("tables.csv", "table,min,max,targets\nA,4,4,geslacht=VROUW:2-2\nB,4,4,\n");

        var code = run.Compose("--people", people, "--tables", tables, "--attributes", "geslacht,Wijk", "--out", run.PathOf("roster.csv"),
            "--report", run.PathOf("report.json"));

        Assert.Equal("", run.Errors);
        Assert.Equal(0, code);
        var report = JsonDocument.Parse(run.Read("report.json")).RootElement;
        Assert.Equal(0, report.GetProperty("deviation").GetDouble());
        Assert.All(report.GetProperty("attributes").EnumerateArray(),
            attribute => Assert.Equal(2, attribute.GetProperty("levels").GetArrayLength()));
    }

    [Fact]
    public void Spellings_of_a_household_a_table_and_a_role_are_one()
    {
        var people = run.Write("people.csv",
            "id,gender,household,table,role,available\n1,w,1234 AB 5,a,Guide,\n2,m,1234ab5,,,\n3,w,,,guide,a|B\n4,m,,,,\n,,,,,\n");
        var tables = run.Write("tables.csv", "table,min,max,role:GUIDE\nA,2,2,1\nB,2,2,1\n");

        Assert.Equal(0, run.Compose("--people", people, "--tables", tables, "--out", run.PathOf("roster.csv")));
        var seats = TableOf(Rows(run.Read("roster.csv")));
        Assert.Equal(
            [("1", "A"), ("2", "B"), ("3", "B"), ("4", "A")], seats.OrderBy(seat => seat.Key).Select(seat => (seat.Key, seat.Value)));
    }

    [Fact]
    public void The_seconds_of_the_report_add_up()
    {
        run.Compose("--people", run.Write("people.csv", PeopleCsv(60, seed: 2)), "--tables", "6", "--report", run.PathOf("report.json"),
            "--out", run.PathOf("roster.csv"));

        var seconds = JsonDocument.Parse(run.Read("report.json")).RootElement.GetProperty("seconds").EnumerateObject()
            .ToDictionary(part => part.Name, part => part.Value.GetDouble());
        Assert.Equal(seconds["total"], seconds["read"] + seconds["search"] + seconds["proof"], 3);
    }

    [Fact]
    public void Who_leaves_a_standing_roster_may_leave_one_of_a_level_alone_and_that_is_a_note()
    {
        run.Compose("--people", run.Write("people.csv", "id,gender\nanna,w\nben,m\ncem,w\ndirk,m\n"), "--tables", "2", "--size", "1-2",
            "--out", run.PathOf("roster.csv"));

        var code = run.Compose("--people", run.Write("now.csv", "id,gender\nanna,w\ncem,w\ndirk,m\n"), "--tables", "2", "--size", "1-2",
            "--current", run.PathOf("roster.csv"), "--out", run.PathOf("mended.csv"));

        Assert.Equal(0, code);
        Assert.Contains("Note: now.csv, line 4, column gender: only dirk has \"m\"", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quota_that_nobody_can_fill_where_it_stands_names_table_and_remedy()
    {
        var people = run.Write("people.csv", "id,gender,role,available\nanna,w,guide,A\nben,m,,\ncem,w,guide,A\ndirk,m,,\n");

        var code = run.Compose("--people", people, "--tables", run.Write("tables.csv", "table,min,max,role:guide\nA,1,3,1\nB,1,3,1\n"));

        Assert.Equal(3, code);
        Assert.Contains("- Table B needs 1 of role guide; of that role nobody can sit there.\nSee tables.csv, line 3.\n"
            + "Lower the quota of guide at table B", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_names_are_passed_through_and_not_balanced()
    {
        var csv = "id,gender,name\n" + string.Concat(Enumerable.Range(0, 10_000).Select(number => $"p{number},w,n{number}\n"));

        var code = run.Compose("--people", run.Write("people.csv", csv), "--tables", "800");

        Assert.Equal(0, code);
        Assert.StartsWith("Note: people.csv, line 1, column name: the 10000 people have 10000 different values, which no table can mirror. "
            + "The column is passed through and not balanced.\n", run.Errors, StringComparison.Ordinal);
        Assert.StartsWith("round,table,id,gender,name\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Latin1_is_refused_with_its_line()
    {
        File.WriteAllBytes(run.PathOf("people.csv"), Encoding.Latin1.GetBytes("id,gender\nanna,w\nzoë,w\n"));

        Assert.Equal(2, run.Compose("--people", run.PathOf("people.csv"), "--tables", "1"));
        Assert.Contains("people.csv, line 3", run.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => run.Dispose();

    private static string PeopleCsv(int people, int seed)
    {
        var chance = new Random(seed);
        var text = new StringBuilder("id," + string.Join(',', Margins.Select(margin => margin.Name)) + "\n");
        for (var person = 0; person < people; person++)
            text.Append("p" + person + ",")
                .AppendJoin(',', Margins.Select(margin => margin.Name[..1] + Pick(margin.Shares, chance.NextDouble())))
                .Append('\n');
        return text.ToString();
    }

    private static int Pick(double[] shares, double luck)
    {
        var level = 0;
        for (; level < shares.Length - 1 && luck >= shares[level]; level++) luck -= shares[level];
        return level;
    }

    private static List<Dictionary<string, string>> Rows(string csv)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    private static Dictionary<string, string> TableOf(List<Dictionary<string, string>> roster) =>
        roster.ToDictionary(row => row["id"], row => row["table"]);

    private static int PairsIn(List<Dictionary<string, string>> roster) =>
        (from table in roster.GroupBy(row => (row["round"], row["table"]))
         from one in table
         from other in table
         where string.CompareOrdinal(one["id"], other["id"]) < 0
         select (one["id"], other["id"])).Distinct().Count();

    private static double DeviationOf(List<Dictionary<string, string>> roster) =>
        (from margin in Margins
         from level in roster.CountBy(row => row[margin.Name])
         from table in roster.GroupBy(row => row["table"])
         select Math.Abs(table.Count(row => row[margin.Name] == level.Key) - table.Count() * level.Value / (double)roster.Count)).Sum();

    // Another way than the product's: people are dealt to seats one by one, and any cycle of exchanges that pays is taken until none does.
    private static double BoundOf(List<Dictionary<string, string>> roster) =>
        Margins.Sum(margin => new ExchangeBound(
            [.. roster.CountBy(row => row["table"]).OrderBy(table => table.Key).Select(table => table.Value)],
            [.. roster.CountBy(row => row[margin.Name]).OrderBy(level => level.Key).Select(level => level.Value)]).Least());
}
