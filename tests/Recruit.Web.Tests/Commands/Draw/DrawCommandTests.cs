using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Recruit.Web.Terminal;

namespace Recruit.Web.Tests.Commands.Draw;

/// <summary>What an organiser gets from <c>draw</c>, held against the files alone.</summary>
public sealed class DrawCommandTests : IDisposable
{
    private readonly DrawInFolder run = new();

    [Fact]
    public void With_tables_no_more_of_a_home_are_drawn_than_can_sit_apart()
    {
        var homes = Enumerable.Range(0, 40).ToDictionary(place => $"p{place}", place => place / 4);
        var pool = "id,gender,household\n" + string.Concat(
            homes.Keys.Select((id, place) => $"{id},{(place % 2 == 0 ? "man" : "woman")},h{homes[id]}\n"));

        Assert.Equal(0, run.DrawAll(
            pool, DrawInFolder.Gender, "--seats", "8", "--tables", "2", "--size", "4-4", "--same-household", "any"));

        Assert.All(run.Panels(), panel => Assert.True(panel.CountBy(id => homes[id]).All(home => home.Value <= 2)));
        Assert.Equal(0, run.Verify("--people", run.PathOf("pool.csv")));
        Assert.Contains("nobody lacked a chair", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Panels_that_leave_somebody_standing_give_way_to_others()
    {
        string[] quarrel = ["p0", "p9", "p18", "p27", "p36"];
        var pool = "id,gender,apart\n" + string.Concat(Enumerable.Range(0, 40).Select(place =>
            $"p{place},{(place % 2 == 0 ? "man" : "woman")},{(place % 9 == 0 ? "quarrel" : "")}\n"));

        Assert.Equal(0, run.DrawAll(pool, DrawInFolder.Gender, "--seats", "8", "--tables", "2", "--size", "4-4"));

        Assert.All(run.Panels(), panel => Assert.True(panel.Count(id => quarrel.Contains(id)) <= 2));
        Assert.InRange(run.Report().GetProperty("seated").GetProperty("replaced").GetInt32(), 1, 200);
        Assert.Equal(0, run.Verify());
    }

    [Fact]
    public void Tables_that_cannot_seat_the_drawn_are_refused()
    {
        var pool = "id,gender,apart\n" + string.Concat(
            Enumerable.Range(0, 8).Select(place => $"p{place},{(place % 2 == 0 ? "man" : "woman")},quarrel\n"));

        Assert.Equal(2, run.DrawAll(pool, DrawInFolder.Gender, "--seats", "8", "--tables", "3", "--size", "4-4"));
        Assert.Contains("the tables have 12 to 12 seats together, and 8 people are drawn", run.Errors, StringComparison.Ordinal);
        var refused = Assert.Throws<CommandFault>(() =>
            run.DrawAll(pool, DrawInFolder.Gender, "--seats", "8", "--tables", "1", "--size", "8-8"));
        Assert.StartsWith("None of the thousand panels can be seated", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_panel_keeps_every_target_and_never_two_of_a_household()
    {
        var code = run.DrawAll(DrawInFolder.Forty, DrawInFolder.GenderAndAge, "--seats", "8");

        Assert.Equal(0, code);
        var people = run.Rows("pool.csv").ToDictionary(row => row["id"]);
        var panels = run.Panels();
        Assert.Equal(1_000, panels.Count);
        foreach (var panel in panels)
        {
            Assert.Equal(8, panel.Distinct().Count());
            Assert.Equal(8, panel.Select(id => people[id]["household"]).Distinct().Count());
            foreach (var target in run.Rows("targets.csv"))
                Assert.InRange(
                    panel.Count(id => people[id][target["attribute"]] == target["level"]), Number(target["min"]), Number(target["max"]));
        }
    }

    [Fact]
    public void The_report_tells_the_truth_about_chances_and_everyone_finds_the_own_one()
    {
        run.DrawAll(DrawInFolder.Forty, DrawInFolder.GenderAndAge, "--seats", "8");

        var (report, times) = (run.Report(), run.Panels().SelectMany(panel => panel).CountBy(id => id).ToDictionary());
        var chances = report.GetProperty("chances")
            .EnumerateArray()
            .ToDictionary(chance => chance.GetProperty("receipt").GetString()!, chance => chance.GetProperty("chance").GetDouble());
        Assert.Equal(40, chances.Count);
        foreach (var row in run.Rows("codes.csv"))
        {
            var receipt = Sha256($"recruit receipt\n{row["id"]}\n{row["code"].Replace("-", "", StringComparison.Ordinal)}");
            Assert.Equal(row["receipt"], receipt);
            Assert.Equal(times.GetValueOrDefault(row["id"]) / 1_000.0, chances[receipt]);
        }

        Assert.Equal("proven", report.GetProperty("status").GetString());
        // Thirteen or fourteen men share four of the seats, and twenty-six women the other four: nobody can be sure of more than 4/26.
        Assert.InRange(report.GetProperty("lowest_chance").GetDouble(), 0.9 * 4 / 26, 4 / 26.0 + 1e-6);
        Assert.Equal(report.GetProperty("lowest_chance_bound").GetDouble(), report.GetProperty("lowest_chance").GetDouble(), precision: 5);
        Assert.Equal(chances.Values.Max(), report.GetProperty("highest_chance").GetDouble());
        Assert.Equal(Sha256(run.Read("panels.csv")), report.GetProperty("panels_sha256").GetString());
    }

    [Fact]
    public void Those_drawn_are_the_panel_of_the_number_and_keep_their_columns()
    {
        run.DrawAll(DrawInFolder.Forty, DrawInFolder.Gender, "--seats", "8", "--number", "417", "--reserves", "5");

        var drawn = run.Rows("drawn.csv");
        Assert.Equal("id,seat,chance,gender,age,household", run.Read("drawn.csv").Split('\n')[0]);
        Assert.Equal(run.Panels()[417], drawn.Where(row => row["seat"] == "seat").Select(row => row["id"]));
        Assert.Equal(5, drawn.Count(row => row["seat"] == "reserve"));
        Assert.Equal(417, run.Report().GetProperty("number").GetInt32());
        var women = run.Report().GetProperty("targets").EnumerateArray()
            .First(target => target.GetProperty("level").GetString() == "woman");
        Assert.Equal(4, women.GetProperty("drawn").GetInt32());
    }

    [Fact]
    public void The_same_seed_and_key_give_the_same_files_but_for_the_time_they_took()
    {
        string[] order = ["--seats", "8", "--receipt-key", run.PathOf("key")];

        run.DrawAll(DrawInFolder.Forty, DrawInFolder.Gender, order);
        var first = (run.Read("panels.csv"), run.Read("drawn.csv"), run.Read("codes.csv"), WithoutTime(run.Read("draw.json")));
        run.DrawAll(DrawInFolder.Forty, DrawInFolder.Gender, order);

        Assert.Equal(first, (run.Read("panels.csv"), run.Read("drawn.csv"), run.Read("codes.csv"), WithoutTime(run.Read("draw.json"))));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(run.PathOf("key")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(run.PathOf("codes.csv")));
    }

    [Theory]
    [InlineData("category,feature,min,max\ngender,Female,2,4\ngender,Male,2,4\ngender,Other,0,0\n")]
    [InlineData("feature,value,min,max,min_flex,max_flex\nGender,Female,2,4,0,6\nGender,Male,2,4,0,6\nGender,Other,0,0,0,0\n,,,,,\n")]
    public void The_files_of_the_sortition_community_work_unchanged(string targets)
    {
        var people = "nationbuilder_id,first_name,primary_address1,primary_zip,gender\n"
            + string.Concat(Enumerable.Range(0, 24)
                .Select(place => $"n{place},name{place},{place / 2} Main St,G1,{(place % 2 == 0 ? "Female" : "male")}\n"));

        var code = run.DrawAll(people, targets, "--seats", "6");

        Assert.Equal(0, code);
        Assert.All(run.Panels(), panel => Assert.Equal(6, panel.Select(id => Number(id[1..]) / 2).Distinct().Count()));
        Assert.StartsWith("id,seat,chance,nationbuilder_id,first_name", run.Read("drawn.csv"), StringComparison.Ordinal);
        Assert.Contains("Note: targets.csv, line 4: nobody in pool.csv has", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_may_bring_the_household_along_says_so()
    {
        run.DrawAll(DrawInFolder.Forty, DrawInFolder.Gender, "--seats", "8", "--same-household", "any");

        var households = run.Rows("pool.csv").ToDictionary(row => row["id"], row => row["household"]);
        Assert.Contains(run.Panels(), panel => panel.Select(id => households[id]).Distinct().Count() < 8);
    }

    [Fact]
    public void Shares_with_slack_become_numbers_of_seats_and_the_report_is_printed_for_a_program()
    {
        var code = run.Draw("--people", run.Write("pool.csv", DrawInFolder.Forty), "--targets",
            run.Write("targets.csv", "attribute,level,share,slack\ngender,woman,0.5,0.05\ngender,man,0.5,1\n"),
            "--seats", "9", "--fairness", "minimax", "--json");

        Assert.Equal(0, code);
        var report = System.Text.Json.JsonDocument.Parse(run.Output).RootElement;
        // Of nine seats 45 to 55 % are 4.05 to 4.95, rounded outwards; a half is 4.5, and one seat off 3.5 to 5.5.
        Assert.Equal([(4, 5), (3, 6)], report.GetProperty("targets")
            .EnumerateArray()
            .Select(target => (target.GetProperty("min").GetInt32(), target.GetProperty("max").GetInt32())));
        Assert.Equal("minimax", report.GetProperty("fairness").GetString());
        Assert.True(report.GetProperty("highest_chance_bound").GetDouble() > 0);
    }

    [Fact]
    public void With_goldilocks_the_report_tells_both_chances_and_what_a_false_answer_could_gain_and_verify_checks_it()
    {
        var code = run.DrawAll(DrawInFolder.Forty, DrawInFolder.GenderAndAge, "--seats", "8", "--fairness", "goldilocks");
        var (report, said) = (run.Report(), run.Output);

        Assert.Equal(0, code);
        Assert.Equal(0, run.Verify());
        Assert.Contains("together", said, StringComparison.Ordinal);
        Assert.Contains("The best false answer found would raise a chance under", said, StringComparison.Ordinal);
        Assert.Contains("The proof holds: highest chance over even share plus even share over lowest chance is", run.Errors,
            StringComparison.Ordinal);
        var balance = report.GetProperty("balance");
        var (lowest, highest, even) = (balance.GetProperty("lowest").GetDouble(), balance.GetProperty("highest").GetDouble(),
            balance.GetProperty("even_share").GetDouble());
        Assert.Equal("proven", report.GetProperty("status").GetString());
        Assert.Equal(0.2, even, precision: 9);
        Assert.Equal(balance.GetProperty("bound").GetDouble(), highest / even + even / lowest, precision: 3);
        Assert.Equal(["leximin", "minimax", "goldilocks"],
            report.GetProperty("false_answers").EnumerateArray().Select(gain => gain.GetProperty("fairness").GetString()));
    }

    [Fact]
    public void Anna_must_have_a_seat_Ben_takes_no_part_and_Cem_has_twice_the_chance_for_a_reason()
    {
        var people = "id,gender,must,exclude,boost,boost_reason\nanna,woman,yes,,,\nben,man,,yes,,\ncem,man,,,2,the young are few\n"
            + string.Concat(Enumerable.Range(0, 20).Select(place => $"w{place},woman,,,,\nm{place},man,,,,\n"));

        var code = run.DrawAll(people, DrawInFolder.Gender, "--seats", "8");

        Assert.Equal(0, code);
        var times = run.Panels().SelectMany(panel => panel).CountBy(id => id).ToDictionary();
        Assert.Equal(1_000, times["anna"]);
        Assert.DoesNotContain("ben", times.Keys);
        // Four seats for twenty men and Cem, who counts as two: 4/22 and 8/22.
        Assert.InRange(times["cem"], 361, 366);
        Assert.All(Enumerable.Range(0, 20), place => Assert.InRange(times[$"m{place}"], 180, 183));
        Assert.Equal("the young are few", run.Report().GetProperty("boosts")[0].GetProperty("reason").GetString());
        Assert.Equal("ben", run.Report().GetProperty("without_chance")[0].GetProperty("id").GetString());
        Assert.Equal(0, run.Verify());
    }

    [Fact]
    public void For_several_dialogues_at_once_everyone_sits_where_he_or_she_can()
    {
        var people = "id,gender,available\n" + string.Concat(Enumerable.Range(0, 30)
            .Select(place => $"p{place},{(place % 2 == 0 ? "woman" : "man")},{(place < 10 ? "Goes" : place < 20 ? "Zwolle|Goes" : "")}\n"));
        var targets = "attribute,level,dialogue,min,max\ngender,woman,,4,6\ngender,man,,4,6\ngender,woman,Goes,2,3\ngender,man,Goes,2,3\n";

        var code = run.DrawAll(people, targets, "--dialogues", run.Write("dialogues.csv", "name,min,max\nZwolle,5,5\nGoes,4,5\n"));

        Assert.Equal(0, code);
        foreach (var panel in run.Rows("panels.csv").GroupBy(row => row["number"]))
        {
            Assert.DoesNotContain(panel, seat => seat["dialogue"] == "Zwolle" && Number(seat["id"][1..]) < 10);
            Assert.InRange(panel.Count(seat => seat["dialogue"] == "Goes"), 4, 5);
            Assert.Equal(5, panel.Count(seat => seat["dialogue"] == "Zwolle"));
        }

        Assert.Contains("dialogue", run.Read("drawn.csv").Split('\n')[0], StringComparison.Ordinal);
        Assert.Equal(0, run.Verify("--people", run.PathOf("pool.csv")));
    }

    [Fact]
    public void Published_before_the_dice_are_thrown_nobody_is_drawn_yet()
    {
        var code = run.DrawAll(DrawInFolder.Forty, DrawInFolder.Gender, "--seats", "8", "--number", "later");

        Assert.Equal(0, code);
        Assert.Contains("Nobody is drawn yet", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(run.PathOf("drawn.csv")));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, run.Report().GetProperty("number").ValueKind);
    }

    [Fact]
    public void Targets_that_nobody_can_meet_are_explained_with_what_clashes()
    {
        var code = run.DrawAll("id,gender,age\nanna,woman,old\nben,man,old\ncem,man,young\ndirk,man,old\n",
            "attribute,level,min,max\ngender,woman,1,1\ngender,man,1,1\nage,young,2,2\nage,old,0,2\n", "--seats", "2");

        Assert.Equal(3, code);
        Assert.Contains("age young", run.Errors, StringComparison.Ordinal);
        Assert.Contains("\"status\": \"impossible\"", run.Read("draw.json"), StringComparison.Ordinal);
    }

    public void Dispose() => run.Dispose();

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string WithoutTime(string report) => report[..report.IndexOf("\"seconds\"", StringComparison.Ordinal)];
}
